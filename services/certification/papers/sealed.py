"""Reads a seal, trusting nothing: it must lie over the whole file and be in the one form in which we write it."""

import hashlib
import re
from dataclasses import dataclass
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec

from services.certification.papers import der, jose
from services.certification.papers.jose import Unreadable
from services.certification.papers.seal_form import signature_in, signed_attributes, whole
from services.certification.papers.signer import jwk_in

RANGE: Final = re.compile(rb"/ByteRange\s*\[\s*0\s+(\d{1,9})\s+(\d{1,9})\s+(\d{1,9})\s*\]")
HEX: Final = re.compile(rb"<((?:[0-9A-F]{2})+)>")


@dataclass(frozen=True)
class Seal:
    """A seal that holds over the file it is in; whose key it is, is for the trust list to say."""

    jwk: dict[str, str]

    @property
    def kid(self) -> str:
        return self.jwk["kid"]


def seal_on(pdf: bytes) -> Seal | None:
    """Give the seal that lies on a file; None when there is none. One that does not hold is refused with its reason."""
    ranges = RANGE.findall(pdf)
    if not ranges:
        return None
    if len(ranges) > 1:
        raise Unreadable("more than one seal")
    first, second, rest = (int(each) for each in ranges[0])
    if not 0 < first < second or second + rest != len(pdf):
        raise Unreadable("the seal does not lie over the whole file")
    written = _contents(pdf[first:second])
    digest = hashlib.sha256(pdf[:first] + pdf[second:]).digest()
    try:
        return _checked(written, digest)
    except (ValueError, TypeError, IndexError, OverflowError) as error:
        raise Unreadable(f"the seal does not hold: {error}") from error


def _contents(gap: bytes) -> bytes:
    """Read the signature out of the gap that is not signed itself: not one character there may be another."""
    match = HEX.fullmatch(gap)
    if not match:
        raise Unreadable("the seal is written in another way than we do")
    return bytes.fromhex(match[1].decode())


def _checked(written: bytes, digest: bytes) -> Seal:
    found = signature_in(written)
    made = whole(digest, found)
    if written != made + bytes(len(written) - len(made)):  # what follows it is padding
        raise Unreadable("the file is not the one that was sealed")
    key = x509.load_der_x509_certificate(found.certificate).public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise Unreadable("the seal is of another kind of key")
    if not jose.is_signature(signed_attributes(digest, found.certificate), der.raw(found.value), key):
        raise Unreadable("the seal is not of the key it names")
    return Seal(jwk_in(found.certificate))
