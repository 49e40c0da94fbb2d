"""The signature in a seal (CMS, as PAdES wants it), in the one form in which we write it."""

import hashlib
from dataclasses import dataclass
from typing import Final

from cryptography import x509

from services.certification.papers import der
from services.certification.papers.self_made import ECDSA
from services.certification.papers.signer import Signer

DIGEST: Final = "sha256"
DATA: Final = der.oid("1.2.840.113549.1.7.1")
SIGNED_DATA: Final = der.oid("1.2.840.113549.1.7.2")
CONTENT_TYPE: Final = der.oid("1.2.840.113549.1.9.3")
MESSAGE_DIGEST: Final = der.oid("1.2.840.113549.1.9.4")
SIGNING_CERTIFICATE: Final = der.oid("1.2.840.113549.1.9.16.2.47")  # version 2
SHA256: Final = der.sequence(der.oid("2.16.840.1.101.3.4.2.1"))
FIRST: Final = 0xA0  # the tag [0]


@dataclass(frozen=True)
class Signature:
    """What differs from one seal to the next: by which certificate, and the signature itself (DER)."""

    certificate: bytes
    value: bytes


def signature_over(digest: bytes, signer: Signer) -> bytes:
    """Sign the digest of a file: what is signed names the certificate, so that no other fits."""
    attributes = signed_attributes(digest, signer.certificate)
    return whole(digest, Signature(signer.certificate, der.signature(signer.sign(attributes))))


def signed_attributes(digest: bytes, certificate: bytes) -> bytes:
    """Give what PAdES wants signed: that it is data, its digest, and which certificate is meant."""
    meant = der.sequence(der.sequence(der.sequence(der.tlv(der.OCTETS, hashlib.sha256(certificate).digest()))))
    return der.set_of(
        der.sequence(CONTENT_TYPE, der.set_of(DATA)),
        der.sequence(MESSAGE_DIGEST, der.set_of(der.tlv(der.OCTETS, digest))),
        der.sequence(SIGNING_CERTIFICATE, der.set_of(meant)),
    )


def whole(digest: bytes, by: Signature) -> bytes:
    """Give the seal over a file of this digest; whoever checks one makes it again and compares."""
    shown = x509.load_der_x509_certificate(by.certificate)
    attributes = der.read(signed_attributes(digest, by.certificate), der.SET)
    signer_info = der.sequence(
        der.integer(1),
        der.sequence(shown.issuer.public_bytes(), der.integer(shown.serial_number)),
        SHA256,
        der.explicit(0, attributes),
        ECDSA,
        der.tlv(der.OCTETS, by.value),
    )
    signed = der.sequence(
        der.integer(1),
        der.set_of(SHA256),
        der.sequence(DATA),
        der.explicit(0, by.certificate),
        der.set_of(signer_info),
    )
    return der.sequence(SIGNED_DATA, der.explicit(0, signed))


def signature_in(written: bytes) -> Signature:
    """Read certificate and signature out of a seal; what stands behind it is left."""
    _, content = der.each(der.read(written, der.SEQUENCE))
    signed = der.read(der.read(content, FIRST), der.SEQUENCE)
    _, _, _, certificates, signer_infos = der.each(signed)
    parts = der.each(der.read(der.read(signer_infos, der.SET), der.SEQUENCE))
    return Signature(der.whole(der.read(certificates, FIRST)), der.read(parts[-1], der.OCTETS))
