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

from language.texts import N_, _, spoken
from services.notifications.delivering.invitations import calendar_file
from services.notifications.delivering.mail_text import MailText, text_of, text_of_gathered
from services.notifications.domain import sentences
from services.notifications.domain.delivery import Delivery, Gathered

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


def compose(
    delivery: Delivery, receiver: str, letterhead: Letterhead, now: datetime, gathered: Gathered | None = None
) -> EmailMessage:
    """Write the mail in the language that is spoken now; raises ValueError when the receiver's address is none.

    `gathered` is what the mail stands for, when it stands for several.
    """
    if not _ADDRESS.fullmatch(receiver):
        raise ValueError("not one plain mail address")
    says = text_of_gathered(gathered) if gathered else text_of(delivery)
    message = EmailMessage(policy=SMTP)
    message["Subject"] = says.subject
    for name, value in _headers(delivery, letterhead, now):
        message[name] = value
    message["To"] = Address(addr_spec=receiver)
    link = letterhead.link(delivery.action_path)
    message.set_content(_plain(says, link))
    message.add_alternative(_html(says, link), subtype="html")
    _add_calendar(message, delivery, receiver, letterhead)
    message["Content-Language"] = spoken()
    return message


def _headers(delivery: Delivery, letterhead: Letterhead, now: datetime) -> Iterator[tuple[str, object]]:
    yield "From", Address("Doorlijn", addr_spec=letterhead.mail_from)
    yield "Date", now
    # The same at every attempt: a mailbox that gets it twice can tell that it is one mail.
    yield "Message-ID", f"<{delivery.delivery_id}@{letterhead.domain}>"
    yield "Auto-Submitted", "auto-generated"
    yield "X-Auto-Response-Suppress", "All"
    yield "List-Id", f"Doorlijn meldingen <meldingen.{letterhead.domain}>"


def _plain(says: MailText, link: str) -> str:
    return "\n\n".join([*says.paragraphs, f"{says.button}:\n{link}", f"-- \n{_(sentences.AUTOMATIC)}"]) + "\n"


def _html(says: MailText, link: str) -> str:
    return _HTML.format(
        language=spoken(),
        subject=escape(says.subject),
        title=escape(says.title),
        paragraphs="\n".join(f"<p>{escape(each)}</p>" for each in says.paragraphs),
        link=escape(link),
        button=escape(says.button),
        footer=escape(_(sentences.AUTOMATIC)),
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
        kind=delivery.kind,
    )
    message.add_alternative(
        file.decode(), subtype="calendar", params={"method": invitation.method}, cte="quoted-printable"
    )
    message.add_attachment(file, maintype="application", subtype="ics", filename=_(CALENDAR_NAME))
