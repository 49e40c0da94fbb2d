"""What young people have and want, one row of each case."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.aftercare.domain.ids import CaseId
from services.aftercare.domain.matching import StartingPoint
from services.aftercare.storage.leerlijn_tables import starting_points

LISTS = ("work_processes", "leerlijnen", "municipalities")


class StartingPoints:
    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, case_id: CaseId) -> StartingPoint | None:
        """Give what is noted of a case."""
        query = select(starting_points).where(starting_points.c.case_id == case_id)
        row = self._session.execute(query).mappings().first()
        return StartingPoint(**{name: _plain(value) for name, value in row.items()}) if row else None

    def put(self, new: StartingPoint) -> None:
        """Keep it in the place of what was."""
        values = {name: list(value) if name in LISTS else value for name, value in vars(new).items()}
        statement = insert(starting_points).values(values)
        self._session.execute(statement.on_conflict_do_update(index_elements=["case_id"], set_=values))


def _plain(value: Any) -> Any:  # noqa: ANN401  whatever a column holds
    return tuple(value) if isinstance(value, Sequence) and not isinstance(value, str) else value
