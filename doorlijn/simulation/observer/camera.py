"""The observer's eyes: triggers that see every clock, a look at all open cases each night, and its own time."""

from datetime import date, datetime
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

import psycopg2
from psycopg2.extras import RealDictCursor

from doorlijn.simulation.observer.finding import Finding, finding
from doorlijn.simulation.observer.looks import COUNTS, LOOKS

HERE: Final = Path(__file__).parent


class Camera:
    """Sees what happens in the database, as its owner; changes nothing of the product's."""

    def __init__(self, admin_url: str, now: datetime) -> None:
        address = urlsplit(admin_url)
        self._connection = psycopg2.connect(
            host=parse_qs(address.query)["host"][0], user=address.username, dbname=address.path.lstrip("/")
        )
        self._connection.autocommit = True
        self.found: dict[tuple[str, str], set[str]] = {}  # what a look found wrong: check and kind, ids
        self.days: list[dict[str, Any]] = []  # how many cases were open, owed a conversation, were late, each night
        with self._connection.cursor() as cursor:
            cursor.execute((HERE / "camera.sql").read_text(encoding="utf-8"))
            cursor.execute("INSERT INTO observer.clock VALUES (%s)", (now,))

    def close(self) -> None:
        self._connection.close()

    def it_is(self, now: datetime) -> None:
        """Hear from the conductor what time it is; no clock of the product is believed."""
        with self._connection.cursor() as cursor:
            cursor.execute("UPDATE observer.clock SET now = %s", (now,))

    def look(self, day: date) -> None:
        """Look in the night after a day whether everybody has an owner, a next action and a date."""
        with self._connection.cursor(cursor_factory=RealDictCursor) as cursor:
            for check, kind, statement in LOOKS:
                cursor.execute(statement, {"day": day})
                wrong = {f"{row['id']} ({day})" for row in cursor.fetchall()}
                if wrong:
                    self.found.setdefault((check, kind), set()).update(wrong)
            cursor.execute(COUNTS, {"day": day})
            self.days.append({"day": day, **(cursor.fetchone() or {})})

    def rows(self, statement: str, **values: object) -> list[dict[str, Any]]:
        """Ask the database."""
        with self._connection.cursor(cursor_factory=RealDictCursor) as cursor:
            cursor.execute(statement, values)
            return [dict(row) for row in cursor.fetchall()]

    def findings(self) -> list[Finding]:
        """Give what the looks found."""
        return [finding(check, kind, ids) for (check, kind), ids in self.found.items()]
