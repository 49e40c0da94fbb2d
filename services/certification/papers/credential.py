"""The signed fact in two sizes: the credential for wallet and attachment, and a short one that fits a QR code."""

from typing import Final

from services.certification.domain.certificate import Fact
from services.certification.papers import compact_form, did, jose
from services.certification.papers.jose import Unreadable
from services.certification.papers.payload import payload_of
from services.certification.papers.reading import checked
from services.certification.papers.signer import Signer

CREDENTIAL: Final = "JWT"
COMPACT: Final = "dl"  # a type of its own, so that neither passes for the other


class NotIssuable(Exception):
    """This fact cannot be signed as it is; the text says what is wrong."""


def credential(certificate: Fact, signer: Signer) -> str:
    """Sign a fact as Open Badges 3.0 VC-JWT; first everything it must hold is checked."""
    _check_home(certificate, signer)
    try:
        payload = payload_of(certificate)
        checked(payload)
    except (Unreadable, KeyError) as error:
        raise NotIssuable(str(error)) from error
    return jose.signed(payload, kid=signer.kid, typ=CREDENTIAL, sign=signer.sign)


def compact(certificate: Fact, signer: Signer) -> str:
    """Sign the heart of a fact, short enough for a QR code that is read without a network."""
    _check_home(certificate, signer)
    return jose.signed(compact_form.packed(certificate), kid=signer.kid, typ=COMPACT, sign=signer.sign)


def _check_home(certificate: Fact, signer: Signer) -> None:
    """Refuse what no verifier would believe."""
    issuer = certificate.issuer.did
    if signer.kid.partition("#")[0] != issuer:
        raise NotIssuable(f"the key {signer.kid} is not of {issuer}")
    for url in (certificate.page, certificate.status_list):
        if not did.is_at_home(url, issuer):
            raise NotIssuable(f"{url} is not at the host of {issuer}")
