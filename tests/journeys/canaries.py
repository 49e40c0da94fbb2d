"""Looks for canary values in everything that must hold no personal data."""

from collections.abc import Iterator
from pathlib import Path

from tests.machinery.database import Database

# Where the values themselves are kept; everything else in every schema is searched.
KEPT_BY_THEIR_OWNER = {
    ("intake", "pupils"),
    ("intake", "idempotency"),  # an answer given again to its own sender, for a day
    ("aftercare", "contracts"),
    ("aftercare", "conversations"),
    ("aftercare", "idempotency"),
}


def in_tables(database: Database, canaries: list[str]) -> Iterator[str]:
    """Search every row of every table, also inside envelopes."""
    tables = database.rows_as_admin("""
        SELECT table_schema AS schema, table_name AS name FROM information_schema.tables
        WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')
    """)
    for table in tables:
        place = (table["schema"], table["name"])
        if place not in KEPT_BY_THEIR_OWNER:
            for row in database.rows_as_admin(f'SELECT * FROM "{place[0]}"."{place[1]}"'):  # noqa: S608  our own catalogue
                yield from found(".".join(place), " ".join(map(_text, row.values())), canaries)


def in_files(folder: Path, canaries: list[str], *, apart_from: Path) -> Iterator[str]:
    """Search logs and mails."""
    for file in folder.rglob("*"):
        if file.is_file() and apart_from not in file.parents:
            yield from found(file.name, file.read_text(errors="replace"), canaries)


def found(where: str, text: str, canaries: list[str]) -> Iterator[str]:
    """Name the place and the canary, whatever the case of its letters."""
    lowered = text.lower()
    return (f"{canary} in {where}" for canary in canaries if canary.lower() in lowered)


def _text(value: object) -> str:
    return bytes(value).decode(errors="replace") if isinstance(value, bytes | memoryview) else str(value)
