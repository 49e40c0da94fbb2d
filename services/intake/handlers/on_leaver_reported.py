"""A school's own system tells over AMQP that a pupil left; the same rules hold as for a form or a sheet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from messaging.timers import Timers
from services.intake.domain.events import Event, LeaverReportAnswered, ReasonForSchool
from services.intake.domain.exit_events import ExitEvent
from services.intake.domain.refusals import LeaverRefused
from services.intake.handlers import close_exit_conversations, report_leaver
from services.intake.handlers.rows_told import Outcome
from services.intake.storage.exit_conversations import ExitConversations
from services.intake.storage.places import Places
from services.intake.storage.pupils import Pupils


@dataclass(frozen=True)
class LeaverReported:
    """A message on `schools.inbound`; `report` holds the fields of `POST /v1/leavers`."""

    school_id: UUID
    message_id: str
    report: dict[str, Any]


def answer(
    message: LeaverReported, pupils: Pupils, places: Places, talks: ExitConversations, timers: Timers, now: datetime
) -> list[Event | ExitEvent]:
    """Bring in the leaver and tell the school so, or tell it every reason why not; without what it filled in."""
    try:
        outcome = handle(message.school_id, message.report, pupils, places, now)
    except LeaverRefused as refused:
        reasons = [ReasonForSchool(each.column, each.reason) for each in refused.refusals]
        return [LeaverReportAnswered(message.school_id, message.message_id, is_accepted=False, reasons=reasons)]
    closed = close_exit_conversations.handle(outcome.pupils, talks, timers, now)
    return [
        *outcome.events,
        *closed,
        LeaverReportAnswered(message.school_id, message.message_id, is_accepted=True, reasons=[]),
    ]


def handle(school_id: UUID, leaver: Mapping[str, object], pupils: Pupils, places: Places, now: datetime) -> Outcome:
    """Bring in one leaver of the school that the broker vouches for; `brin` may be left out.

    `leaver` holds the fields of `POST /v1/leavers`. Raises LeaverRefused with every reason, each under the field that
    the sender used.
    """
    school = {"brin": places.register(school_id).own_brin}
    return report_leaver.handle_one(school | dict(leaver), school_id, pupils, places, now)
