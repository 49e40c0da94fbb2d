"""What schools told of leavings, each time: rows are added and never changed, so that a past day can be told again."""

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import event, text
from sqlalchemy.orm import Session

from services.aftercare.domain.case import Leaving
from services.aftercare.domain.ids import CaseId

_COLUMNS = "case_id, told_at, school_id, municipality, left_on, destination, exit_profile"
_INSERT = text(f"""
    INSERT INTO leavings ({_COLUMNS})
    SELECT {_COLUMNS} FROM json_populate_recordset(NULL::leavings, :rows)
""")  # noqa: S608  names of columns, from a constant


class Leavings:
    def __init__(self, session: Session) -> None:
        self._session = session
        self._new: list[dict[str, Any]] = []
        event.listen(session, "before_commit", lambda _: self._write())

    def add(self, case_id: CaseId, leaving: Leaving, exit_profile: str, told_at: datetime) -> None:
        """Keep what was told; a whole batch goes in one statement."""
        self._new.append(
            {
                "case_id": case_id,
                "told_at": told_at,
                "school_id": leaving.school_id,
                "municipality": leaving.municipality,
                "left_on": leaving.left_on,
                "destination": leaving.destination,
                "exit_profile": exit_profile,
            }
        )

    def _write(self) -> None:
        if self._new:
            self._session.execute(_INSERT, {"rows": msgspec.json.encode(self._new).decode()})
            self._new.clear()
