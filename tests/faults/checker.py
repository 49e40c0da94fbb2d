"""The judge: reads the client's ledger and the database, knows nothing of the product's code, and says what is wrong.

Every question (checks/) is one SQL statement that gives the ids of what is wrong; nothing found is the only good answer.
Run by itself: python -m tests.faults.checker LEDGER DSN
"""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg2

from tests.faults.checks.keeping import KEEPING
from tests.faults.checks.landscape import HEARING
from tests.faults.checks.ledger_tables import load
from tests.faults.checks.messages import of_every_service
from tests.faults.checks.reports import REPORTS

SHOWN = 5


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong: which check found it, of what kind it is, and the ids."""

    check: str
    kind: str  # lost, duplicated, disorder, unsettled, privacy
    count: int
    ids: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.check}: {self.count} ({', '.join(self.ids)})"


def check(ledger: Path, dsn: str) -> list[Finding]:
    """Give everything that is wrong now."""
    lines = [json.loads(line) for line in ledger.read_text().splitlines()]
    connection = psycopg2.connect(dsn)
    try:
        connection.set_session(isolation_level="REPEATABLE READ")  # all questions see one moment
        with connection.cursor() as cursor:
            load(cursor, lines)
            return list(_ask(cursor))
    finally:
        connection.close()  # nothing is kept: the tables of the ledger were ours alone


def counts(dsn: str) -> dict[str, int]:
    """Count what needed a second delivery, what was published again because it was missing, and rows per inbox."""
    connection = psycopg2.connect(dsn)
    try:
        with connection.cursor() as cursor:
            found = {}
            for reader in HEARING:
                cursor.execute(f"SELECT count(*), coalesce(sum(deliveries - 1), 0) FROM {reader}.inbox")  # noqa: S608  constants only
                found[f"{reader}.rows"], found[f"{reader}.again"] = map(int, cursor.fetchone() or (0, 0))
                cursor.execute(f"SELECT coalesce(sum(greatest(expected - found, 0)), 0) FROM {reader}.gaps")  # noqa: S608  constants only
                found[f"{reader}.missed"] = int((cursor.fetchone() or (0,))[0])
            return found
    finally:
        connection.close()


def words_in_logs(folder: Path, words: Sequence[str]) -> list[Finding]:
    """Look for words that must stand in no log."""
    found = [
        f"{log.name}: {word}"
        for log in folder.glob("*.log")
        for word in words
        if word in log.read_text(errors="replace")
    ]
    return [Finding("a name in the logs", "privacy", len(found), tuple(found[:SHOWN]))] if found else []


def _ask(cursor: Any) -> Iterator[Finding]:  # noqa: ANN401  psycopg2 has no type of its own for it
    for name, kind, statement in (*REPORTS, *of_every_service(), *KEEPING):
        cursor.execute(statement)
        ids = [str(row[0]) for row in cursor.fetchall()]
        if ids:
            yield Finding(name, kind, len(ids), tuple(ids[:SHOWN]))


if __name__ == "__main__":
    wrong = check(Path(sys.argv[1]), sys.argv[2])
    print("\n".join(map(str, wrong)) or "nothing is wrong")  # noqa: T201  run by hand
    sys.exit(1 if wrong else 0)
