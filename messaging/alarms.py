"""What has been stuck too long, each with what to do about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import text
from sqlalchemy.orm import Session

OUTBOX_SECONDS: Final = 60
OPEN_SECONDS: Final = 300
TIMER_SECONDS: Final = 120


@dataclass(frozen=True)
class Alarm:
    """One thing that is stuck: how many, and for how many seconds the oldest."""

    kind: str
    count: int
    seconds: int
    remedy: str


STUCK = (
    (
        "outbox",
        f"SELECT count(*), extract(epoch FROM clock_timestamp() - min(created_at))::int FROM outbox WHERE created_at < clock_timestamp() - interval '{OUTBOX_SECONDS} seconds'",  # noqa: S608  constants only
        "the broker does not answer, or no queue takes these events: look at RabbitMQ",
    ),
    (
        "dead",
        "SELECT count(*), extract(epoch FROM clock_timestamp() - min(received_at))::int FROM inbox WHERE state = 'dead'",
        "see why with 'doorlijn events dead', mend it, then 'doorlijn events retry --fingerprint'",
    ),
    (
        "retry",
        f"SELECT count(*), extract(epoch FROM clock_timestamp() - min(received_at))::int FROM inbox WHERE state = 'retry' AND received_at < clock_timestamp() - interval '{OPEN_SECONDS} seconds'",  # noqa: S608  constants only
        "a handler keeps failing: see why with 'doorlijn events dead --state retry'",
    ),
    (
        "timers",
        f"SELECT count(*), extract(epoch FROM clock_timestamp() - min(due_at))::int FROM timers WHERE state = 'pending' AND due_at < clock_timestamp() - interval '{TIMER_SECONDS} seconds'",  # noqa: S608  constants only
        "deadlines are not being fired: does the worker run?",
    ),
    (
        "gaps",
        "SELECT count(*), extract(epoch FROM clock_timestamp() - min(noticed_at))::int FROM gaps WHERE resolved_at IS NULL AND noticed_at < clock_timestamp() - interval '60 seconds'",
        "events are missing and asking for them did not help yet: does the publisher's worker run?",
    ),
)


_CLAIM = text("""
    INSERT INTO alarm_mails (day) VALUES ((clock_timestamp() AT TIME ZONE 'Europe/Amsterdam')::date)
    ON CONFLICT DO NOTHING RETURNING day
""")
_GIVE_BACK = text("DELETE FROM alarm_mails WHERE day = (clock_timestamp() AT TIME ZONE 'Europe/Amsterdam')::date")


def claim_today(session: Session) -> bool:
    """Claim today's one mail about this service's alarms; tells whether it was free. Commit before mailing."""
    return session.execute(_CLAIM).first() is not None


def give_back_today(session: Session) -> None:
    """Nobody was mailed after all: the next round may."""
    session.execute(_GIVE_BACK)


def alarms(session: Session) -> Sequence[Alarm]:
    """Look what is stuck now."""
    found = []
    for kind, statement, remedy in STUCK:
        count, seconds = session.execute(text(statement)).one()
        if count:
            found.append(Alarm(kind, count, seconds or 0, remedy))
    return found
