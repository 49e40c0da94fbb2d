"""Catches mails instead of delivering them, so that the demo and the tests can show what people would have got.

Each mail is a file `<time>-<id>.eml`; the server says it has a mail only when the file is there.
"""

import os
import re
import secrets
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

MOST_BYTES: Final = 10 * 1024 * 1024
MOST_MAILS: Final = 2000
MOST_LISTED: Final = 200
_ID: Final = re.compile(r"[0-9]{8}T[0-9]{12}-[0-9a-f]{12}")


class NoSuchMail(LookupError):
    """There is no mail with this id, or it was pruned."""


@dataclass(frozen=True)
class Mail:
    """One mail that was caught."""

    id: str
    at: datetime
    sender: str
    to: tuple[str, ...]
    subject: str
    text: str
    html: str
    ics: str


class _Keep:
    """Keeps what comes in."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802  aiosmtpd's name
        """Keep a mail; only then say that we have it."""
        keep(self._folder, envelope.original_content or b"")
        return "250 OK"


class MailCatcher:
    """The mail server of the demo; has its own thread."""

    def __init__(self, folder: Path, host: str = "127.0.0.1", port: int = 0) -> None:
        """Catch into `folder`; port 0 takes a free one."""
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.port = port or _free_port(host)
        self._controller = Controller(
            _Keep(folder), hostname=host, port=self.port, data_size_limit=MOST_BYTES, ident="Doorlijn mail catcher"
        )

    def start(self) -> None:
        """Begin to listen; returns when it does."""
        self._controller.start()

    def stop(self) -> None:
        """Stop listening."""
        self._controller.stop()


def _free_port(host: str) -> int:
    with socket.socket() as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])


def keep(folder: Path, content: bytes) -> str:
    """Write one mail, whole or not at all; the oldest make place. Gives its id."""
    seconds, rest = divmod(time.time_ns(), 1_000_000_000)
    moment = datetime.fromtimestamp(seconds, UTC)
    mail_id = f"{moment:%Y%m%dT%H%M%S}{rest // 1000:06d}-{secrets.token_hex(6)}"
    unfinished = folder / f".{mail_id}"
    with unfinished.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(folder / f"{mail_id}.eml")
    for old in _ids(folder)[MOST_MAILS:]:
        (folder / f"{old}.eml").unlink(missing_ok=True)
    return mail_id


def mails(folder: Path, most: int = MOST_LISTED) -> list[Mail]:
    """Give the newest mails, newest first."""
    return [found for mail_id in _ids(folder)[:most] if (found := _read(folder, mail_id))]


def mail(folder: Path, mail_id: str) -> Mail:
    """Give one mail. Raises NoSuchMail, also for what is no id at all."""
    found = _read(folder, mail_id) if _ID.fullmatch(mail_id) else None
    if found is None:
        raise NoSuchMail(mail_id)
    return found


def _ids(folder: Path) -> list[str]:
    if not folder.is_dir():
        return []
    stems = (name.removesuffix(".eml") for name in os.listdir(folder) if name.endswith(".eml"))  # noqa: PTH208  names only
    return sorted((stem for stem in stems if _ID.fullmatch(stem)), reverse=True)


@lru_cache(maxsize=MOST_LISTED)
def _read(folder: Path, mail_id: str) -> Mail | None:
    """Read a mail; a file that was kept never changes."""
    try:
        content = (folder / f"{mail_id}.eml").read_bytes()
    except FileNotFoundError:
        return None
    message: Any = message_from_bytes(content, policy=default)
    return Mail(
        id=mail_id,
        at=datetime.strptime(mail_id.partition("-")[0], "%Y%m%dT%H%M%S%f").replace(tzinfo=UTC),
        sender=_header(message, "From"),
        to=tuple(each.strip() for each in _header(message, "To").split(",") if each.strip()),
        subject=_header(message, "Subject"),
        text=_part(message, "text/plain"),
        html=_part(message, "text/html"),
        ics=_part(message, "text/calendar"),
    )


def _header(message: EmailMessage, name: str) -> str:
    """Read a header; one that is broken is shown as it came."""
    try:
        return str(message.get(name, ""))
    except (ValueError, IndexError, AttributeError):  # what the email library raises for nonsense
        return next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), "")


def _part(message: EmailMessage, kind: str) -> str:
    for part in _parts(message):
        if part.get_content_type() == kind:
            try:
                return str(part.get_content())
            except (LookupError, ValueError):  # an unknown character set, or none at all
                return bytes(part.get_payload(decode=True) or b"").decode("utf-8", "replace")
    return ""


def _parts(message: EmailMessage) -> Iterator[Any]:
    return (part for part in message.walk() if not part.is_multipart())
