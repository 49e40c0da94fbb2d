"""What an installation needs, looked at one by one: Python, database, migrations, clock, broker, mail."""

import platform
import smtplib
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from alembic.script import ScriptDirectory
from amqp.exceptions import AMQPError
from kombu.exceptions import KombuError
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError, ProgrammingError
from sqlalchemy.pool import NullPool

from doorlijn import database_setup, remedies
from doorlijn.remedies import Remedy
from doorlijn.settings import Settings
from messaging import broker
from services.notifications.delivering.mail_server import MailServer
from services.notifications.delivering.outcomes import Away

PYTHONS: Final = ((3, 11), (3, 14))  # from, up to
CLOCK_MAY_DIFFER: Final = 5.0  # seconds; tokens bear thirty, deadlines should not
PATIENCE: Final = 5
EMBEDDED_SOCKET_LINE: Final = 4  # of PostgreSQL's own postmaster.pid


class NoDatabase(Exception):
    """PostgreSQL does not answer; the text is its own first line."""


@dataclass(frozen=True)
class Finding:
    """What was looked at, what was seen, and when that is not well why to do what: `command` can be pasted as it is."""

    name: str
    is_well: bool
    seen: str
    fix: str = ""
    command: str = ""


def well(name: str, seen: str) -> Finding:
    """Nothing to do."""
    return Finding(name, is_well=True, seen=seen)


def unwell(name: str, seen: str, remedy: Remedy) -> Finding:
    """Something to do."""
    return Finding(name, is_well=False, seen=seen, fix=remedy.why, command=remedy.command)


def find_embedded(known: Settings) -> Settings:
    """Without DATABASE_URL the embedded form is meant: its PostgreSQL says itself where it listens."""
    if known.database_url:
        return known
    mails = known.mail_dir or known.home / "mails"
    try:
        socket_dir = (known.home / "postgres" / "postmaster.pid").read_text().splitlines()[EMBEDDED_SOCKET_LINE]
    except (OSError, IndexError):
        return replace(known, amqp_url="memory://", mail_dir=mails)
    url = "postgresql+psycopg2://{service}@/postgres?host=" + socket_dir
    return replace(known, database_url=url, amqp_url="memory://", mail_dir=mails)


def python(_known: Settings) -> Finding:
    """Whether this Python is one that Doorlijn is tested on."""
    seen = f"Python {platform.python_version()}"
    if PYTHONS[0] <= sys.version_info[:2] < PYTHONS[1]:
        return well("python", seen)
    return unwell("python", seen, remedies.ANOTHER_PYTHON)


def database(known: Settings) -> Finding:
    """Whether each service reaches PostgreSQL as its own role."""
    if not known.database_url:
        seen = f"geen DATABASE_URL, en er draait geen demo in {known.home}"
        return unwell("database", seen, remedies.START_THE_DEMO)
    for service in database_setup.SERVICES:
        try:
            version = _ask(known, service, "SHOW server_version")
        except NoDatabase as error:
            seen = f"{service} krijgt geen verbinding; PostgreSQL meldt: {error}"
            return unwell("database", seen, remedies.start_database(known.database_url))
    return well("database", f"PostgreSQL {version}, {len(database_setup.SERVICES)} onderdelen krijgen verbinding")


def migrations(known: Settings) -> Finding:
    """Whether each schema is as new as the code."""
    try:
        behind = [f"{service} {at or 'leeg'} (code: {head})" for service, at, head in _revisions(known) if at != head]
    except NoDatabase:
        return _no_database("migrations", known)
    if behind:
        return unwell(
            "migrations",
            f"loopt achter: {', '.join(behind)}",
            remedies.upgrade(is_embedded=broker.is_in_memory(known.amqp_url)),
        )
    return well("migrations", "elk schema is zo nieuw als de code")


def _revisions(known: Settings) -> Iterator[tuple[str, str | None, str | None]]:
    for service in database_setup.SERVICES:
        versions = Path(database_setup.HERE.parent, "services", service, "migrations")
        scripts = ScriptDirectory(
            str(database_setup.HERE / "migrations"), version_locations=[str(versions / "versions")]
        )
        try:
            at = _ask(known, service, "SELECT version_num FROM alembic_version")
        except ProgrammingError:  # no such table, or no such schema: nothing ran here yet
            at = None
        yield service, at, scripts.get_current_head()


def clock(known: Settings) -> Finding:
    """Whether this machine and the database agree on the time: leases and timers live by the database's clock."""
    try:
        theirs = _ask(known, database_setup.SERVICES[0], "SELECT extract(epoch FROM clock_timestamp())")
    except NoDatabase:
        return _no_database("clock", known)
    apart = abs(datetime.now(UTC).timestamp() - float(theirs or 0))  # noqa: TID251  reading the clock is the point
    seen = f"{apart:.1f} s verschil met de database"
    return well("clock", seen) if apart < CLOCK_MAY_DIFFER else unwell("clock", seen, remedies.KEEP_TIME)


def message_broker(known: Settings) -> Finding:
    """Whether RabbitMQ shakes hands; the embedded form has none."""
    if not known.amqp_url:
        return unwell("broker", "geen AMQP_URL", remedies.NAME_THE_BROKER)
    if broker.is_in_memory(known.amqp_url):
        return well("broker", "in het worker-proces (alles op één computer)")
    host = urlsplit(known.amqp_url).hostname
    connection = broker.connect(known.amqp_url)
    try:
        connection.connect()
    except (KombuError, AMQPError, OSError) as error:
        seen = f"{host} antwoordt niet; de melding is: {_first_line(error)}"
        return unwell("broker", seen, remedies.start_broker(host))
    finally:
        connection.release()
    return well("broker", f"RabbitMQ op {host} antwoordt")


def mail(known: Settings) -> Finding:
    """Whether the mail server answers, or the catcher has caught something."""
    if not known.smtp_url:
        if known.mail_dir:
            return well("mail", f"opgevangen door de demo, in {known.mail_dir}")
        return unwell("mail", "geen SMTP_URL", remedies.NAME_THE_MAIL_SERVER)
    host = urlsplit(known.smtp_url).hostname
    try:
        MailServer(known.smtp_url, known.mail_from.rpartition("@")[2]).open().quit()
    except (Away, OSError, smtplib.SMTPException) as error:
        seen = f"{host} antwoordt niet; de melding is: {_first_line(error)}"
        return unwell("mail", seen, remedies.start_mail_server(known.smtp_url))
    except ValueError:
        return unwell("mail", "deze SMTP_URL kan niet worden gebruikt", remedies.SAFE_MAIL_SERVER)
    if not known.alarm_mail:
        seen = f"{host} antwoordt, maar niemand krijgt een mail als er iets vastzit"
        return unwell("mail", seen, remedies.NAME_WHO_IS_ALARMED)
    return well("mail", f"{host} antwoordt; alarm gaat naar {known.alarm_mail}")


CHECKS: Final[tuple[Callable[[Settings], Finding], ...]] = (python, database, migrations, clock, message_broker, mail)


def _ask(known: Settings, service: str, question: str) -> str | None:
    """Ask the database one thing as a service's own role."""
    options = {"connect_timeout": PATIENCE, "options": f"-c search_path={service}"}
    if not known.database_url:
        raise NoDatabase("no DATABASE_URL")
    engine = create_engine(known.database_url.format(service=service), poolclass=NullPool, connect_args=options)
    try:
        with engine.connect() as connection:
            answer = connection.execute(text(question)).scalar_one_or_none()
    except OperationalError as error:
        raise NoDatabase(_first_line(error)) from error
    return None if answer is None else str(answer)


def _no_database(name: str, known: Settings) -> Finding:
    remedy = remedies.start_database(known.database_url) if known.database_url else remedies.START_THE_DEMO
    return unwell(name, "geen database om het aan te vragen", remedy)


def _first_line(error: BaseException) -> str:
    original = getattr(error, "orig", None) or error
    return (str(original).strip().splitlines() or [type(error).__name__])[0]
