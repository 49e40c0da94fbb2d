"""`doorlijn db`: the database of an installation."""

from typing import Annotated

import typer

from doorlijn import database_setup, settings
from doorlijn.exits import DEPENDENCY_DOWN, USAGE

app = typer.Typer(no_args_is_help=True, help="Prepare the database: roles, schemas, tables.")


@app.command()
def upgrade(
    *,
    provision: Annotated[
        bool, typer.Option(help="Also make the roles and schemas (the user of DATABASE_ADMIN_URL must be allowed to).")
    ] = False,
) -> None:
    """Run the migrations of all services. Doing it again changes nothing. Example: doorlijn db upgrade --provision."""
    from sqlalchemy.exc import OperationalError  # noqa: PLC0415  slow to load

    url = settings.load().database_admin_url
    if not url:
        typer.echo(
            "DATABASE_ADMIN_URL is not set: give the address of PostgreSQL as a user who may create tables.", err=True
        )
        raise typer.Exit(USAGE)
    try:
        if provision:
            database_setup.provision(url)
        database_setup.upgrade(url, tell=lambda service: typer.echo(f"migrating {service}", err=True))
    except OperationalError as error:
        typer.echo("PostgreSQL does not answer at DATABASE_ADMIN_URL: is it running, is the address right?", err=True)
        raise typer.Exit(DEPENDENCY_DOWN) from error
