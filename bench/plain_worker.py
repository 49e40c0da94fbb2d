"""The same services on plain nameko: EventDispatcher and event_handler, one commit per event, no guarantees at all.

The effects are the same: the handlers, repositories and tables of the real services. Left out is only what this
project adds: inbox, outbox, cursors, order, retries, confirms.
"""

import eventlet

eventlet.monkey_patch()

import os  # noqa: E402  everything below must see the patched modules
import signal  # noqa: E402
import sys  # noqa: E402
from datetime import UTC, datetime  # noqa: E402
from typing import Any  # noqa: E402

import msgspec  # noqa: E402
from nameko.events import EventDispatcher, event_handler  # noqa: E402
from nameko.runners import ServiceRunner  # noqa: E402
from sqlalchemy.orm import Session, sessionmaker  # noqa: E402

from doorlijn.worker import service_class  # noqa: E402
from messaging.database import open_engine, open_sessions  # noqa: E402
from messaging.envelope import event_name  # noqa: E402
from messaging.ids import uuid7  # noqa: E402
from messaging.listening import subscriptions  # noqa: E402
from messaging.reading import Subscription  # noqa: E402
from messaging.work import Heard, Transaction, Work  # noqa: E402


def plain_service(name: str, sessions: sessionmaker[Session]) -> type:
    """Build a plain nameko service that answers the events of intake and aftercare as the real one does."""
    methods: dict[str, Any] = {"name": name, "dispatch": EventDispatcher()}
    for (source, event, _), subscription in subscriptions(service_class(name)).items():
        if source in {"intake", "aftercare"}:
            methods[f"{source}_{event}"] = event_handler(source, event)(
                _answer(name, source, event, subscription, sessions)
            )
    return type(f"Plain{name.capitalize()}", (), methods)


def _answer(name: str, source: str, event: str, subscription: Subscription, sessions: sessionmaker[Session]) -> Any:  # noqa: ANN401  a method
    def answer(self: Any, payload: dict[str, Any]) -> None:  # noqa: ANN401  a service made here
        now = datetime.now(UTC)  # noqa: TID251  the door
        message = msgspec.convert(payload, subscription.message)
        heard = Heard(uuid7(), event, source, "", 0, now, "system", "system", "", "")
        with sessions() as session:
            transaction = Transaction(session, name)
            events = subscription.answer(message, Work.answering(transaction, heard, now)) or ()
            session.flush()
            transaction.timers.write(session)
            session.commit()
        for said in events:
            self.dispatch(event_name(type(said)), msgspec.to_builtins(said))

    return answer


def main(name: str) -> None:
    """Run one plain service until SIGTERM."""
    sessions = open_sessions(open_engine(os.environ["DATABASE_URL"], name, pool_size=10, acts_as="system"))
    runner = ServiceRunner({"AMQP_URI": os.environ["AMQP_URL"], "serializer": "json"})
    runner.add_service(plain_service(name, sessions))
    signal.signal(signal.SIGTERM, lambda *_: eventlet.spawn_n(runner.stop))
    runner.start()
    sys.stderr.write("listening\n")
    sys.stderr.flush()
    runner.wait()


if __name__ == "__main__":
    main(sys.argv[1])
