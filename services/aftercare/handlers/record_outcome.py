"""The conversation was held: here is the logical next step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from messaging.timers import Timers
from services.aftercare.domain import handing_over, promising, talk
from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.conversation import Outcome
from services.aftercare.domain.ids import ConversationId, PersonId
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.policy import NEXT_STEP, NEXT_STEP_START, Policy
from services.aftercare.domain.promise import NewPromise
from services.aftercare.handlers import clocks
from services.aftercare.handlers.promise_clocks import set_promises
from services.aftercare.handlers.reserve_place import Office, ReservePlace, reserve
from services.aftercare.storage.cases import Cases


@dataclass(frozen=True)
class Choice:
    """Which step exactly, and why: a place in a leerlijn is kept for the young person."""

    chosen_by: PersonId | None = None
    period_id: UUID | None = None
    crebo: str | None = None
    reason: str | None = None


NOTHING_MORE: Final = Choice()


@dataclass(frozen=True)
class RecordOutcome:
    conversation_id: ConversationId
    held_on: date
    next_step: str
    remark: str | None = None
    choice: Choice = NOTHING_MORE
    promises: Sequence[NewPromise] = ()


def handle(
    command: RecordOutcome, cases: Cases, policy: Policy, timers: Timers, now: datetime, office: Office | None = None
) -> tuple[Case, Sequence[CaseEvent]]:
    """Record it; after the two years the case closes with it. `office` gives the place that was chosen. Gives the case."""
    today = day_of(now)
    case = cases.lock_of_conversation(command.conversation_id)
    has_waited = handing_over.waits(case, today)
    outcome = _outcome(command, policy, office, today)
    events = talk.hold(case, command.conversation_id, outcome, today)
    if events:
        if not case.owed_conversation:
            clocks.stop_conversation(case, timers)
        clocks.set_next_step(case, talk.find(case, command.conversation_id), timers)
        promised = promising.agree(case, command.conversation_id, command.promises, today)
        set_promises(case, policy, timers)
        events = [*events, *promised, *_reserve(case, command, office, today)]
    closed = clocks.close_or_wait(case, timers, today, "conversation_held", has_waited=has_waited)
    return case, [*events, *closed]


def _reserve(case: Case, command: RecordOutcome, office: Office | None, today: date) -> Sequence[CaseEvent]:
    choice = command.choice
    if office is None or choice.period_id is None or choice.chosen_by is None:
        return []
    place = ReservePlace(case.case_id, choice.period_id, choice.chosen_by, command.conversation_id)
    _reservation, reserved = reserve(case, place, office, today)
    return reserved


def _outcome(command: RecordOutcome, policy: Policy, office: Office | None, today: date) -> Outcome:
    choice, leerlijn, begins_on = command.choice, None, today
    if office and choice.period_id:
        chosen, period = office.leerlijnen.of_period(choice.period_id)
        leerlijn, begins_on = chosen.code, max(today, period.begins_on)
    return Outcome(
        command.held_on,
        command.next_step,
        command.remark,
        policy.due(NEXT_STEP, today),
        leerlijn,
        choice.crebo,
        choice.reason,
        policy.due(NEXT_STEP_START, begins_on),
        begins_on,
    )
