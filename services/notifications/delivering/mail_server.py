"""The mail server: one connection per round, and a clear end for each mail."""

import re
import smtplib
import ssl
from types import TracebackType
from typing import Final, Self
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from services.notifications.delivering.outcomes import Away, NobodyKnows, Refused, TryLater

TIMEOUT: Final = 30.0  # seconds for each step
DATA_TIMEOUT: Final = 120.0  # a server may think long about a mail that it holds already
SCHEMES: Final = {"smtp": 25, "smtps": 465, "smtp+starttls": 587}
HOME: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_GOOD: Final = range(200, 400)
_TEMPORARY: Final = range(400, 500)
_FOR_GOOD: Final = range(500, 600)
_LEADING_DOT: Final = re.compile(rb"(?m)^\.")


class MailServer:
    """Where mails are handed in: `smtp://host:25`, `smtps://user:password@host`, `smtp+starttls://host:587`."""

    def __init__(self, url: str, local_name: str) -> None:
        """Read the address; `local_name` is how we introduce ourselves. Raises ValueError for an address we cannot use."""
        parts = urlsplit(url)
        if parts.scheme not in SCHEMES or not parts.hostname:
            raise ValueError("SMTP_URL must look like smtp://host:25, smtps://host or smtp+starttls://host:587.")
        self._scheme = "smtp+starttls" if _asks_starttls(parts) else parts.scheme
        self._host = parts.hostname
        self._port = parts.port or SCHEMES[self._scheme]
        self._user, self._password = unquote(parts.username or ""), unquote(parts.password or "")
        self._local_name = local_name
        if self._user and self._scheme == "smtp" and self._host not in HOME:
            raise ValueError("SMTP_URL holds a password: use smtps:// or smtp+starttls://, so that it is not readable.")

    def open(self) -> smtplib.SMTP:
        """Connect, encrypt and sign in. Raises Away."""
        try:
            smtp = self._connect()
        except (OSError, smtplib.SMTPException) as error:
            raise Away("mail_server_unreachable") from error
        try:
            if self._scheme == "smtp+starttls":
                smtp.starttls(context=ssl.create_default_context())
            if self._user:
                smtp.login(self._user, self._password)
            smtp.ehlo_or_helo_if_needed()
        except (OSError, smtplib.SMTPException, ValueError) as error:
            smtp.close()
            raise Away("mail_server_refuses_us") from error
        return smtp

    def _connect(self) -> smtplib.SMTP:
        if self._scheme == "smtps":
            context = ssl.create_default_context()
            return smtplib.SMTP_SSL(self._host, self._port, self._local_name, timeout=TIMEOUT, context=context)
        return smtplib.SMTP(self._host, self._port, self._local_name, timeout=TIMEOUT)


class Postman:
    """Hands in one mail after the other; opens a connection when needed and closes it at the end of the round."""

    def __init__(self, server: MailServer) -> None:
        """Work for one round."""
        self._server = server
        self._smtp: smtplib.SMTP | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._smtp and kind is None:
            try:
                self._smtp.quit()
            except (OSError, smtplib.SMTPException):
                self._smtp.close()
        self.hang_up()

    def get_ready(self) -> None:
        """Be connected, before anything is said about a mail. Raises Away."""
        if self._smtp is not None and not self._is_alive(self._smtp):
            self.hang_up()
        if self._smtp is None:
            self._smtp = self._server.open()

    def hand_in(self, mail_from: str, receiver: str, mail: bytes) -> None:
        """Hand in one mail; the server has it when this returns. Raises Refused, TryLater, NobodyKnows."""
        if self._smtp is None:
            raise Away("mail_server_unreachable")
        self._announce(self._smtp, mail_from, receiver)
        self._judge(self._give(self._smtp, mail))

    def hang_up(self) -> None:
        """Forget the connection."""
        if self._smtp is not None:
            self._smtp.close()
            self._smtp = None

    def _is_alive(self, smtp: smtplib.SMTP) -> bool:
        try:
            return smtp.rset()[0] in _GOOD
        except (OSError, smtplib.SMTPException):
            return False

    def _announce(self, smtp: smtplib.SMTP, mail_from: str, receiver: str) -> None:
        """Say who mails whom, up to the server's word to go on; nothing was sent yet, so any trouble is for later."""
        try:
            answer = smtp.mail(mail_from)[0]
            if answer in _FOR_GOOD:  # it refuses us, not this mail
                raise Away("mail_server_refuses_us")
            self._judge(answer)
            self._judge(smtp.rcpt(receiver)[0])
            self._judge(smtp.docmd("DATA")[0])
        except (OSError, smtplib.SMTPException) as error:
            self.hang_up()
            raise Away("mail_server_hung_up") from error

    def _give(self, smtp: smtplib.SMTP, mail: bytes) -> int:
        """Give the mail itself. From the first byte on, only the server's answer tells what became of it."""
        try:
            smtp.send(_LEADING_DOT.sub(b"..", mail) + b".\r\n")
            if smtp.sock is not None:
                smtp.sock.settimeout(DATA_TIMEOUT)
            code = int(smtp.getreply()[0])
            if smtp.sock is not None:
                smtp.sock.settimeout(TIMEOUT)
        except (OSError, smtplib.SMTPException) as error:
            self.hang_up()
            raise NobodyKnows("no_answer_after_data") from error
        if code not in _GOOD and code not in _TEMPORARY and code not in _FOR_GOOD:
            self.hang_up()
            raise NobodyKnows("no_answer_after_data")
        return code

    def _judge(self, code: int) -> None:
        if code in _GOOD:
            return
        if code in _TEMPORARY:
            raise TryLater(f"mail_server_{code}")
        if code in _FOR_GOOD:
            raise Refused(f"mail_server_{code}")
        self.hang_up()
        raise Away("mail_server_hung_up")


def _asks_starttls(parts: SplitResult) -> bool:
    asked = parse_qs(parts.query).get("starttls", ["false"])[-1]
    return parts.scheme == "smtp" and asked.lower() in {"1", "true", "yes"}
