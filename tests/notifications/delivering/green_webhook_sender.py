"""Calls webhooks in a process that eventlet patched, as the worker is, until somebody ends it."""

import eventlet

eventlet.monkey_patch()

import os  # noqa: E402  everything below must see the patched modules
import threading  # noqa: E402
from datetime import datetime  # noqa: E402

from access import covenants  # noqa: E402
from doorlijn.webhook_sending import lookup  # noqa: E402
from messaging.database import open_engine, open_sessions  # noqa: E402
from services.notifications.delivering.webhook_sender import WebhookSender  # noqa: E402

now = datetime.fromisoformat(os.environ["NOW"])
sender = WebhookSender(
    sessions=open_sessions(open_engine(os.environ["DATABASE_URL"], "notifications", pool_size=2, acts_as="system")),
    key=os.environ["SECRET"],
    lookup=lookup,
    covenant_on=lambda _session, _now: covenants.load(),
    clock=lambda: now,
    public_url="https://doorlijn.example",
    allows_loopback=True,
)
while True:
    sender.go_round()
    threading.Event().wait(0.05)
