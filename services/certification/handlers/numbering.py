"""The next number of an issuer, and a place on a status list; both are given back when anything after it fails."""

from datetime import datetime

from messaging.ids import uuid7
from services.certification.domain.issuer_key import IssuerKey
from services.certification.domain.local_time import day_of
from services.certification.domain.register import Entry, list_of, serial_of
from services.certification.domain.stating import Numbering
from services.certification.papers.public_code import new_code
from services.certification.storage.register import Register


def next_of(register: Register, key: IssuerKey, kind: str, before: Entry | None, now: datetime) -> Numbering:
    """Take them, for a new document of this kind in the place of the one before it."""
    year = day_of(now).year
    taken = register.next_numbers(key.organisation_id, kind, year)
    place = list_of(taken.ever)
    return Numbering(
        uuid7(),
        serial_of(key.code, year, taken.in_year, kind),
        new_code(),
        place,
        register.free_index(key.organisation_id, place),
        before.certificate.serial if before else None,
    )
