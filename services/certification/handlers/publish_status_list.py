"""Signs the list that says which documents of an issuer are revoked; the same list within a quarter of an hour is the same text."""

from datetime import datetime, timedelta
from typing import Final

from services.certification.domain.issuer_key import IN_USE
from services.certification.domain.register_rules import IssuerNotFound
from services.certification.handlers.issue_certificates import Room
from services.certification.papers.status_list import REVOCATION, StatusList, status_credential
from services.certification.storage.issuer_keys import IssuerKeys
from services.certification.storage.register import Register

FRESH: Final = timedelta(minutes=15)  # after which it is signed anew, so that everybody sees how old it is
EPOCH: Final = datetime.fromisoformat("2020-01-01T00:00:00+00:00")


def handle(
    code: str,
    number: int,
    keys: IssuerKeys,
    register: Register,
    room: Room,
    now: datetime,
) -> str:
    """Give the list with this number, signed by the key that is in use. Raises IssuerNotFound."""
    known = keys.of_code(code, is_real=room.is_real)
    signing = next((each for each in known if each.state == IN_USE), None)
    if signing is None or not register.has_list(signing.organisation_id, number):
        raise IssuerNotFound(code)
    revoked, last = register.revoked_on(signing.organisation_id, number)
    signed_at = max(quarter(now), last) if last and last <= now else quarter(now)
    listed = StatusList(withdrawn=revoked)
    return status_credential(
        listed, room.at.status_list(code, number), signing.did, REVOCATION, room.signer_of(signing), signed_at
    )


def quarter(now: datetime) -> datetime:
    """Give when the current quarter of an hour began: a signature that is made twice then says the same."""
    return now - (now - EPOCH) % FRESH
