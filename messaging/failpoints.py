"""Places where the fault rig may stop, kill or disturb a process; in daily use they cost one dictionary look-up.

`DOORLIJN_FAILPOINTS="relay.after_confirm_before_mark=exit@3"` ends the process the third time it passes there.
"""

import os
import signal
import time
from collections import Counter
from typing import Final

NAMES: Final = frozenset(
    {
        "api.before_commit",
        "api.after_commit_before_answer",
        "inbox.before_handlers",
        "inbox.before_commit",
        "inbox.after_commit_before_ack",
        "inbox.after_ack",
        "relay.before_publish",
        "relay.after_publish_before_confirm",
        "relay.after_confirm_before_mark",
        "relay.after_mark",
        "timer.before_commit",
        "timer.after_commit",
    }
)


class FailpointReached(Exception):
    """Raised where `raise` was asked for."""


def _plan(text: str) -> dict[str, tuple[str, int]]:
    plan = {}
    for part in filter(None, text.split(",")):
        name, _, action = part.partition("=")
        kind, _, count = action.partition("@")
        if name not in NAMES or kind not in {"exit", "raise", "sleep", "stop"}:
            message = f"DOORLIJN_FAILPOINTS: no failpoint '{part}'; names: {', '.join(sorted(NAMES))}; actions: exit, raise, sleep, stop, each with @n"
            raise SystemExit(message)
        plan[name] = (kind, int(count or 1))
    return plan


_planned = _plan(os.environ.get("DOORLIJN_FAILPOINTS", ""))
_passed: Counter[str] = Counter()


def fp(name: str) -> None:
    """Pass a named place; do what the rig asked for there."""
    if not _planned or name not in _planned:
        return
    action, at = _planned[name]
    _passed[name] += 1
    if _passed[name] != at:
        return
    os.write(2, f"failpoint_reached {name}={action}\n".encode())
    if action == "exit":
        os._exit(137)
    if action == "stop":
        os.kill(os.getpid(), signal.SIGSTOP)
    if action == "sleep":
        time.sleep(2)
    if action == "raise":
        raise FailpointReached(name)
