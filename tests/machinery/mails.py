"""A mail catcher of a day on which one mail was sent."""

from dataclasses import dataclass
from datetime import UTC, datetime

from doorlijn.mail_catcher import Mail, NoSuchMail

ONE = "m1"


@dataclass(frozen=True)
class OneMail:
    """Catches nothing; holds one mail."""

    subject: str = "Doorlijn: 1 loopbaangesprek plannen"
    text: str = "Beste collega,\n\nPlan het loopbaangesprek met de jongere."
    html: str = "<!doctype html><html lang='nl'><title>Mail</title><h1>Plan het gesprek</h1></html>"
    ics: str = ""

    def mails(self) -> list[Mail]:
        return [self.mail(ONE)]

    def mail(self, mail_id: str) -> Mail:
        if mail_id != ONE:
            raise NoSuchMail(mail_id)
        return Mail(
            id=ONE,
            at=datetime(2026, 11, 20, 8, 0, tzinfo=UTC),
            sender="doorlijn@voorbeeld.example",
            to=("i.sewnarain@voorbeeld.example",),
            subject=self.subject,
            text=self.text,
            html=self.html,
            ics=self.ics,
        )
