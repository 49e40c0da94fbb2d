"""A new installation knows nobody: its first administrator is invited by whoever can reach its database."""

from dataclasses import dataclass
from datetime import datetime

from services.directory.domain import account_rules
from services.directory.domain.events import Event
from services.directory.domain.model import Organisation
from services.directory.handlers import grant_role, invite_person, register_organisation, register_person
from services.directory.handlers.grant_role import GrantRole
from services.directory.handlers.invite_person import InvitePerson
from services.directory.handlers.register_organisation import RegisterOrganisation
from services.directory.handlers.register_person import RegisterPerson
from services.directory.storage.accounts import Accounts
from services.directory.storage.organisations import Organisations
from services.directory.storage.people import People

REGION_CODE = "REGIO"


@dataclass(frozen=True)
class InviteFirstAdmin:
    name: str
    mail: str
    region: str


def handle(
    command: InviteFirstAdmin, organisations: Organisations, people: People, accounts: Accounts, now: datetime
) -> tuple[str, list[Event]]:
    """Give what the link holds."""
    if accounts.has_admin():
        raise account_rules.OnlyTheFirstAdminComesAlone
    region, registered = _region(command, organisations)
    person = people.by_mails([command.mail]).get(command.mail)
    if person is None:
        person, told = register_person.handle(RegisterPerson(command.name, command.mail), people)
        registered += told
    granted = grant_role.handle(GrantRole(person.person_id, "admin", region.organisation_id), people, organisations)
    link, _invited = invite_person.handle(InvitePerson(person.person_id), people, accounts, now)  # told here: no mail
    return link.secret, [*registered, *granted]


def _region(command: InviteFirstAdmin, organisations: Organisations) -> tuple[Organisation, list[Event]]:
    known = next((each for (kind, _), each in organisations.known().items() if kind == "region"), None)
    if known is not None:
        return known, []
    return register_organisation.handle(RegisterOrganisation("region", REGION_CODE, command.region), organisations)
