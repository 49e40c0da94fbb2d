"""`doorlijn run mail-catcher`: a mail server that keeps mails in a folder instead of delivering them."""

import signal
import threading
from typing import Annotated

import typer

from doorlijn import logs, settings
from doorlijn.exits import USAGE


def command(bind: Annotated[str, typer.Option(help="Address and port to listen on.")] = "127.0.0.1:1025") -> None:
    """Catch mails in DOORLIJN_MAIL_DIR, for the portal to show. Example: doorlijn run mail-catcher --bind 0.0.0.0:1025."""
    from doorlijn.mail_catcher import MailCatcher  # noqa: PLC0415  slow to load

    logs.configure()
    folder = settings.load().mail_dir
    host, _, port = bind.rpartition(":")
    if folder is None or not port.isdigit():
        typer.echo("Set DOORLIJN_MAIL_DIR to the folder for the mails, and --bind to address:port.", err=True)
        raise typer.Exit(USAGE)
    ended = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ended.set())
    catcher = MailCatcher(folder, host or "127.0.0.1", int(port))
    catcher.start()
    typer.echo(f"catching mails on {host}:{catcher.port} in {folder}", err=True)
    ended.wait()
    catcher.stop()
