"""Serves a web app with waitress: threads, limits, slow clients held off, and an end that lets requests finish."""

import gc
import signal
import sys
from typing import Any

from waitress.server import create_server

MOST_BODY = 8 * 1024 * 1024  # each app has its own, lower limit; this one guards the disk


def serve(app: Any, bind: str, *, threads: int = 12, is_the_door: bool = False) -> None:  # noqa: ANN401  a WSGI application
    """Serve until SIGTERM or SIGINT; requests under way are finished first.

    An app at the door looks itself at what a proxy says of a request; elsewhere nobody is believed.
    """
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: sys.exit(0))  # waitress ends its loop on this, and waits for its threads
    server = create_server(
        app,
        listen=bind,
        threads=threads,
        ident=None,
        connection_limit=500,
        channel_timeout=60,
        max_request_body_size=MOST_BODY,
        max_request_header_size=16 * 1024,
        clear_untrusted_proxy_headers=not is_the_door,
    )
    gc.collect()
    gc.freeze()  # looking through all that stays anyway, a quarter of a million objects, took 120 ms each time
    server.run()
