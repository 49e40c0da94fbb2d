"""The relay remembers how far it came, and never sees what committed late under a lower number."""

# ruff: noqa: SLF001  a bug knows its host

from sqlalchemy import text

from messaging import relay
from messaging.publishing import Publisher
from messaging.relay import Relay

_AFTER = text("SELECT bundle_id, event_ids FROM outbox WHERE bundle_id > :last ORDER BY bundle_id LIMIT 100")


def apply() -> None:
    last: dict[int, int] = {}

    def sweep(self: Relay, publisher: Publisher) -> bool:
        with self._sessions() as session:
            due = [(nr, ids) for nr, ids in session.execute(_AFTER, {"last": last.get(id(self), 0)})]
            if due:
                self._publish(publisher, relay._read_back(session, due))
                session.execute(relay._SENT, {"ids": [nr for nr, _ in due]})
                session.commit()
                last[id(self)] = due[-1][0]
        return False

    Relay._sweep = sweep  # type: ignore[method-assign]
