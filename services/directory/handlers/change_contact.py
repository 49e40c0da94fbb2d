"""How a school or another body is reached by anybody, has changed; no service needs to hear of it."""

from dataclasses import dataclass

from services.directory.domain.model import Contact, Organisation


@dataclass(frozen=True)
class ChangeContact:
    """A function, and a mail address, a telephone number or both; all empty is no contact."""

    contact_function: str = ""
    contact_mail: str = ""
    contact_phone: str = ""


def handle(command: ChangeContact, organisation: Organisation) -> None:
    organisation.be_reached(Contact(command.contact_function, command.contact_mail, command.contact_phone))
