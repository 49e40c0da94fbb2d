"""Who signs: one key of one issuer, in a file or in a token; nothing else of this package sees a private key."""

import base64
import hashlib
import os
import re
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final, Protocol

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

from services.certification.papers import der, jose, self_made

ONLY_OWNER: Final = 0o600
ONLY_OWNER_ENTERS: Final = 0o700
THUMB: Final = 8  # characters: keys are looked up within one issuer, and short kids make small QR codes


class KeyMissing(LookupError):
    """There is no such key here."""


class Signer(Protocol):
    """One ES256 key of one issuer."""

    @property
    def kid(self) -> str:
        """Under which name its public half is found: did#fragment."""

    @property
    def certificate(self) -> bytes:
        """The X.509 certificate (DER) that the seal of a paper carries."""

    def sign(self, message: bytes) -> bytes:
        """Give r and s, 32 bytes each."""


@dataclass(frozen=True)
class FileSigner:
    """A key in a file; it signs the same message the same way twice (RFC 6979)."""

    kid: str
    certificate: bytes
    key: ec.EllipticCurvePrivateKey = field(repr=False)

    def sign(self, message: bytes) -> bytes:
        return der.raw(self.key.sign(message, ec.ECDSA(SHA256(), deterministic_signing=True)))


def new_file_signer(folder: Path, did: str, name: str, now: datetime, *, is_test: bool) -> FileSigner:
    """Make a key and its certificate, keep both in one file that only its owner reads, and give it."""
    key = ec.generate_private_key(ec.SECP256R1())
    spki = key.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    kid = kid_of(did, key.public_key())
    bare = FileSigner(kid, b"", key)
    made = FileSigner(kid, self_made.certificate(kid, name, spki, now, is_test=is_test, sign=bare.sign), key)
    _keep(_file(folder, kid), made)
    return made


def file_signer(folder: Path, kid: str) -> FileSigner:
    """Give the key of this name."""
    try:
        text = _file(folder, kid).read_bytes()
    except FileNotFoundError as error:
        raise KeyMissing(f"there is no key {kid} in {folder}") from error
    key = serialization.load_pem_private_key(text, password=None)
    found = x509.load_pem_x509_certificate(text).public_bytes(serialization.Encoding.DER)
    if not isinstance(key, ec.EllipticCurvePrivateKey) or kid_in(found) != kid:
        raise KeyMissing(f"the file of {kid} in {folder} holds another key")
    return FileSigner(kid, found, key)


def forget_file(folder: Path, kid: str) -> None:
    """Throw away the file of a key; one that is not there is no trouble."""
    _file(folder, kid).unlink(missing_ok=True)


def public_jwk(signer: Signer) -> dict[str, str]:
    """Give the public half, as did:web and trust lists hold it."""
    return jwk_in(signer.certificate)


def jwk_in(certificate: bytes) -> dict[str, str]:
    """Give the public key of a certificate, with the name it says it has."""
    key = x509.load_der_x509_certificate(certificate).public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
        raise jose.Unreadable("the certificate is not of a key on P-256")
    return _point(key) | {"alg": jose.ALGORITHM, "use": "sig", "kid": kid_in(certificate)}


def kid_in(certificate: bytes) -> str:
    """Give the name that a certificate says its key has."""
    try:
        found = x509.load_der_x509_certificate(certificate).extensions
        names = found.get_extension_for_class(x509.SubjectAlternativeName).value
        return names.get_values_for_type(x509.UniformResourceIdentifier)[0]
    except (x509.ExtensionNotFound, ValueError, IndexError) as error:
        raise jose.Unreadable("the certificate does not name its key") from error


def kid_of(did: str, key: ec.EllipticCurvePublicKey) -> str:
    """Name a key after itself (RFC 7638), in short."""
    thumb = hashlib.sha256(jose.written(dict(sorted(_point(key).items())))).digest()
    return f"{did}#{base64.urlsafe_b64encode(thumb).decode()[:THUMB]}"


def _point(key: ec.EllipticCurvePublicKey) -> dict[str, str]:
    at = key.public_numbers()
    return {"kty": "EC", "crv": "P-256", "x": jose.encoded(at.x.to_bytes(32)), "y": jose.encoded(at.y.to_bytes(32))}


def _file(folder: Path, kid: str) -> Path:
    return folder / f"{re.sub('[^A-Za-z0-9.#-]', '_', kid).replace('#', '+')}.pem"


def _keep(file: Path, signer: FileSigner) -> None:
    key = signer.key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    shown = x509.load_der_x509_certificate(signer.certificate).public_bytes(serialization.Encoding.PEM)
    file.parent.mkdir(mode=ONLY_OWNER_ENTERS, parents=True, exist_ok=True)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, ONLY_OWNER), "wb") as kept:
        kept.write(key + shown)
        kept.flush()
        os.fsync(kept.fileno())
