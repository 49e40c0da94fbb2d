"""The local copy of schools and municipalities, as kept in PostgreSQL."""

from uuid import UUID

from sqlalchemy import Table, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.intake.domain.places import Municipality, Register, School
from services.intake.storage.tables import municipalities, schools


class Places:
    """Schools by BRIN and municipalities by name and code."""

    def __init__(self, session: Session) -> None:
        """Use the session of the transaction."""
        self._session = session

    def register(self, own_school_id: UUID | None = None) -> Register:
        """Give everything that a row may name; a region has some dozens of each."""
        known = {school.brin: school for school in self._session.scalars(select(School))}
        return Register(known, tuple(self._session.scalars(select(Municipality))), own_school_id)

    def municipality_names(self) -> dict[str, str]:
        """Give the name of each municipality by code."""
        return {each.code: each.name for each in self._session.scalars(select(Municipality))}

    def keep_school(self, school_id: UUID, brin: str, name: str, school_type: str | None) -> None:
        """Keep a school as the directory knows it now."""
        self._keep(
            schools, "school_id", {"school_id": school_id, "brin": brin, "name": name, "school_type": school_type}
        )

    def keep_municipality(self, municipality_id: UUID, code: str, name: str) -> None:
        """Keep a municipality as the directory knows it now."""
        self._keep(municipalities, "municipality_id", {"municipality_id": municipality_id, "code": code, "name": name})

    def _keep(self, table: Table, key: str, values: dict[str, object]) -> None:
        statement = insert(table).values(values)
        others = {name: statement.excluded[name] for name in values if name != key}
        self._session.execute(statement.on_conflict_do_update(index_elements=[key], set_=others))
