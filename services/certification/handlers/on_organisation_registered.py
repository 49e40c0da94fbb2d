"""A body is known, or has a new name: an mbo school can issue what its students earn."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from services.certification.storage.relations import Relations

ISSUING: Final = "mbo"


@dataclass(frozen=True)
class OrganisationRegistered:
    organisation_id: UUID
    kind: str
    code: str
    name: str


def handle(message: OrganisationRegistered, relations: Relations) -> None:
    """Keep a copy of mbo schools; of others nothing is needed here."""
    if message.kind == ISSUING:
        relations.keep_issuer(message.organisation_id, message.code, message.name)
