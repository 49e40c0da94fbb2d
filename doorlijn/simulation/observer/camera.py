"""The observer's eyes: triggers that see every clock, a look at all open cases each night, and its own time."""

from datetime import date, datetime
from pathlib import Path
from threading import Thread
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

import psycopg2
from psycopg2.extras import RealDictCursor

from doorlijn.simulation.observer.finding import Finding, finding
from doorlijn.simulation.observer.looks import COUNTS, LOOKS

HERE: Final = Path(__file__).parent


_NEXT: Final = " UNION ALL ".join(
    f"SELECT '{service}' AS service, min(coalesce(next_attempt_at, due_at)) AS at FROM {service}.timers"  # noqa: S608  put together from constants of this package; what varies is a parameter
    " WHERE state = 'pending'"
    for service in ("directory", "intake", "certification", "aftercare", "notifications")
)
MEASURED_ON: Final = (1, 4, 11, 18)  # days of the month; the database plans by how large its tables are
_WRONG: Final = " UNION ALL ".join(
    f"SELECT {nr} AS nr, id::text FROM ({look[2]}) AS l{nr}"  # noqa: S608  put together from constants of this package; what varies is a parameter
    for nr, look in enumerate(LOOKS)
)


class Camera:
    """Sees what happens in the database, as its owner; changes nothing of the product's."""

    def __init__(self, admin_url: str, now: datetime) -> None:
        self._connection, self._eye = _connect(admin_url), _connect(admin_url)
        self._looking: Thread | None = None
        self.found: dict[tuple[str, str], set[str]] = {}  # what a look found wrong: check and kind, ids
        self.days: list[dict[str, Any]] = []  # how many cases were open, owed a conversation, were late, each night
        with self._connection.cursor() as cursor:
            cursor.execute((HERE / "camera.sql").read_text(encoding="utf-8"))
            cursor.execute("INSERT INTO observer.clock VALUES (%s)", (now,))
            cursor.execute("PREPARE next_rings AS " + _NEXT)  # asked at every moment: planned once
        with self._eye.cursor() as cursor:  # and what is asked each night, anew when the tables have grown
            cursor.execute("SET plan_cache_mode = force_generic_plan")
            cursor.execute("PREPARE wrong (date) AS " + _WRONG % {"day": "$1"})
            cursor.execute("PREPARE counts (date) AS " + COUNTS % {"day": "$1"})

    def close(self) -> None:
        self._look_away()
        self._connection.close()
        self._eye.close()

    def it_is(self, now: datetime) -> None:
        """Hear from the conductor what time it is; no clock of the product is believed."""
        with self._connection.cursor() as cursor:
            cursor.execute("UPDATE observer.clock SET now = %s", (now,))

    def next_rings(self) -> dict[str, datetime]:
        """Give for each service the moment for which its next clock was set, also one that has passed."""
        return {row["service"]: row["at"] for row in self.rows("EXECUTE next_rings") if row["at"]}

    def look(self, day: date) -> None:
        """Look, in the night after a day, whether everybody has an owner, a next action and a date.

        Everything is seen as it is now, while the play goes on.
        """
        self._look_away()
        cursor = self._eye.cursor(cursor_factory=RealDictCursor)
        cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT 1")
        self._looking = Thread(target=self._see, args=(cursor, day), daemon=True)
        self._looking.start()

    def _look_away(self) -> None:
        if self._looking:
            self._looking.join()

    def _see(self, cursor: Any, day: date) -> None:  # noqa: ANN401  psycopg2 has no type of its own for it
        cursor.execute("EXECUTE wrong (%s)", (day,))
        for row in cursor.fetchall():
            check, kind, _ = LOOKS[row["nr"]]
            self.found.setdefault((check, kind), set()).add(f"{row['id']} ({day})")
        cursor.execute("EXECUTE counts (%s)", (day,))
        self.days.append({"day": day, **(cursor.fetchone() or {})})
        cursor.execute("COMMIT")
        if day.day in MEASURED_ON:
            cursor.execute("ANALYZE")

    def rows(self, statement: str, **values: object) -> list[dict[str, Any]]:
        """Ask the database."""
        with self._connection.cursor(cursor_factory=RealDictCursor) as cursor:
            cursor.execute(statement, values)
            return [dict(row) for row in cursor.fetchall()]

    def findings(self) -> list[Finding]:
        """Give what the looks found."""
        self._look_away()
        return [finding(check, kind, ids) for (check, kind), ids in self.found.items()]


def _connect(admin_url: str) -> Any:  # noqa: ANN401  psycopg2 has no type of its own for it
    address = urlsplit(admin_url)
    host, name = parse_qs(address.query)["host"][0], address.path.lstrip("/")
    connection = psycopg2.connect(host=host, user=address.username, dbname=name)
    connection.autocommit = True
    return connection
