"""Somebody may do something: for an organisation, and in some roles for municipalities."""

from dataclasses import dataclass
from uuid import UUID

from services.directory.domain import rules
from services.directory.domain.events import Event, RoleGranted
from services.directory.storage.organisations import Organisations
from services.directory.storage.people import People


@dataclass(frozen=True)
class GrantRole:
    """Again for the same organisation: the new municipalities replace the old ones."""

    person_id: UUID
    role: str
    organisation_id: UUID
    municipalities: tuple[str, ...] = ()
    given_by: UUID | None = None


def handle(command: GrantRole, people: People, organisations: Organisations) -> list[Event]:
    organisation = organisations.find(command.organisation_id)
    if organisation is None:
        raise rules.OrganisationIsKnown
    unknown = organisations.unknown_municipalities(command.municipalities)
    if unknown:
        raise rules.MunicipalitiesAreKnown(unknown)
    person = people.lock(command.person_id)
    role = person.grant(command.role, organisation, list(command.municipalities), command.given_by)
    return [RoleGranted.of(role)] if role else []  # the person had exactly this already
