"""A mail that says that something happened, not to whom: plain words, one button, nothing personal."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from html import escape
from typing import Final

from language.days import say_full_day
from language.texts import N_, _, spoken
from services.notifications.delivering.invitations import calendar_file
from services.notifications.domain import trainer_wording, wording
from services.notifications.domain.delivery import Delivery
from services.notifications.domain.local_time import day_of, say_time
from services.notifications.domain.wording import WORDING

# What a browser takes for a mail address too; no comments, quotes or lists, and nothing that could begin a new header.
_ADDRESS: Final = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")
CALENDAR_NAME: Final = N_("afspraak.ics")

_HTML: Final = """<!doctype html>
<html lang="{language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{subject}</title></head>
<body style="margin:0;padding:24px;font-family:Arial,sans-serif;font-size:16px;line-height:1.5;color:#1b1b1b;background:#ffffff">
<h1 style="font-size:20px;margin:0 0 16px">{title}</h1>
{paragraphs}
<p style="margin:24px 0"><a href="{link}" style="display:inline-block;padding:12px 20px;background:#154273;color:#ffffff;text-decoration:none;border-radius:4px">{button}</a></p>
<p style="font-size:14px;color:#545454">{footer}</p>
</body>
</html>
"""


@dataclass(frozen=True)
class Letterhead:
    """Who mails, and where its readers sign in."""

    mail_from: str  # an address without a name
    public_url: str  # without a slash at the end

    @property
    def domain(self) -> str:
        """Give what stands behind the @."""
        return self.mail_from.rpartition("@")[2]

    def link(self, path: str) -> str:
        """Give the full address of a page."""
        return self.public_url + path


def compose(delivery: Delivery, receiver: str, letterhead: Letterhead, now: datetime) -> EmailMessage:
    """Write the mail in the language that is spoken now; raises ValueError when the receiver's address is none."""
    if not _ADDRESS.fullmatch(receiver):
        raise ValueError("not one plain mail address")
    message = EmailMessage(policy=SMTP)
    for name, value in _headers(delivery, letterhead, now):
        message[name] = value
    message["To"] = Address(addr_spec=receiver)
    message.set_content(_text(delivery, letterhead))
    message.add_alternative(_html(delivery, letterhead), subtype="html")
    _add_calendar(message, delivery, receiver, letterhead)
    message["Content-Language"] = spoken()
    return message


def _headers(delivery: Delivery, letterhead: Letterhead, now: datetime) -> Iterator[tuple[str, object]]:
    yield "From", Address("Doorlijn", addr_spec=letterhead.mail_from)
    yield "Subject", _(WORDING[delivery.kind].subject)
    yield "Date", now
    # The same at every attempt: a mailbox that gets it twice can tell that it is one mail.
    yield "Message-ID", f"<{delivery.delivery_id}@{letterhead.domain}>"
    yield "Auto-Submitted", "auto-generated"
    yield "X-Auto-Response-Suppress", "All"
    yield "List-Id", f"Doorlijn meldingen <meldingen.{letterhead.domain}>"


def _paragraphs(delivery: Delivery) -> Iterator[str]:
    is_trainer = delivery.kind == trainer_wording.TRAINER_ASKED
    yield _(trainer_wording.TRAINER_GREETING if is_trainer else wording.GREETING)
    words = WORDING[delivery.kind]
    yield f"{_(words.title)}. {_(words.task)}"
    if delivery.due_on:
        yield _(wording.BY_DAY).format(day=say_full_day(delivery.due_on))
    yield from _about_appointment(delivery)
    if delivery.for_person_id:
        yield _(wording.FOR_COLLEAGUE)
    if is_trainer:
        yield _(trainer_wording.CODE_ELSEWHERE)
    has_link = delivery.kind in {wording.INVITED, trainer_wording.TRAINER_ASKED}
    yield _(wording.NOT_EXPECTED if has_link else wording.NO_NAMES)


def _about_appointment(delivery: Delivery) -> Iterator[str]:
    invitation = delivery.invitation
    if invitation is None:
        return
    day, starts, ends = (
        say_full_day(day_of(invitation.starts_at)),
        say_time(invitation.starts_at),
        say_time(invitation.ends_at),
    )
    if invitation.method == "CANCEL":
        yield _(wording.APPOINTMENT_GONE).format(day=day, starts=starts)
        yield _(wording.OUT_OF_CALENDAR)
    else:
        yield _(wording.APPOINTMENT).format(day=day, starts=starts, ends=ends)
        yield _(wording.IN_CALENDAR)


def _text(delivery: Delivery, letterhead: Letterhead) -> str:
    button = f"{_(WORDING[delivery.kind].button)}:\n{letterhead.link(delivery.action_path)}"
    return "\n\n".join([*_paragraphs(delivery), button, f"-- \n{_(wording.AUTOMATIC)}"]) + "\n"


def _html(delivery: Delivery, letterhead: Letterhead) -> str:
    words = WORDING[delivery.kind]
    return _HTML.format(
        language=spoken(),
        subject=escape(_(words.subject)),
        title=escape(_(words.title)),
        paragraphs="\n".join(f"<p>{escape(each)}</p>" for each in _paragraphs(delivery)),
        link=escape(letterhead.link(delivery.action_path)),
        button=escape(_(words.button)),
        footer=escape(_(wording.AUTOMATIC)),
    )


def _add_calendar(message: EmailMessage, delivery: Delivery, receiver: str, letterhead: Letterhead) -> None:
    """Add the appointment twice: in the mail for Gmail and Outlook, as a file for Apple and the rest."""
    invitation = delivery.invitation
    if invitation is None:
        return
    file = calendar_file(
        invitation,
        stamp=delivery.occurred_at,
        sender=letterhead.mail_from,
        receiver=receiver,
        link=letterhead.link(delivery.action_path),
    )
    message.add_alternative(
        file.decode(), subtype="calendar", params={"method": invitation.method}, cte="quoted-printable"
    )
    message.add_attachment(file, maintype="application", subtype="ics", filename=_(CALENDAR_NAME))
