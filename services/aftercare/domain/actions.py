"""What must happen next, by whom, before which day: every open case always has at least one such action."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from services.aftercare.domain import contract_ending, handing_over, next_step, promise_clock, school_claim
from services.aftercare.domain.case import Case
from services.aftercare.domain.conversation import Conversation
from services.aftercare.domain.ids import ContractId, ConversationId, PersonId
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.people import Roster
from services.aftercare.domain.work import next_end


@dataclass(frozen=True)
class Action:
    """One thing to do. Without an owner only as long as the directory has not named a coordinator."""

    kind: str
    owner_id: PersonId | None
    due_on: date
    conversation_id: ConversationId | None = None
    starts_at: datetime | None = field(default=None, compare=False)  # of the appointment, when there is one
    place: str | None = field(default=None, compare=False)
    contract_id: ContractId | None = None
    promise_id: UUID | None = None
    promised: str | None = field(default=None, compare=False)  # what was promised in a conversation

    def is_overdue(self, today: date) -> bool:
        """Tell whether the last day has passed; what has an appointment is late once that has passed.

        The deadline it may have missed does not move, and is told by its own clocks.
        """
        last = max(self.due_on, day_of(self.starts_at)) if self.starts_at else self.due_on
        return last < today


def actions(case: Case, roster: Roster, today: date) -> Sequence[Action]:
    """List what must be done for a case, the most pressing first; nothing for a closed one."""
    if not case.is_open:
        return []
    owner = case.job_coach_id or roster.coordinator(today)
    pressing = [
        *_conversation(case, owner, today),
        *_acceptance(case, owner),
        *_transfer(case),
        *_support(case, roster, today),
        *_next_step(case, owner),
        *_contract_ending(case, owner),
        *_last_day(case, owner),
        *_hand_over(case, owner, today),
    ]
    pressing += _contact_now(case, owner, today)
    waiting = [*_promises(case, roster, today), *_step_begins(case, owner)]
    waiting += [] if pressing else [_watch(case, owner, today)]
    return [*pressing, *sorted(waiting, key=lambda action: action.due_on)]


def next_action(case: Case, roster: Roster, today: date) -> Action | None:
    """Give the most pressing action; None only for a closed case."""
    return next(iter(actions(case, roster, today)), None)


def conversation_owner(case: Case, conversation: Conversation, roster: Roster, today: date) -> PersonId | None:
    """Give who must see to it that the conversation is held: werkconsulent, else job coach, else coordinator."""
    return conversation.werkconsulent_id or case.job_coach_id or roster.coordinator(today)


def _conversation(case: Case, owner: PersonId | None, today: date) -> Sequence[Action]:
    owed = case.owed_conversation
    if owed is None:
        return []
    owner = owed.werkconsulent_id or owner
    planned_on = owed.planned_on
    if planned_on is None:
        return [Action("plan_conversation", owner, owed.due_on, owed.conversation_id)]
    kind = "hold_conversation" if owed.ends_at and today <= day_of(owed.ends_at) else "record_outcome"
    due_on = min(planned_on, owed.due_on)
    return [Action(kind, owner, due_on, owed.conversation_id, owed.starts_at, owed.place)]


def _acceptance(case: Case, owner: PersonId | None) -> Sequence[Action]:
    if case.accepted_at is not None:
        return []
    kind = "accept_case" if case.job_coach_id else "assign_job_coach"
    return [Action(kind, owner, case.act_by or case.opened_on)]


def _transfer(case: Case) -> Sequence[Action]:
    asked = case.proposed_to_id
    return [Action("answer_transfer", asked, case.answer_by or case.ends_on)] if asked else []


def _support(case: Case, roster: Roster, today: date) -> Sequence[Action]:
    awaited = case.awaited_support
    if awaited is None:
        return []
    return [Action("answer_support", awaited.werkconsulent_id or roster.coordinator(today), awaited.answer_by)]


def _next_step(case: Case, owner: PersonId | None) -> Sequence[Action]:
    """Ask for the step that was not yet known at the last conversation, until it is known or new work began."""
    last = next_step.undecided(case)
    return [Action("agree_next_step", owner, last.next_step_by or last.due_on, last.conversation_id)] if last else []


def _contract_ending(case: Case, owner: PersonId | None) -> Sequence[Action]:
    return [
        Action(
            "answer_contract_ending",
            owner,
            contract.ending_answer_by or case.ends_on,
            contract_id=contract.contract_id,
        )
        for contract in contract_ending.asked_of(case)
    ]


def _last_day(case: Case, owner: PersonId | None) -> Sequence[Action]:
    """Ask which last day is right, when the school told another one than is known here."""
    return [
        Action("settle_last_day", owner, contract.claim_answer_by or case.ends_on, contract_id=contract.contract_id)
        for contract in school_claim.claimed_of(case)
    ]


def _hand_over(case: Case, owner: PersonId | None, today: date) -> Sequence[Action]:
    return [Action("hand_over", owner, case.ends_on)] if handing_over.is_owed(case, today) else []


def _step_begins(case: Case, owner: PersonId | None) -> Sequence[Action]:
    """Ask whether the step that was agreed began; new work that was registered since says so by itself."""
    agreed = next_step.awaited(case)
    if agreed is None or agreed.begin_by is None or next_step.begun_work(case, agreed):
        return []
    return [Action("confirm_next_step", owner, agreed.begin_by, agreed.conversation_id)]


def _watch(case: Case, owner: PersonId | None, today: date) -> Action:
    """Give what comes first of what nobody has to do yet."""
    if today > case.ends_on:
        return Action("close_case", owner, case.ends_on)
    ends_on = next_end(case)
    coming = [
        *([Action("check_in", owner, case.contact_by)] if case.contact_by else []),
        *([Action("follow_contract", owner, ends_on)] if ends_on else []),
        Action("close_case", owner, case.ends_on),
    ]
    return min(coming, key=lambda each: each.due_on)


def _contact_now(case: Case, owner: PersonId | None, today: date) -> Sequence[Action]:
    """Ask for contact whatever else is to be done: nobody sees the young person, an attempt failed, or the moment has come."""
    if not case.is_within_the_two_years(today) and not case.contact_again_on:
        return []
    if case.out_of_sight_on:
        return [Action("find_young_person", owner, case.out_of_sight_on)]
    is_now = case.contact_by is not None and (case.contact_again_on is not None or case.contact_by <= today)
    return [Action("check_in", owner, case.contact_by)] if case.contact_by and is_now else []


def _promises(case: Case, roster: Roster, today: date) -> Sequence[Action]:
    """Ask for what was promised in a conversation, of whoever has that part today."""
    return [
        Action(
            "keep_promise",
            promise_clock.owner_of(case, each, roster, today),
            each.due_on,
            each.conversation_id,
            promise_id=each.promise_id,
            promised=each.what,
        )
        for each in case.promises
        if each.is_open
    ]
