"""Sends one round of mails in a process that eventlet patched, as the worker is."""

import eventlet

eventlet.monkey_patch()

import os  # noqa: E402  everything below must see the patched modules
import sys  # noqa: E402
from datetime import datetime  # noqa: E402

from messaging.database import open_engine, open_sessions  # noqa: E402
from services.notifications.delivering.addresses import Addresses, Trainers  # noqa: E402
from services.notifications.delivering.mail_server import MailServer  # noqa: E402
from services.notifications.delivering.mails import Letterhead  # noqa: E402
from services.notifications.delivering.sender import MailSender  # noqa: E402

engine = open_engine(os.environ["DATABASE_URL"], "notifications", pool_size=2, acts_as="system")
letterhead = Letterhead("doorlijn@voorbeeld.example", "https://doorlijn.example")
mails = MailSender(
    sessions=open_sessions(engine),
    addresses=Addresses(os.environ["DIRECTORY_URL"], lambda _: "token"),
    server=MailServer(os.environ["SMTP_URL"], letterhead.domain),
    letterhead=letterhead,
    trainers=Trainers(os.environ["DIRECTORY_URL"], lambda _: "token"),
)
beats: list[int] = []


def beat() -> None:
    """Count, as long as others let us."""
    while True:
        beats.append(1)
        eventlet.sleep(0)


eventlet.spawn(beat)
sent = eventlet.spawn(mails.send_due, datetime.fromisoformat(os.environ["NOW"])).wait()
sys.exit(0 if sent == 1 and len(beats) > 10 else 1)
