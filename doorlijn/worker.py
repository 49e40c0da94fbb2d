"""A worker process: the nameko services of one or more parts, until it is told to stop."""

import os
import warnings

warnings.filterwarnings("ignore", message=r"\s*Eventlet is deprecated")  # known: docs/decisions/0004
os.environ.setdefault(
    "EVENTLET_NO_GREENDNS", "yes"
)  # the system's own resolver knows the names; theirs is slow to load

import eventlet

eventlet.monkey_patch()  # everything below must see the patched modules

import gc
import importlib
import signal
import sys
import threading
from typing import Any

from nameko.runners import ServiceRunner

from doorlijn import logs, settings
from doorlijn.alarm_mail import AlarmMail
from doorlijn.clock import clock_of_worker

STOP_WITHIN = 25.0


def service_class(name: str) -> type:
    """Find the nameko service of a part."""
    found: type = getattr(importlib.import_module(f"services.{name}.service"), f"{name.capitalize()}Service")
    return found


def run(names: list[str]) -> None:
    """Run the workers of these services; ends after SIGTERM or SIGINT, when what was begun is finished."""
    logs.configure()
    known = settings.load()
    runner = ServiceRunner(
        {
            "DATABASE_URL": known.database_url,
            "AMQP_URL": known.amqp_url,
            "CLOCK": clock_of_worker(known, names[0]),
            "EFFECT_LOG": known.effect_log,
            "POOL_SIZE": known.pool_size,
            "TELL_ALARMS": AlarmMail(known).tell if known.smtp_url and known.alarm_mail else None,
        }
    )
    for name in names:
        runner.add_service(service_class(name))
    ended = threading.Event()
    _stop_on_signals(runner, ended)
    runner.start()
    if "notifications" in names and known.smtp_url:
        from doorlijn.mail_sending import send_until  # noqa: PLC0415  the other workers need not load it

        eventlet.spawn(send_until, known, ended.is_set)
    if "notifications" in names and known.webhooks_secret:
        from doorlijn.webhook_sending import call_until  # noqa: PLC0415  the other workers need not load it

        eventlet.spawn(call_until, known, ended.is_set)
    if "aftercare" in names:
        from doorlijn.nightly import sweep_until  # noqa: PLC0415  the other workers need not load it

        eventlet.spawn(sweep_until, known, ended.is_set)
    if "certification" in names:
        from doorlijn.paper_making import make_until  # noqa: PLC0415  the other workers need not load it

        eventlet.spawn(make_until, known, ended.is_set)
    gc.collect()
    gc.freeze()  # as doorlijn/serving.py says
    runner.wait()


def _stop_on_signals(runner: ServiceRunner, ended: threading.Event) -> None:
    def stop() -> None:
        eventlet.spawn_after(STOP_WITHIN, os._exit, 1)  # what hangs now is in the database or still with the broker
        ended.set()
        runner.stop()

    def on_signal(*_: Any) -> None:  # noqa: ANN401  Python's own signature
        eventlet.spawn_n(stop)

    for signal_number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(signal_number, on_signal)


if __name__ == "__main__":
    run(sys.argv[1:])
