"""Mails the administrator that something is stuck: per service at most one mail a day, without the broker's help."""

import smtplib
from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate, make_msgid
from typing import Final

import structlog

from doorlijn.settings import Settings
from messaging.alarms import Alarm
from services.notifications.delivering.mail_server import MailServer, Postman
from services.notifications.delivering.outcomes import Away, NobodyKnows, Refused, TryLater

log = structlog.get_logger()

WORDS: Final = {
    "outbox": "Berichten die wachten op verzending: {count}. RabbitMQ antwoordt niet, of geen wachtrij neemt ze aan.",
    "dead": "Berichten die niet verwerkt kunnen worden: {count}. Op de pagina ziet u waarom, en kunt u het opnieuw proberen.",
    "retry": "Berichten die al langer dan vijf minuten niet lukken: {count}. Het systeem blijft het proberen.",
    "timers": "Termijnen die te laat zijn: {count}. Draait het werkproces van dit onderdeel?",
    "gaps": "Tijdvakken waarin berichten ontbreken: {count}. Er is om gevraagd, maar ze zijn er nog niet.",
}
_TEXT: Final = """\
In Doorlijn zit iets vast, in het onderdeel '{service}'. Er gaat niets verloren, maar het gaat niet vanzelf verder.

{lines}

Bekijken: {url}/gebeurtenissen
Of op de server: doorlijn events dead

U krijgt hierover per onderdeel hoogstens één mail per dag.
"""


class AlarmMail:
    """Knows where the alarms of this installation go."""

    def __init__(self, settings: Settings) -> None:
        """Read the addresses; raises ValueError for a mail server we cannot use."""
        self._from = settings.mail_from
        self._to = settings.alarm_mail
        self._url = settings.public_url
        self._domain = settings.mail_from.rpartition("@")[2]
        self._server = MailServer(settings.smtp_url, self._domain)

    def tell(self, service: str, found: Sequence[Alarm]) -> bool:
        """Mail what is stuck in a service; answers whether the mail server took it. Never raises for a mail server's sake."""
        try:
            with Postman(self._server) as postman:
                postman.get_ready()
                postman.hand_in(self._from, self._to, self._compose(service, found).as_bytes())
        except (Away, TryLater, Refused, NobodyKnows, smtplib.SMTPException, OSError) as error:
            log.warning("alarm_not_mailed", service=service, error=type(error).__name__)
            return False
        return True

    def _compose(self, service: str, found: Sequence[Alarm]) -> EmailMessage:
        message = EmailMessage(policy=SMTP)
        message["Subject"] = f"Doorlijn: er zit iets vast ({service})"
        message["From"] = self._from
        message["To"] = self._to
        message["Date"] = formatdate()
        message["Message-ID"] = make_msgid(domain=self._domain)
        message["Auto-Submitted"] = "auto-generated"
        lines = "\n".join("- " + WORDS[alarm.kind].format(count=alarm.count) for alarm in found)
        message.set_content(_TEXT.format(service=service, lines=lines, url=self._url))
        return message
