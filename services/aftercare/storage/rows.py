"""Objects of one kind in one transaction: as they were read, and written back together when they changed.

Thousands of cases a second open in batches. Attributes that a mapper watches cost more than the rest of a case
together, so objects stay plain and are compared with what was read; new and changed ones go in one statement each.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, Generic, TypeVar

import msgspec
from sqlalchemy import Table, TextClause, text
from sqlalchemy.orm import Session

from messaging.planned import planned_once

T = TypeVar("T")


class Rows(Generic[T]):
    """The rows of a table whose columns are named as the fields of a class."""

    def __init__(self, session: Session, table: Table, kind: type[T]) -> None:
        self._session, self._table, self._kind = session, table, kind
        self._columns, self._values, self._key = _columns(table), _values(table), _key(table)
        self._decode = _decoder(kind)  # type: ignore[arg-type]  # a class can be a key; mypy doubts it of a variable one
        self._as_read: dict[Any, tuple[Any, ...]] = {}
        self._kept: dict[Any, T] = {}

    def found(self, row: Sequence[Any]) -> T:
        """Give the object of a row that begins with the columns of the table; one read before stays as it became since."""
        values = tuple(row)[: len(self._columns)]
        return self._known(self._kind(**dict(zip(self._columns, values, strict=True))), values)

    def told(self, rows: str | None) -> Iterator[T]:
        """Give the objects of rows that were read together, as JSON."""
        found = self._decode(rows) if rows else ()
        return (self._known(read, self._values(read)) for read in found)

    def _known(self, read: T, values: tuple[Any, ...]) -> T:
        key = self._key(read)
        if key not in self._kept:
            self._kept[key] = read
            self._as_read[key] = values
        return self._kept[key]

    def kept(self, key: object) -> T:
        """Give an object that is in hand."""
        return self._kept[key]

    def keep(self, objects: Iterable[T]) -> None:
        """Keep new objects; known ones are kept already."""
        for each in objects:
            self._kept.setdefault(self._key(each), each)

    def write(self) -> None:
        """Write what changed, then what is new: a case closes before the pupil's next one opens."""
        changed: list[dict[str, Any]] = []
        new: list[dict[str, Any]] = []
        for key, each in self._kept.items():
            values = self._values(each)
            if values != self._as_read.get(key):
                (changed if key in self._as_read else new).append(dict(zip(self._columns, values, strict=True)))
                self._as_read[key] = values
        self._send(_update, changed)
        self._send(_insert, new)

    def _send(self, statement: Callable[[Table], TextClause], rows: Sequence[dict[str, Any]]) -> None:
        if rows:
            self._session.execute(statement(self._table), {"rows": msgspec.json.encode(rows).decode()})


# What hangs on the table alone is worked out once: it cost as much as the reading itself.


@cache
def _columns(table: Table) -> list[str]:
    return [column.name for column in table.columns]


@cache
def _values(table: Table) -> Callable[[Any], tuple[Any, ...]]:
    return attrgetter(*_columns(table))


@cache
def _key(table: Table) -> Callable[[Any], Any]:
    return attrgetter(*(column.name for column in table.primary_key))


@cache
def _decoder(kind: type[T]) -> Callable[[str], list[T]]:
    return msgspec.json.Decoder(list[kind]).decode  # type: ignore[valid-type]  # a class that is known only here


@cache
def of_cases(*parts: tuple[Table, tuple[str, ...]]) -> TextClause:
    """Give the statement that reads the rows of several tables, each in its order, that belong to the same cases.

    One statement instead of one per table: of a case that somebody changes, asking took longer than reading.
    """
    return planned_once(text(f"SELECT {', '.join(_as_json(table, order) for table, order in parts)}"))


def _as_json(table: Table, order: Sequence[str]) -> str:
    names = ", ".join(_columns(table))
    rows = f"SELECT {names} FROM {table.name} WHERE case_id = ANY (CAST(:case_ids AS uuid[]))"  # noqa: S608  our own names
    return f"(SELECT CAST(json_agg(p ORDER BY {', '.join(order)}) AS text) FROM ({rows}) AS p) AS {table.name}"  # noqa: S608  our own names


@cache
def _insert(table: Table) -> TextClause:
    source = f"json_populate_recordset(NULL::{table.name}, :rows)"
    return planned_once(text(f"INSERT INTO {table.name} SELECT * FROM {source}"))  # noqa: S608  our own names


@cache
def _update(table: Table) -> TextClause:
    keys = [column.name for column in table.primary_key]
    others = ", ".join(f"{column.name} = n.{column.name}" for column in table.columns if column.name not in keys)
    same = " AND ".join(f"{table.name}.{key} = n.{key}" for key in keys)
    source = f"json_populate_recordset(NULL::{table.name}, :rows) AS n"
    return planned_once(text(f"UPDATE {table.name} SET {others} FROM {source} WHERE {same}"))  # noqa: S608  our own names
