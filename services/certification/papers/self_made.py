"""The X.509 certificate that a seal carries: self-made, since who may issue is said by the region's trust list."""

import secrets
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final

from cryptography import x509
from cryptography.x509.oid import NameOID, ObjectIdentifier

from services.certification.papers import der

TEST: Final = "TEST - niet geldig"
LIFETIME: Final = timedelta(days=30 * 365)  # a paper is shown for longer than a key signs
LONGEST_NAME: Final = 64  # bytes of a common name (X.520)
DOCUMENT_SIGNING: Final = "1.3.6.1.5.5.7.3.36"  # RFC 9336
ECDSA: Final = der.sequence(der.oid("1.2.840.10045.4.3.2"))  # with SHA-256
TRUE: Final = b"\x01\x01\xff"
UTC_TIME, GENERALIZED_TIME = 0x17, 0x18
_FOR_SIGNING: Final = x509.KeyUsage(
    digital_signature=True,
    content_commitment=True,
    key_encipherment=False,
    data_encipherment=False,
    key_agreement=False,
    key_cert_sign=False,
    crl_sign=False,
    encipher_only=False,
    decipher_only=False,
)


def certificate(
    kid: str, name: str, public_key: bytes, now: datetime, *, is_test: bool, sign: Callable[[bytes], bytes]
) -> bytes:
    """Make the certificate (DER) of a key; `public_key` is SubjectPublicKeyInfo, `sign` gives raw r and s.

    By hand, since a key in a token signs as well, which the builder of cryptography does not take.
    """
    whose = _name(name, is_test=is_test)
    begins = now.astimezone(UTC).replace(microsecond=0)
    stated = der.sequence(
        der.explicit(0, der.integer(2)),  # version 3
        der.integer(secrets.randbits(126) | 1),
        ECDSA,
        whose,
        der.sequence(_time(begins), _time(begins + LIFETIME)),
        whose,
        public_key,
        der.explicit(3, _extensions(kid)),
    )
    signature = der.signature(sign(stated))
    return der.sequence(stated, ECDSA, der.tlv(der.BITS, b"\x00", signature))


def _name(name: str, *, is_test: bool) -> bytes:
    short = name.encode()[:LONGEST_NAME].decode(errors="ignore")
    parts = [x509.NameAttribute(NameOID.COMMON_NAME, short)]
    parts += [x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, TEST)] if is_test else []
    return x509.Name(parts).public_bytes()


def _extensions(kid: str) -> bytes:
    named = x509.SubjectAlternativeName([x509.UniformResourceIdentifier(kid)])
    purpose = x509.ExtendedKeyUsage([ObjectIdentifier(DOCUMENT_SIGNING)])
    return der.sequence(
        _extension(x509.BasicConstraints(ca=False, path_length=None), is_critical=True),
        _extension(_FOR_SIGNING, is_critical=True),
        _extension(purpose, is_critical=False),
        _extension(named, is_critical=False),
    )


def _extension(extension: x509.ExtensionType, *, is_critical: bool) -> bytes:
    value = der.tlv(der.OCTETS, extension.public_bytes())
    return der.sequence(der.oid(extension.oid.dotted_string), TRUE if is_critical else b"", value)


def _time(moment: datetime) -> bytes:
    """Two digits of the year until 2049, four from then on (RFC 5280)."""
    text = f"{moment:%Y%m%d%H%M%S}Z".encode()
    return der.tlv(UTC_TIME, text[2:]) if moment.year < 2050 else der.tlv(GENERALIZED_TIME, text)  # noqa: PLR2004
