"""Schools, municipalities and other bodies, as kept in PostgreSQL."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from services.directory.domain import rules
from services.directory.domain.model import Organisation
from services.directory.storage.tables import organisations


class Organisations:
    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, organisation_id: UUID) -> Organisation:
        found = self._session.get(Organisation, organisation_id)
        if found is None:
            raise rules.OrganisationNotFound(organisation_id)
        return found

    def region(self) -> Organisation | None:
        """Give the region that this installation serves."""
        return self._session.scalars(select(Organisation).where(organisations.c.kind == "region").limit(1)).first()

    def lock(self, organisation_id: UUID) -> Organisation:
        """Give one organisation for a change; another change of it waits."""
        found = self._session.get(Organisation, organisation_id, with_for_update=True)
        if found is None:
            raise rules.OrganisationNotFound(organisation_id)
        return found

    def find(self, organisation_id: UUID) -> Organisation | None:
        return self._session.get(Organisation, organisation_id)

    def known(self) -> dict[tuple[str, str], Organisation]:
        """All bodies by kind and code, for a load that names many; a region has some hundreds."""
        rows = self._session.scalars(select(Organisation))
        return {(each.kind, each.code): each for each in rows}

    def unknown_municipalities(self, codes: Collection[str]) -> set[str]:
        """Give the codes that no registered municipality has."""
        if not codes:
            return set()
        table = organisations.c
        asked = select(table.code).where(table.kind == "municipality", table.code.in_(codes))
        return set(codes) - set(self._session.scalars(asked))

    def add(self, organisation: Organisation) -> None:
        self._session.add(organisation)

    def write(self) -> None:
        """Send what was added to the database; somebody else may have been first with a code."""
        try:
            self._session.flush()
        except IntegrityError as taken:
            raise rules.CodeBelongsToOneOrganisation from taken

    def page(
        self, after: UUID | None, limit: int, *, kind: str | None = None, code: str | None = None
    ) -> list[Organisation]:
        """Give the next organisations by id."""
        table = organisations.c
        query = select(Organisation).order_by(table.organisation_id).limit(limit)
        if after is not None:
            query = query.where(table.organisation_id > after)
        asked = ((kind, table.kind), (code, table.code))
        query = query.where(*(column == value for value, column in asked if value is not None))
        return list(self._session.scalars(query))
