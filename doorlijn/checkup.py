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

from doorlijn import database_setup
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
    """What was looked at, what was seen, and what to do when that is not well."""

    name: str
    is_well: bool
    seen: str
    fix: str = ""


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
    fix = "Make the environment with Python 3.11, 3.12 or 3.13: PYTHON=python3.12 make install"
    return Finding("python", PYTHONS[0] <= sys.version_info[:2] < PYTHONS[1], seen, fix)


def database(known: Settings) -> Finding:
    """Whether each service reaches PostgreSQL as its own role."""
    if not known.database_url:
        fix = "Start the demo (make demo), or give the address of a PostgreSQL in DATABASE_URL."
        return Finding("database", is_well=False, seen=f"no DATABASE_URL, and no demo runs in {known.home}", fix=fix)
    for service in database_setup.SERVICES:
        try:
            version = _ask(known, service, "SHOW server_version")
        except NoDatabase as error:
            seen = f"{service} cannot connect: {error}"
            fix = "Start PostgreSQL, check DATABASE_URL; roles are made by: doorlijn db upgrade --provision"
            return Finding("database", is_well=False, seen=seen, fix=fix)
    return Finding(
        "database", is_well=True, seen=f"PostgreSQL {version}, {len(database_setup.SERVICES)} services connect"
    )


def migrations(known: Settings) -> Finding:
    """Whether each schema is as new as the code."""
    fix = "doorlijn db upgrade (with --provision on a new server)"
    try:
        behind = [f"{service} {at or 'empty'} (code: {head})" for service, at, head in _revisions(known) if at != head]
    except NoDatabase:
        return _no_database("migrations")
    if behind:
        return Finding("migrations", is_well=False, seen=f"behind: {', '.join(behind)}", fix=fix)
    return Finding("migrations", is_well=True, seen="every schema is as new as the code")


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
    fix = "Let both machines keep time (systemd-timesyncd, chrony); deadlines follow the database's clock."
    try:
        theirs = _ask(known, database_setup.SERVICES[0], "SELECT extract(epoch FROM clock_timestamp())")
    except NoDatabase:
        return _no_database("clock")
    apart = abs(datetime.now(UTC).timestamp() - float(theirs or 0))  # noqa: TID251  reading the clock is the point
    return Finding("clock", apart < CLOCK_MAY_DIFFER, f"{apart:.1f} s from the database's", fix)


def message_broker(known: Settings) -> Finding:
    """Whether RabbitMQ shakes hands; the embedded form has none."""
    if not known.amqp_url:
        fix = "Give the address of RabbitMQ in AMQP_URL: amqp://user:password@host:5672/vhost"
        return Finding("broker", is_well=False, seen="no AMQP_URL", fix=fix)
    if broker.is_in_memory(known.amqp_url):
        return Finding("broker", is_well=True, seen="inside the worker process (embedded form)")
    host = urlsplit(known.amqp_url).hostname
    connection = broker.connect(known.amqp_url)
    try:
        connection.connect()
    except (KombuError, AMQPError, OSError) as error:
        fix = "Start RabbitMQ, check AMQP_URL (user, password, vhost). Users notice nothing meanwhile: events wait."
        return Finding("broker", is_well=False, seen=f"no answer from {host}: {_first_line(error)}", fix=fix)
    finally:
        connection.release()
    return Finding("broker", is_well=True, seen=f"RabbitMQ at {host} shakes hands")


def mail(known: Settings) -> Finding:
    """Whether the mail server answers, or the catcher has caught something."""
    if not known.smtp_url:
        if known.mail_dir:
            return Finding("mail", is_well=True, seen=f"caught by the demo, in {known.mail_dir}")
        return Finding(
            "mail", is_well=False, seen="no SMTP_URL", fix="Give the mail server in SMTP_URL: smtp://host:25"
        )
    host = urlsplit(known.smtp_url).hostname
    try:
        MailServer(known.smtp_url, known.mail_from.rpartition("@")[2]).open().quit()
    except (Away, OSError, smtplib.SMTPException) as error:
        fix = "Start the mail server, check SMTP_URL. Mails wait and are sent when it is back."
        return Finding("mail", is_well=False, seen=f"no answer from {host}: {_first_line(error)}", fix=fix)
    except ValueError as error:
        return Finding("mail", is_well=False, seen="an SMTP_URL that cannot be used", fix=str(error))
    if not known.alarm_mail:
        fix = "Say in DOORLIJN_ALARM_MAIL who is mailed when something is stuck, at most once a day."
        return Finding("mail", is_well=False, seen=f"{host} answers, but nobody is mailed about alarms", fix=fix)
    return Finding("mail", is_well=True, seen=f"{host} answers; alarms go to {known.alarm_mail}")


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


def _no_database(name: str) -> Finding:
    return Finding(name, is_well=False, seen="no database to ask", fix="Mend the database first.")


def _first_line(error: BaseException) -> str:
    original = getattr(error, "orig", None) or error
    return (str(original).strip().splitlines() or [type(error).__name__])[0]
