"""A key in a token (PKCS#11: a smart card, an HSM, SoftHSM): it signs, and never comes out."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from services.certification.papers import self_made
from services.certification.papers.signer import KeyMissing, kid_of

HALF: Final = 32


@dataclass(frozen=True)
class Pkcs11Token:
    """Where keys are: the library of the maker, the name of the token, and what opens it."""

    library: Path
    name: str
    pin: str = field(repr=False)

    @contextmanager
    def opened(self) -> Iterator[Any]:
        """Open the token for a moment; each signature opens it anew, so that threads and copies share nothing."""
        import pkcs11  # noqa: PLC0415  only an installation with a token has this library

        try:
            token = pkcs11.lib(str(self.library)).get_token(token_label=self.name)
        except pkcs11.NoSuchToken as error:
            raise KeyMissing(f"there is no token {self.name}") from error
        with token.open(rw=True, user_pin=self.pin) as session:
            yield session


@dataclass(frozen=True)
class Pkcs11Signer:
    """One key in a token; the token also holds its certificate."""

    token: Pkcs11Token
    kid: str
    certificate: bytes

    def sign(self, message: bytes) -> bytes:
        with self.token.opened() as session:
            return _sign(_private_key(session, self.kid), message)


def pkcs11_signer(token: Pkcs11Token, kid: str) -> Pkcs11Signer:
    """Give the key of this name."""
    from pkcs11 import Attribute, ObjectClass  # noqa: PLC0415  only an installation with a token has this library

    with token.opened() as session:
        wanted = {Attribute.CLASS: ObjectClass.CERTIFICATE, Attribute.LABEL: kid}
        found = [bytes(each[Attribute.VALUE]) for each in session.get_objects(wanted)]
    if len(found) != 1:
        raise KeyMissing(f"token {token.name} has {len(found)} certificates for {kid}")
    return Pkcs11Signer(token, kid, found[0])


def new_pkcs11_signer(token: Pkcs11Token, did: str, name: str, now: datetime, *, is_test: bool) -> Pkcs11Signer:
    """Let the token make a key that cannot leave it, and keep its certificate beside it."""
    from pkcs11 import Attribute, CertificateType, KeyType, ObjectClass  # noqa: PLC0415  as above
    from pkcs11.util.ec import encode_ec_public_key, encode_named_curve_parameters  # noqa: PLC0415  as above

    with token.opened() as session:
        curve = session.create_domain_parameters(
            KeyType.EC, {Attribute.EC_PARAMS: encode_named_curve_parameters("secp256r1")}, local=True
        )
        public, private = curve.generate_keypair(
            store=True, private_template={Attribute.SENSITIVE: True, Attribute.EXTRACTABLE: False}
        )
        spki = encode_ec_public_key(public)
        kid = kid_of(did, _read(spki))
        public[Attribute.LABEL] = private[Attribute.LABEL] = kid
        made = self_made.certificate(
            kid, name, spki, now, is_test=is_test, sign=lambda message: _sign(private, message)
        )
        session.create_object(
            {
                Attribute.CLASS: ObjectClass.CERTIFICATE,
                Attribute.CERTIFICATE_TYPE: CertificateType.X_509,
                Attribute.TOKEN: True,
                Attribute.LABEL: kid,
                Attribute.SUBJECT: b"",
                Attribute.VALUE: made,
            }
        )
    return Pkcs11Signer(token, kid, made)


def _sign(key: Any, message: bytes) -> bytes:  # noqa: ANN401  the library says nothing of its types
    from pkcs11 import Mechanism  # noqa: PLC0415  as above

    raw = bytes(key.sign(sha256(message).digest(), mechanism=Mechanism.ECDSA))
    if len(raw) != 2 * HALF:
        raise KeyMissing("the token signs with another curve")
    return raw


def _private_key(session: Any, kid: str) -> Any:  # noqa: ANN401  as above
    from pkcs11 import NoSuchKey, ObjectClass  # noqa: PLC0415  as above

    try:
        return session.get_key(object_class=ObjectClass.PRIVATE_KEY, label=kid)
    except NoSuchKey as error:
        raise KeyMissing(f"the token has no key {kid}") from error


def _read(spki: bytes) -> ec.EllipticCurvePublicKey:
    key = serialization.load_der_public_key(spki)
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise KeyMissing("the token makes another kind of key")
    return key
