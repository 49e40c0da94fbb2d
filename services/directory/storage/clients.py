"""Systems that call the APIs, as kept in PostgreSQL."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.directory.domain import account_rules
from services.directory.domain.client import Client
from services.directory.storage.account_tables import clients


class Clients:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, client: Client) -> None:
        self._session.add(client)

    def get(self, client_id: UUID) -> Client:
        found = self._session.get(Client, client_id)
        if found is None:
            raise account_rules.ClientNotFound(client_id)
        return found

    def find(self, client_id: UUID) -> Client | None:
        return self._session.get(Client, client_id)

    def page(self, after: UUID | None, limit: int) -> list[Client]:
        """Give the next systems by id, revoked ones too."""
        query = select(Client).order_by(clients.c.client_id).limit(limit)
        if after is not None:
            query = query.where(clients.c.client_id > after)
        return list(self._session.scalars(query))
