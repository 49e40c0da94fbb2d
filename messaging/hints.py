"""Hears, within a millisecond, that somebody committed events to the outbox."""

import select
from collections.abc import Callable
from typing import Any

from sqlalchemy import Engine

WAIT = 1.0


class Hints:
    """Listens to PostgreSQL's NOTIFY on a connection of its own; a lost hint costs a second, never an event."""

    def __init__(self, engine: Engine, service: str, look: Callable[[], None]) -> None:
        """Call `look` for each hint."""
        self._engine = engine
        self._channel = f"outbox_{service}"
        self._look = look
        self._connection: Any = None

    def step(self) -> None:
        """Wait for a hint, at most a second."""
        connection = self._connection = self._connection or self._listen()
        if select.select([connection], [], [], WAIT)[0]:
            connection.poll()
            connection.notifies.clear()
            self._look()

    def drop(self) -> None:
        """Forget the connection."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _listen(self) -> Any:  # noqa: ANN401  psycopg2's own connection
        pooled = self._engine.raw_connection()
        connection: Any = pooled.driver_connection
        pooled.detach()
        connection.set_session(autocommit=True)
        connection.cursor().execute(f"LISTEN {self._channel}")
        self._look()
        return connection
