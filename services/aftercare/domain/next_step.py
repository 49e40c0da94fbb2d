"""The next step that was agreed: it counts once it truly began, and when it does not another one is looked for."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.contract import Contract
from services.aftercare.domain.conversation import NONE_YET, Conversation
from services.aftercare.domain.next_step_rules import (
    NoNextStepIsAgreed,
    StepBeganAfterTheConversation,
    StepBeginsInTheFuture,
    StepHasBegun,
)
from services.aftercare.domain.talk_events import NextStepConfirmed, NextStepDropped

DROP_REASONS: Final = ("no_longer_wanted", "no_place", "not_admitted", "other_way", "other")
NEW_JOB: Final = "new_job"


def awaited(case: Case) -> Conversation | None:
    """Give the conversation whose step must still begin; work that ended since asks for another conversation first."""
    if case.owed_conversation:
        return None
    held = [talk for talk in case.conversations if talk.held_on]
    last = max(held, key=lambda talk: talk.held_on or talk.requested_on, default=None)
    return last if last and last.awaits_begin else None


def undecided(case: Case) -> Conversation | None:
    """Give the conversation after which no step was known yet, until it is known or new work began."""
    held = [talk for talk in case.conversations if talk.held_on]
    last = max(held, key=lambda talk: talk.held_on or talk.requested_on, default=None)
    if last is None or last.next_step != NONE_YET or case.owed_conversation:
        return None
    began = any(contract.begins_on >= (last.held_on or last.due_on) for contract in case.contracts)
    return None if began else last


def begun_work(case: Case, agreed: Conversation) -> Contract | None:
    """Give the contract by which new work began, when that was the step."""
    if agreed.next_step != NEW_JOB or agreed.held_on is None:
        return None
    since = [one for one in case.contracts if one.begins_on >= agreed.held_on]
    return min(since, key=lambda one: one.begins_on, default=None)


def confirm(case: Case, agreed: Conversation, began_on: date, today: date) -> Sequence[CaseEvent]:
    """Know that it truly began; twice is harmless."""
    if agreed.began_on == began_on:
        return []
    _check_agreed(agreed)
    if began_on > today:
        raise StepBeginsInTheFuture(began_on, today)
    if agreed.held_on and began_on < agreed.held_on:
        raise StepBeganAfterTheConversation(agreed.held_on)
    agreed.began_on = began_on
    step = agreed.next_step or NONE_YET
    return [NextStepConfirmed(case.case_id, case.pupil_id, agreed.conversation_id, step, began_on)]


def drop(case: Case, agreed: Conversation, reason: str, next_step_by: date, today: date) -> Sequence[CaseEvent]:
    """Know that it does not begin after all: until another one is agreed, somebody must see to it."""
    _check_agreed(agreed)
    step, agreed.next_step = agreed.next_step or NONE_YET, NONE_YET
    agreed.leerlijn = agreed.crebo = agreed.choice_reason = agreed.begin_by = agreed.begin_since = None
    agreed.next_step_by, agreed.next_step_since = next_step_by, today
    return [NextStepDropped(case.case_id, case.pupil_id, agreed.conversation_id, step, reason, next_step_by)]


def _check_agreed(agreed: Conversation) -> None:
    if agreed.held_on is None or agreed.next_step in (None, NONE_YET):
        raise NoNextStepIsAgreed
    if agreed.began_on is not None:
        raise StepHasBegun(agreed.began_on)
