"""Who serves which municipality, as the directory told."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.intake.domain.werkconsulenten import Serving
from services.intake.storage.exit_tables import werkconsulenten


class Werkconsulenten:
    """The copy of one role of the directory."""

    def __init__(self, session: Session) -> None:
        """Use the session of the transaction."""
        self._session = session

    def serving(self) -> Serving:
        """Give who serves which municipality."""
        people: dict[str, list[UUID]] = defaultdict(list)
        for row in self._session.execute(select(werkconsulenten.c.person_id, werkconsulenten.c.municipalities)):
            for municipality in row.municipalities:
                people[municipality].append(row.person_id)
        return Serving(people)

    def grant(self, role_id: UUID, person_id: UUID, municipalities: Sequence[str]) -> None:
        """Remember a role; the same role again replaces its municipalities."""
        row = {"role_id": role_id, "person_id": person_id, "municipalities": list(municipalities)}
        statement = insert(werkconsulenten).values(row)
        self._session.execute(statement.on_conflict_do_update(index_elements=["role_id"], set_=row))

    def revoke(self, role_id: UUID) -> None:
        """Give no work to it any more."""
        self._session.execute(delete(werkconsulenten).where(werkconsulenten.c.role_id == role_id))
