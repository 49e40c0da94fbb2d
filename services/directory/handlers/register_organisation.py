"""A school, municipality or other body takes part from now on."""

from dataclasses import dataclass

from services.directory.domain.events import Event, OrganisationRegistered
from services.directory.domain.model import Contact, Organisation
from services.directory.storage.organisations import Organisations


@dataclass(frozen=True)
class RegisterOrganisation:
    kind: str
    code: str
    name: str
    school_type: str | None = None
    contact_function: str = ""
    contact_mail: str = ""
    contact_phone: str = ""


def handle(command: RegisterOrganisation, organisations: Organisations) -> tuple[Organisation, list[Event]]:
    organisation = Organisation.register(command.kind, command.code, command.name, command.school_type)
    organisation.be_reached(Contact(command.contact_function, command.contact_mail, command.contact_phone))
    organisations.add(organisation)
    organisations.write()
    return organisation, [OrganisationRegistered.of(organisation)]
