"""Before the two years end somebody takes over warmly: told in person to whom, when and how; the case closes with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from services.aftercare.domain.case import Case, Closing
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.cooperation_events import CaseHandedOver
from services.aftercare.domain.cooperation_rules import HandOverIsRecorded, HandOverIsTooEarly
from services.aftercare.domain.ids import PersonId
from services.aftercare.domain.policy import WARM_HAND_OVER, Policy
from services.aftercare.domain.rules import check_contact_day

NOBODY: Final = "nobody"  # the young person needs nobody after the two years
TO: Final = ("doorstroompunt", "werkconsulent", "mbo", NOBODY)
HOW: Final = ("call", "in_person", "note")
HANDED_OVER: Final[Closing] = "handed_over"


@dataclass(frozen=True)
class HandOver:
    """To whom, under the name it had then, when, how, by whom, with a note for the professionals."""

    to: str
    to_name: str
    how: str
    on: date
    by: PersonId
    note: str | None = None


def ask_on(case: Case, policy: Policy) -> date:
    """Give the day on which the job coach is asked to hand the case over: some working days before the end."""
    return policy.working_days.before(case.ends_on, policy.term(WARM_HAND_OVER, case.left_on).amount)


def is_needed(case: Case) -> bool:
    """Tell whether somebody has to take over: not of who was reported when the two years were over already."""
    return case.is_open and case.handed_over_on is None and case.opened_on <= case.ends_on


def ask(case: Case, today: date) -> bool:
    """Ask for it, unless it was done or asked already; tells whether it was asked now."""
    if not is_needed(case) or case.hand_over_asked_on:
        return False
    case.hand_over_asked_on = today
    return True


def is_owed(case: Case, today: date) -> bool:
    """Tell whether somebody must hand the case over."""
    return is_needed(case) and (case.hand_over_asked_on is not None or today > case.ends_on)


def record(case: Case, done: HandOver, today: date) -> Sequence[CaseEvent]:
    """Keep what was done; the same again is harmless. After the two years the case closes with it."""
    if case.handed_over_on is not None:
        known = (case.handed_over_to, case.handed_over_how, case.handed_over_on)
        if known == (done.to, done.how, done.on):
            return []
        raise HandOverIsRecorded(case.handed_over_on)
    case.check_open()
    if not is_owed(case, today):
        raise HandOverIsTooEarly(case.ends_on)
    check_contact_day(done.on, case.left_on, today)
    case.handed_over_to, case.handed_over_how, case.handed_over_on = done.to, done.how, done.on
    case.handed_over_by, case.hand_over_note = done.by, done.note
    told = CaseHandedOver(case.case_id, case.pupil_id, done.to, done.to_name, done.how, done.on)
    return [told, *case.keep_open_or_close(today, HANDED_OVER)]


def close_for(case: Case, left_on: date, today: date) -> Sequence[CaseEvent]:
    """Close a case that only waited to be handed over, when the pupil left school anew after its two years."""
    is_anew = left_on > case.ends_on and not case.awaits_conversation(today)
    return case.keep_open_or_close(today, "two_years_over") if is_anew else []


def waits(case: Case, today: date) -> bool:
    """Tell whether the two years are over and only the hand-over keeps the case open."""
    has_promised = any(promise.is_open for promise in case.promises)
    owes_more = case.awaits_conversation(today) or has_promised or case.awaited_support is not None
    return today > case.ends_on and is_needed(case) and not owes_more


def close(case: Case, today: date, reason: Closing) -> Sequence[CaseEvent]:
    """Close when the two years are over and nothing is owed; that it waits to be handed over is told by its clock."""
    return [] if waits(case, today) else case.keep_open_or_close(today, reason)


def close_or_wait(case: Case, today: date) -> Sequence[CaseEvent]:
    """Close when the two years are over; without a hand-over the case stays open until somebody takes over, and that is told once."""
    if waits(case, today):
        return case.stay_open("hand_over_owed")
    return case.keep_open_or_close(today, "two_years_over")
