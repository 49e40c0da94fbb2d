"""One request, one transaction: state, audit row and events commit together, before the 2xx (law A3)."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from flask import g

from access import policy
from access.actor import current_actor
from access.admission import admit
from access.policy import AFTERCARE, Covenant, Openings
from messaging.failpoints import fp
from messaging.work import Tidings, Transaction, Work
from rest import auditing
from rest.app_state import service


def openings(data: str, on: date, purpose: str = AFTERCARE) -> Openings:
    """Give the relations in which the covenant opens this data, for this purpose, to whoever asks."""
    return policy.openings(covenant(on), purpose, current_actor().role, data, on)


def support_openings(data: str, on: date) -> Openings:
    """Give in which phases whoever asks may see this data once access was approved; by itself that opens nothing."""
    return policy.support_openings(covenant(on), current_actor().role, data, on)


def covenant(on: date) -> Covenant:
    """Give the covenant that holds on a day, asked once in a transaction: a version that begins now, begins for all of it."""
    here, session = service(), g.work.session
    if "covenant" not in session.info:
        session.info["covenant"] = here.covenant_on(session, here.covenant, on)
    found: Covenant = session.info["covenant"]
    return found


@contextmanager
def transaction(*, is_look: bool = False) -> Iterator[Work]:
    """Do the work of this request; it commits at the end of the block. Inside another one it takes part in that.

    One that only looks, before the one that does the work, keeps nothing and is no deed.
    """
    if g.get("work") is not None:
        yield g.work
        return
    here, actor = service(), current_actor()
    with here.sessions() as session:
        admit(session, actor, here.holds_role)
        unit = Transaction(session, here.name)
        g.work = Work(unit, here.clock(), actor=actor.name, actor_role=actor.role)
        try:
            yield g.work
        finally:
            g.pop("work", None)
        if is_look:
            return
        bundle = unit.write()
        if not auditing.is_read():
            auditing.record_change(session, actor, unit.outgoing)
        fp("api.before_commit")
        session.commit()
        g.is_written_down = not auditing.is_read()
    fp("api.after_commit_before_answer")
    if bundle:
        Tidings(here.sessions, here.name).tell()
