"""The local copy of who is who, kept up by what directory tells."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Table, delete
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from access.roles import HeldRoles, gone
from services.notifications.domain.model import Absence, Organisation, Role
from services.notifications.storage.tables import absences, organisations, roles


class People:
    """Roles and absences; each change is one statement, and hearing it twice changes nothing."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._held = HeldRoles(session)

    def register(self, organisation: Organisation) -> None:
        """Keep an organisation, new or described anew."""
        self._put(organisations, vars(organisation))

    def grant(self, role: Role) -> None:
        """Keep a role, new or with other municipalities."""
        self._put(roles, vars(role))
        self._held.grant(role.role_id, role.person_id, role.role, role.organisation_id)

    def revoke(
        self, role_id: UUID, person_id: UUID, role: str | None = None, organisation_id: UUID | None = None
    ) -> None:
        """Tell nobody because of this role any more; that it is over is remembered."""
        self._held.revoke(role_id, person_id, role, organisation_id)
        self._session.execute(delete(roles).where(roles.c.role_id == role_id))

    def gone(self, people: Iterable[UUID]) -> set[UUID]:
        """Give which of these people have left: they have no role any more."""
        return gone(self._session, people)

    def away(self, absence: Absence) -> None:
        """Keep who stands in for somebody; the newest word counts."""
        self._put(absences, vars(absence))

    def back(self, person_id: UUID) -> None:
        """Forget that somebody was away."""
        self._session.execute(delete(absences).where(absences.c.person_id == person_id))

    def _put(self, table: Table, row: dict[str, Any]) -> None:
        statement = insert(table).values(row)
        key = [column.name for column in table.primary_key]
        new = {name: statement.excluded[name] for name in row if name not in key}
        self._session.execute(statement.on_conflict_do_update(index_elements=key, set_=new))
