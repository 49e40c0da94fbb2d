"""Statements that PostgreSQL plans once per connection: of those that every batch asks, planning cost more than doing."""

import re
import time
from dataclasses import dataclass
from itertools import count
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Engine, Executable, event

S = TypeVar("S", bound=Executable)

_OPTION: Final = "planned_once"
_PARAMETER: Final = re.compile(r"%\((\w+)\)s")
# A plan was made for the tables as they were; a worker that began with empty ones must not keep it for long.
KEPT_FOR: Final = 60.0
_numbers: Final = count()  # a name is used once: one whose preparing failed halfway stands in nobody's way


@dataclass(frozen=True)
class Plan:
    """A statement as one connection knows it."""

    name: str
    call: str
    until: float


def planned_once(statement: S) -> S:
    """Give a statement that a connection plans once; its text must be the same each time."""
    return statement.execution_options(**{_OPTION: True})


def plan_once(engine: Engine) -> None:
    """Let the connections of an engine keep the plans of such statements."""
    event.listen(engine, "before_cursor_execute", _as_planned, retval=True)


def _as_planned(
    connection: Connection,
    cursor: Any,  # noqa: ANN401  psycopg2 has no type of its own for it
    statement: str,
    parameters: Any,  # noqa: ANN401  whatever the driver takes
    context: Any,  # noqa: ANN401  SQLAlchemy's own
    executemany: bool,  # noqa: FBT001  so SQLAlchemy calls it
) -> tuple[str, Any]:
    if executemany or context is None or not context.execution_options.get(_OPTION):
        return statement, parameters
    kept: dict[str, Plan] = connection.info.setdefault(_OPTION, {})
    plan, now = kept.get(statement), time.monotonic()
    if plan is None or now > plan.until:
        kept[statement] = _prepare(cursor, statement, now + KEPT_FOR)
        if plan:
            cursor.execute(f"DEALLOCATE {plan.name}")
    return kept[statement].call, parameters


def _prepare(cursor: Any, statement: str, until: float) -> Plan:  # noqa: ANN401  psycopg2 has no type of its own for it
    """Let the database read it under a name; in the call each parameter has the type that was found for it."""
    name, names = f"planned_{next(_numbers)}", list(dict.fromkeys(_PARAMETER.findall(statement)))
    numbered = _PARAMETER.sub(lambda found: f"${names.index(found[1]) + 1}", statement).replace("%%", "%")
    cursor.execute(f"PREPARE {name} AS {numbered}")
    cursor.execute("SELECT parameter_types::text[] FROM pg_prepared_statements WHERE name = %s", (name,))
    types = cursor.fetchone()[0]
    arguments = ", ".join(f"CAST(%({each})s AS {kind})" for each, kind in zip(names, types, strict=True))
    return Plan(name, f"EXECUTE {name} ({arguments})" if arguments else f"EXECUTE {name}", until)
