"""`doorlijn accounts`: the first administrator of a new installation, and a way back in where no mail goes."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from doorlijn import settings
from doorlijn.exits import CONFLICT, DEPENDENCY_DOWN, NOT_FOUND, USAGE

if TYPE_CHECKING:
    from messaging.work import Work

app = typer.Typer(no_args_is_help=True, help="Accounts of people who sign in with a password and a code.")


@app.callback()
def accounts() -> None:
    """Accounts of people who sign in with a password and a code."""


@app.command()
def invite(
    *,
    mail: Annotated[str, typer.Option(help="Mail address, with which one signs in.")],
    name: Annotated[str, typer.Option(help="Name of the first administrator, as colleagues see it.")] = "",
    first_admin: Annotated[bool, typer.Option("--first-admin", help="The first administrator of this region.")] = False,
    again: Annotated[
        bool, typer.Option("--again", help="A colleague who lost his way in, where no mail goes.")
    ] = False,
) -> None:
    """Print a link with which somebody makes an account, once, within three days.

    An administrator invites colleagues on the page; whoever has an account finds the link in his mail alone. Without mail:
    doorlijn accounts invite --again --mail f.benali@regio.example

    Example: doorlijn accounts invite --first-admin --name "A. de Beheerder" --mail beheer@regio.example
    """
    if first_admin == again:
        typer.echo("Choose --first-admin or --again; an administrator invites the others on the page.", err=True)
        raise typer.Exit(USAGE)
    if "@" not in mail or (first_admin and not name.strip()):
        typer.echo("Give a name and a mail address.", err=True)
        raise typer.Exit(USAGE)
    known = settings.load()
    if not known.database_url:
        typer.echo("DATABASE_URL is not set: run this where the directory runs.", err=True)
        raise typer.Exit(USAGE)
    address = mail.strip().lower()
    secret = _again(known, address) if again else _first(known, name.strip(), address)
    typer.echo(f"{known.public_url.rstrip('/')}/uitnodiging/{secret}")


def _first(known: settings.Settings, name: str, mail: str) -> str:
    from services.directory.handlers import invite_first_admin  # noqa: PLC0415  slow to load
    from services.directory.storage.accounts import Accounts  # noqa: PLC0415  slow to load
    from services.directory.storage.organisations import Organisations  # noqa: PLC0415  slow to load
    from services.directory.storage.people import People  # noqa: PLC0415  slow to load

    with _directory(known) as (work, now):
        command = invite_first_admin.InviteFirstAdmin(name, mail, known.region)
        repositories = work.use(Organisations), work.use(People), work.use(Accounts)
        secret, events = invite_first_admin.handle(command, *repositories, now)
        work.publish(*events)
    return secret


def _again(known: settings.Settings, mail: str) -> str:
    from services.directory.handlers import invite_person  # noqa: PLC0415  slow to load
    from services.directory.storage.accounts import Accounts  # noqa: PLC0415  slow to load
    from services.directory.storage.people import People  # noqa: PLC0415  slow to load

    with _directory(known) as (work, now):
        people = work.use(People)
        person = people.by_mails([mail]).get(mail)
        if person is None:
            typer.echo("Nobody in the directory has this mail address.", err=True)
            raise typer.Exit(NOT_FOUND)
        # Told here, so it is not mailed too.
        link, _invited = invite_person.handle(
            invite_person.InvitePerson(person.person_id), people, work.use(Accounts), now
        )
    return link.secret


@contextmanager
def _directory(known: settings.Settings) -> "Iterator[tuple[Work, datetime]]":
    from sqlalchemy.exc import OperationalError  # noqa: PLC0415  slow to load

    from messaging.database import open_engine, open_sessions  # noqa: PLC0415  slow to load
    from messaging.work import unit_of_work  # noqa: PLC0415  slow to load
    from services.directory.domain.rules import RuleBroken  # noqa: PLC0415  slow to load

    now = datetime.now(UTC)  # noqa: TID251  the door: inside, the time is an argument
    engine = open_engine(known.database_url, "directory", pool_size=1)
    try:
        with unit_of_work(open_sessions(engine), "directory", now) as work:
            yield work, now
    except RuleBroken as broken:
        typer.echo(str(broken), err=True)
        raise typer.Exit(CONFLICT) from broken
    except OperationalError as error:
        typer.echo("PostgreSQL does not answer at DATABASE_URL.", err=True)
        raise typer.Exit(DEPENDENCY_DOWN) from error
    finally:
        engine.dispose()
