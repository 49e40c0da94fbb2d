"""`doorlijn accounts`: the first administrator of a new installation."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from doorlijn import settings
from doorlijn.exits import CONFLICT, DEPENDENCY_DOWN, USAGE

app = typer.Typer(no_args_is_help=True, help="Accounts of people who sign in with a password and a code.")


@app.callback()
def accounts() -> None:
    """Accounts of people who sign in with a password and a code."""


@app.command()
def invite(
    *,
    name: Annotated[str, typer.Option(help="Name, as colleagues see it.")],
    mail: Annotated[str, typer.Option(help="Mail address, with which one signs in.")],
    first_admin: Annotated[bool, typer.Option("--first-admin", help="The first administrator of this region.")] = False,
) -> None:
    """Print a link with which the first administrator makes an account, once, within three days.

    Example: doorlijn accounts invite --first-admin --name "A. de Beheerder" --mail beheer@regio.example
    """
    if not first_admin:
        typer.echo("Only the first administrator is invited here (--first-admin); he invites the others.", err=True)
        raise typer.Exit(USAGE)
    if "@" not in mail or not name.strip():
        typer.echo("Give a name and a mail address.", err=True)
        raise typer.Exit(USAGE)
    known = settings.load()
    if not known.database_url:
        typer.echo("DATABASE_URL is not set: run this where the directory runs.", err=True)
        raise typer.Exit(USAGE)
    typer.echo(f"{known.public_url.rstrip('/')}/uitnodiging/{_invited(known, name.strip(), mail.strip().lower())}")


def _invited(known: settings.Settings, name: str, mail: str) -> str:
    from sqlalchemy.exc import OperationalError  # noqa: PLC0415  slow to load

    from messaging.database import open_engine, open_sessions  # noqa: PLC0415
    from messaging.work import unit_of_work  # noqa: PLC0415
    from services.directory.domain.rules import RuleBroken  # noqa: PLC0415
    from services.directory.handlers import invite_first_admin  # noqa: PLC0415
    from services.directory.storage.accounts import Accounts  # noqa: PLC0415
    from services.directory.storage.organisations import Organisations  # noqa: PLC0415
    from services.directory.storage.people import People  # noqa: PLC0415

    now = datetime.now(UTC)  # noqa: TID251  the door: inside, the time is an argument
    engine = open_engine(known.database_url, "directory", pool_size=1)
    command = invite_first_admin.InviteFirstAdmin(name, mail, known.region)
    try:
        with unit_of_work(open_sessions(engine), "directory", now) as work:
            repositories = work.use(Organisations), work.use(People), work.use(Accounts)
            secret, events = invite_first_admin.handle(command, *repositories, now)
            work.publish(*events)
    except RuleBroken as broken:
        typer.echo(str(broken), err=True)
        raise typer.Exit(CONFLICT) from broken
    except OperationalError as error:
        typer.echo("PostgreSQL does not answer at DATABASE_URL.", err=True)
        raise typer.Exit(DEPENDENCY_DOWN) from error
    finally:
        engine.dispose()
    return secret
