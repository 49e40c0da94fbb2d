"""The parts of this portal that pages reach for: settings, connections, the clock, the mail catcher."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol, cast

from flask import current_app

from language.days import local
from services.portal.client import Connections
from services.portal.domain.reader import Reader
from services.portal.web.session_oidc import Provider

SERVICES = ("directory", "intake", "certification", "aftercare", "notifications")


class Mail(Protocol):
    """One mail that was caught, as the mail pages show it."""

    @property
    def id(self) -> str: ...
    @property
    def at(self) -> datetime: ...
    @property
    def sender(self) -> str: ...
    @property
    def to(self) -> Sequence[str]: ...
    @property
    def subject(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def html(self) -> str: ...
    @property
    def ics(self) -> str: ...


class MailCatcher(Protocol):
    """What the mail pages need; the program on top of the services passes it in."""

    def mails(self) -> Iterable[Mail]:
        """All mails that were caught, newest first."""

    def mail(self, mail_id: str) -> Mail | None:
        """One mail; LookupError or None when there is no such mail."""


class TimeMachine(Protocol):
    """The clock of a demo that can be set forward; the program on top of the services passes it in."""

    @property
    def is_ahead(self) -> bool:
        """Whether anybody ever set it forward."""

    @property
    def rides_until(self) -> datetime | None:
        """Where time runs to, while it runs."""

    def go_forward(self, days: int) -> bool:
        """Set it forward; False while time still runs."""


@dataclass(frozen=True)
class Portal:
    """What the app was put together with."""

    is_demo: bool
    region: str
    connections: Connections
    issue_token: Callable[[Reader, datetime, timedelta], str]
    secret: bytes
    accounts_secret: bytes
    session_idle: timedelta
    session_lasts: timedelta
    clock: Callable[[], datetime]
    mail_catcher: MailCatcher | None = None
    provider: Provider | None = None
    time_machine: TimeMachine | None = None
    origin: str = ""  # the address of our pages, as a browser knows it
    passkey_domain: str | None = None  # to which passkeys belong; None: browsers make none here


def portal() -> Portal:
    """The parts of the app that answers this request."""
    return cast("Portal", current_app.extensions["portal"])


def now() -> datetime:
    """The moment of this request."""
    return portal().clock()


def today() -> date:
    """The day on a Dutch calendar."""
    return local(now()).date()
