"""A system of an organisation gets access: a number and a secret, shown once."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from messaging.ids import uuid7
from services.directory.domain import rules
from services.directory.domain.client import Client, role_for
from services.directory.domain.session import hash_of, new_secret
from services.directory.storage.clients import Clients
from services.directory.storage.organisations import Organisations


@dataclass(frozen=True)
class IssueClient:
    organisation_id: UUID
    name: str


def handle(command: IssueClient, organisations: Organisations, clients: Clients, now: datetime) -> tuple[Client, str]:
    """Give the system and its secret."""
    organisation = organisations.find(command.organisation_id)
    if organisation is None:
        raise rules.OrganisationIsKnown
    secret, role = new_secret(), role_for(organisation.kind)
    client = Client(uuid7(), organisation.organisation_id, command.name, role, hash_of(secret), now)
    clients.add(client)
    return client, secret
