"""Lets the worker of notifications call webhooks about what its service has written down for them."""

import socket
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from eventlet import tpool
from sqlalchemy.orm import Session

from access import covenants
from access.agreed_covenants import in_force
from access.policy import Covenant
from doorlijn.clock import clock_of
from doorlijn.rounds import go_round
from doorlijn.settings import Settings
from messaging.database import open_engine, open_sessions
from services.notifications.delivering.webhook_sender import WebhookSender
from services.notifications.domain.local_time import day_of

CONNECTIONS = 5  # batches are committed in turn; while receivers think, no transaction is open


def sender(settings: Settings) -> WebhookSender:
    """Build the sender."""
    file = covenants.load(settings.covenant or covenants.PACKAGED)

    def covenant_on(session: Session, now: datetime) -> Covenant:
        return in_force(session, file, day_of(now))

    engine = open_engine(settings.database_url, "notifications", pool_size=CONNECTIONS, acts_as="system")
    return WebhookSender(
        sessions=open_sessions(engine),
        key=settings.webhooks_secret,
        lookup=lookup,
        covenant_on=covenant_on,
        clock=clock_of(settings),
        public_url=settings.public_url,
        allows_loopback=settings.profile != "production",
    )


def call_until(settings: Settings, is_over: Callable[[], bool]) -> None:
    """Call whoever has something to hear, round after round, until it is over. What fails stays in the database."""
    go_round(sender(settings).go_round, is_over, failure="webhook_round_failed")


def lookup(host: str, port: int) -> Sequence[Any]:
    """Ask the system for addresses in a real thread: a name server that thinks must not hold up the whole worker."""
    found: Sequence[Any] = tpool.execute(socket.getaddrinfo, host, port, type=socket.SOCK_STREAM)
    return found
