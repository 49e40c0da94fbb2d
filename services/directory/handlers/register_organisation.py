"""A school, municipality or other body takes part from now on."""

from dataclasses import dataclass

from services.directory.domain.events import Event, OrganisationRegistered
from services.directory.domain.model import Organisation
from services.directory.storage.organisations import Organisations


@dataclass(frozen=True)
class RegisterOrganisation:
    kind: str
    code: str
    name: str
    school_type: str | None = None


def handle(command: RegisterOrganisation, organisations: Organisations) -> tuple[Organisation, list[Event]]:
    organisation = Organisation.register(command.kind, command.code, command.name, command.school_type)
    organisations.add(organisation)
    organisations.write()
    return organisation, [OrganisationRegistered.of(organisation)]
