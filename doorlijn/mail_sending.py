"""Lets the worker of notifications send what its service has written down to be mailed."""

from collections.abc import Callable
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from access import tokens
from access.actor import Actor
from doorlijn.clock import clock_of, utc_now
from doorlijn.rounds import go_round
from doorlijn.settings import Settings
from messaging.database import open_engine, open_sessions
from services.notifications.delivering.addresses import Addresses, Trainers
from services.notifications.delivering.mail_server import MailServer
from services.notifications.delivering.mails import Letterhead
from services.notifications.delivering.sender import MailSender

SYSTEM = uuid5(NAMESPACE_URL, "urn:doorlijn:system")
PAUSE_AFTER_ERROR = 2.0


def sender(settings: Settings) -> MailSender:
    """Build the sender."""
    signing = tokens.load_key(settings.keys_dir / tokens.SIGNING_FILE)
    letterhead = Letterhead(settings.mail_from, settings.public_url)

    def issue(_now: datetime) -> str:
        return tokens.issue(Actor(SYSTEM, "system"), signing, utc_now())

    return MailSender(
        sessions=open_sessions(open_engine(settings.database_url, "notifications", pool_size=1, acts_as="system")),
        addresses=Addresses(settings.api_url_template.format(service="directory"), issue),
        trainers=Trainers(settings.api_url_template.format(service="certification"), issue),
        server=MailServer(settings.smtp_url, letterhead.domain),
        letterhead=letterhead,
        most_an_hour=settings.mails_an_hour,
    )


def send_until(settings: Settings, is_over: Callable[[], bool]) -> None:
    """Send what is due, round after round, until it is over. What fails stays in the database."""
    mails, clock = sender(settings), clock_of(settings)
    go_round(
        lambda: bool(mails.send_due(clock())), is_over, failure="mail_round_failed", pause_after_error=PAUSE_AFTER_ERROR
    )
