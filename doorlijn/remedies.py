"""What mends an installation: why in Dutch, as all commands speak to whoever runs one, and a line that can be pasted.

What only the administrator knows (a host, a password) stands in the line as an example that the shell takes as it is.
"""

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

HERE: Final = frozenset({None, "", "localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True)
class Remedy:
    """Why, and the line to paste."""

    why: str
    command: str


ANOTHER_PYTHON: Final = Remedy(
    "Doorlijn draait op Python 3.11, 3.12 en 3.13. Maak de omgeving met een daarvan.", "PYTHON=python3.12 make install"
)
START_THE_DEMO: Final = Remedy(
    "Start de demo, of noem met DATABASE_URL een PostgreSQL (docs/settings.md).", "make demo"
)
KEEP_TIME: Final = Remedy(
    "Laat beide computers de tijd bijhouden: termijnen volgen de klok van de database.", "sudo timedatectl set-ntp true"
)
NAME_THE_BROKER: Final = Remedy(
    "Zeg waar RabbitMQ is, met uw eigen gebruiker en wachtwoord.",
    "export AMQP_URL=amqp://guest:guest@127.0.0.1:5672//",
)
NAME_THE_MAIL_SERVER: Final = Remedy(
    "Zeg waar de mailserver is, met uw eigen adres.", "export SMTP_URL=smtp://127.0.0.1:25"
)
SAFE_MAIL_SERVER: Final = Remedy(
    "Het adres is smtp://host:25, smtps://host of smtp+starttls://host:587. Met een wachtwoord alleen een van de laatste twee.",
    "export SMTP_URL=smtp+starttls://127.0.0.1:587",
)
NAME_WHO_IS_ALARMED: Final = Remedy(
    "Zeg wie hooguit een keer per dag een mail krijgt als er iets vastzit, met uw eigen adres.",
    "export DOORLIJN_ALARM_MAIL=beheer@voorbeeld.example",
)


def upgrade(*, is_embedded: bool) -> Remedy:
    """Bring the schemas up to date: the embedded form does so when it starts."""
    if is_embedded:
        return Remedy(
            "De demo werkt zijn database zelf bij als hij start. Stop hem, en start hem opnieuw.", "make demo"
        )
    return Remedy(
        "Werk de database bij. Op een nieuwe server maakt --provision eerst de rollen.", f"{program()} db upgrade"
    )


def start_database(url: str) -> Remedy:
    """Start PostgreSQL where it is here; elsewhere, see whether it is reached."""
    place = urlsplit(url)
    if place.hostname in HERE:
        return Remedy("Start PostgreSQL, en kijk DATABASE_URL na.", "sudo systemctl start postgresql")
    ask = f"pg_isready -h {place.hostname} -p {place.port or 5432}"
    return Remedy("Start PostgreSQL op die computer, en kijk DATABASE_URL na.", ask)


def start_broker(host: str | None) -> Remedy:
    """Start RabbitMQ where it is here; elsewhere, see whether the machine is reached."""
    why = "Start RabbitMQ en kijk AMQP_URL na (gebruiker, wachtwoord, vhost). Gebruikers merken er niets van: berichten wachten."
    return Remedy(why, "sudo systemctl start rabbitmq-server" if host in HERE else f"ping -c 3 {host}")


def start_mail_server(url: str) -> Remedy:
    """Start the mail server where it is here; elsewhere, see whether the machine is reached."""
    host = urlsplit(url).hostname
    why = "Start de mailserver en kijk SMTP_URL na. Mails wachten, en gaan weg als hij er weer is."
    return Remedy(why, "sudo systemctl start postfix" if host in HERE else f"ping -c 3 {host}")


def program() -> str:
    """How this program is called from here: by name where the shell finds it, else by where it stands."""
    if shutil.which("doorlijn"):
        return "doorlijn"
    own = Path(sys.executable).with_name("doorlijn")
    return str(own.relative_to(Path.cwd())) if own.is_relative_to(Path.cwd()) else str(own)
