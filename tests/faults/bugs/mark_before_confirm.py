"""Taken out of the outbox before the broker has it."""

# ruff: noqa: SLF001  a bug knows its host

from messaging import relay
from messaging.publishing import Publisher
from messaging.relay import Relay


def apply() -> None:
    def sweep(self: Relay, publisher: Publisher) -> bool:
        with self._sessions() as session:
            due = [(nr, ids) for nr, ids in session.execute(relay._DUE, {"most": 100})]
            bundles = relay._read_back(session, due)
            session.execute(relay._SENT, {"ids": [nr for nr, _ in due]})
            session.commit()
        if bundles:
            self._publish(publisher, bundles)
        return False

    Relay._sweep = sweep  # type: ignore[method-assign]
