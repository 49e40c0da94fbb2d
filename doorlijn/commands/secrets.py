"""`doorlijn secrets`: the passwords and keys of an installation in containers, made by infra/secrets.sh."""

import subprocess
from pathlib import Path
from typing import Annotated

import typer

from doorlijn.exits import USAGE

SCRIPT = Path(__file__).parents[2] / "infra" / "secrets.sh"


def command(
    arguments: Annotated[list[str] | None, typer.Argument(help="Nothing, 'rotate NAME', or 'school ID'.")] = None,
) -> None:
    """Write the passwords and keys that docker-compose.yml needs; what is there stays. Example: doorlijn secrets rotate aftercare."""
    if not SCRIPT.exists():
        typer.echo(
            "Secrets are made in the project's folder, not in a container: run infra/secrets.sh there.", err=True
        )
        raise typer.Exit(USAGE)
    done = subprocess.run([SCRIPT, *(arguments or [])], check=False)  # noqa: S603  our own script, next to us
    raise typer.Exit(done.returncode)
