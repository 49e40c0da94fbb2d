"""`doorlijn run`: one process of an installation."""

import os
import sys
from typing import Annotated

import typer

from doorlijn import logs, settings
from doorlijn.commands import mail_catcher
from doorlijn.database_setup import SERVICES
from doorlijn.real_people import refuse_demo

app = typer.Typer(no_args_is_help=True, help="Run one process of an installation: an API, a worker, the portal.")

app.command("mail-catcher")(mail_catcher.command)

Service = Annotated[str, typer.Argument(help=f"One of {', '.join(SERVICES)}.")]
Bind = Annotated[str, typer.Option(help="Address and port to listen on.")]


def _known(service: str) -> str:
    if service not in SERVICES:
        message = f"no service '{service}': choose {', '.join(SERVICES)}"
        raise typer.BadParameter(message)
    return service


@app.command()
def api(service: Service, bind: Bind = "127.0.0.1:8000") -> None:
    """Run the REST API of one service. Example: doorlijn run api aftercare --bind 0.0.0.0:8000."""
    from doorlijn import serving, web  # noqa: PLC0415  a worker must not load this

    known = settings.load()
    refuse_demo(known, [service])
    logs.configure()
    serving.serve(web.api(known, _known(service)), bind)


@app.command()
def worker(services: Annotated[list[str], typer.Argument(help="One or more services, or 'all'.")]) -> None:
    """Run the worker of one or more services. Example: doorlijn run worker aftercare."""
    names = list(SERVICES) if services == ["all"] else [_known(service) for service in services]
    refuse_demo(settings.load(), names)
    # A fresh interpreter, because eventlet must patch the standard library before anything else is loaded.
    os.execv(sys.executable, [sys.executable, "-m", "doorlijn.worker", *names])  # noqa: S606  no shell is meant


@app.command()
def portal(bind: Bind = "127.0.0.1:8000") -> None:
    """Run the pages, and pass /api on to the APIs. Example: doorlijn run portal --bind 0.0.0.0:8000."""
    from doorlijn import serving, web  # noqa: PLC0415  a worker must not load this

    known = settings.load()
    refuse_demo(known)
    logs.configure()
    serving.serve(web.at_the_door(web.portal(known), known), bind, is_the_door=True)


@app.command(name="web")
def everything(bind: Bind = "127.0.0.1:8080") -> None:
    """Run all APIs and the portal in one process: the embedded form."""
    from doorlijn import serving, web  # noqa: PLC0415  a worker must not load this

    known = settings.load()
    refuse_demo(known, SERVICES)
    logs.configure()
    serving.serve(web.everything(known), bind, is_the_door=True)
