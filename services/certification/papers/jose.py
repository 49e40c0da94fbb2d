"""A signed text (JWS, ES256) and nothing looser: one algorithm, one way to write each byte, no member twice."""

import base64
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

ALGORITHM: Final = "ES256"
HALF: Final = 32  # bytes of r, and of s
PARTS: Final = re.compile(r"([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)")

Json = dict[str, Any]


class Unreadable(ValueError):
    """What came in is not what it should be; the text says why, for whoever looks for the cause."""


@dataclass(frozen=True)
class Token:
    """A signed text, read but not believed yet."""

    kid: str
    typ: str
    payload: Json
    message: bytes  # what the signature is over
    signature: bytes


def signed(payload: Json, *, kid: str, typ: str, sign: Callable[[bytes], bytes]) -> str:
    """Sign a payload; the same payload gives the same text as long as the key signs the same way twice."""
    header = {"alg": ALGORITHM, "kid": kid, "typ": typ}
    message = f"{encoded(written(header))}.{encoded(written(payload))}"
    return f"{message}.{encoded(sign(message.encode()))}"


def opened(text: str) -> Token:
    """Read a signed text; says what is wrong with its form."""
    parts = PARTS.fullmatch(text)
    if not parts:
        raise Unreadable("not three parts with dots between them")
    header, payload = read(decoded(parts[1])), read(decoded(parts[2]))
    if set(header) != {"alg", "kid", "typ"} or not all(isinstance(each, str) for each in header.values()):
        raise Unreadable("the header must hold alg, kid and typ, and nothing else")
    if header["alg"] != ALGORITHM:
        raise Unreadable(f"the algorithm must be {ALGORITHM}")
    return Token(header["kid"], header["typ"], payload, f"{parts[1]}.{parts[2]}".encode(), decoded(parts[3]))


def is_signed_by(token: Token, jwk: Mapping[str, str]) -> bool:
    """Whether this key signed it."""
    return is_signature(token.message, token.signature, public_key(jwk))


def is_signature(message: bytes, signature: bytes, key: ec.EllipticCurvePublicKey) -> bool:
    """Whether a raw signature (r, then s) over a message is of this key."""
    if len(signature) != 2 * HALF:
        return False
    r, s = (int.from_bytes(each) for each in (signature[:HALF], signature[HALF:]))
    try:
        key.verify(encode_dss_signature(r, s), message, ec.ECDSA(SHA256()))
    except InvalidSignature:
        return False
    return True


def public_key(jwk: Mapping[str, str]) -> ec.EllipticCurvePublicKey:
    """Read a public key as did:web and trust lists write it."""
    if jwk.get("kty") != "EC" or jwk.get("crv") != "P-256":
        raise Unreadable("not a key on P-256")
    try:
        x, y = (int.from_bytes(decoded(jwk[each])) for each in ("x", "y"))
        return ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key()
    except (KeyError, ValueError) as error:
        raise Unreadable("not a point on P-256") from error


def written(value: Json) -> bytes:
    """JSON without a needless byte, in the order that was given."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def read(text: bytes) -> Json:
    """Read one JSON object; a member that is there twice is read in two ways by two readers, so it is refused."""
    try:
        found = json.loads(text, object_pairs_hook=_once_each)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"no JSON: {error}") from error
    if not isinstance(found, dict):
        raise Unreadable("no JSON object")
    return found


def _once_each(members: list[tuple[str, Any]]) -> Json:
    found = dict(members)
    if len(found) != len(members):
        raise Unreadable("a member is there twice")
    return found


def encoded(data: bytes) -> str:
    """Base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def decoded(text: str) -> bytes:
    """Read base64url; refuses the other spellings of the same bytes, so that no bit of a token can change unseen."""
    try:
        data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError as error:
        raise Unreadable("no base64url") from error
    if encoded(data) != text:
        raise Unreadable("base64url that is written in another way than it should")
    return data
