"""The mails that an installation's catcher shows, read as anybody reads them: the page."""

import html
import re
from collections.abc import Collection
from dataclasses import dataclass

from doorlijn.tour.installation import NOT_FOUND, Installation
from doorlijn.tour.watching import Unreachable

LINK = re.compile(r'href="/mails/([^"/?#]+)"')
UID = re.compile(r"^UID:(\S+)", re.MULTILINE)
SEQUENCE = re.compile(r"^SEQUENCE:(\d+)", re.MULTILINE)
NEWEST = 300  # mails looked at; the page lists the newest first
METHOD = re.compile(r"^METHOD:(\w+)", re.MULTILINE)


@dataclass(frozen=True)
class Mail:
    mail_id: str
    text: str

    def is_about(self, ids: Collection[str]) -> bool:
        """Tell whether the mail's button leads to one of these."""
        return any(each in self.text for each in ids)

    def is_to(self, address: str | None) -> bool:
        """Tell whether it went to this address; of an unknown address nothing is asked."""
        return address is None or address in self.text

    @property
    def invitation(self) -> "Invitation | None":
        """The calendar part, if there is one."""
        unfolded = re.sub(r"\r?\n[ \t]", "", self.text)
        parts = UID.search(unfolded), SEQUENCE.search(unfolded), METHOD.search(unfolded)
        if not all(parts):
            return None
        uid, sequence, method = (part[1] for part in parts if part)
        return Invitation(uid, int(sequence), method)


@dataclass(frozen=True)
class Invitation:
    uid: str
    sequence: int
    method: str


class Mailbox:
    """Reads each mail once; remembers which were there before."""

    def __init__(self, installation: Installation) -> None:
        self._installation = installation
        self._read: dict[str, Mail] = {}
        self._told: set[str] = set()

    @property
    def is_there(self) -> bool:
        """Tell whether this installation shows its mails."""
        return self._installation.page("/mails").status_code != NOT_FOUND

    def new_mail(self, ids: Collection[str], address: str | None, *, invites: bool = False) -> Mail | None:
        """Give a mail that was not given before, about one of these, to this address."""
        for mail in self._mails():
            fits = mail.is_about(ids) and mail.is_to(address) and (mail.invitation or not invites)
            if fits and mail.mail_id not in self._told:
                self._told.add(mail.mail_id)
                return mail
        return None

    def _mails(self) -> list[Mail]:
        listed = dict.fromkeys(LINK.findall(self._text("/mails")))
        return [self._mail(mail_id) for mail_id in list(listed)[:NEWEST]]

    def _text(self, path: str) -> str:
        answer = self._installation.page(path)
        if answer.is_error:
            raise Unreachable(f"{path} antwoordt {answer.status_code}")
        return html.unescape(answer.text)

    def _mail(self, mail_id: str) -> Mail:
        if mail_id not in self._read:
            self._read[mail_id] = Mail(mail_id, self._text(f"/mails/{mail_id}"))
        return self._read[mail_id]
