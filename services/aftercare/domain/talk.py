"""Career conversations of a case: requested when work ends, planned, cancelled, held, with a next step."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from services.aftercare.domain import invited
from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.conversation import (
    END_WITHDRAWN,
    HELD_EARLIER,
    NONE_YET,
    Appointment,
    Conversation,
    EndOfWork,
    Outcome,
)
from services.aftercare.domain.events import (
    CareerConversationCancelled,
    CareerConversationHeld,
    CareerConversationMissed,
    CareerConversationRequested,
    CareerConversationRescheduled,
    CareerConversationScheduled,
    NextStepAgreed,
)
from services.aftercare.domain.ids import ConversationId, PersonId, conversation_id
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.people import WERKCONSULENT, Roster
from services.aftercare.domain.rules import ConversationNotFound


def find(case: Case, wanted: ConversationId) -> Conversation:
    """Find one of its conversations."""
    for conversation in case.conversations:
        if conversation.conversation_id == wanted:
            return conversation
    raise ConversationNotFound(wanted)


def is_heard(case: Case, end: EndOfWork) -> bool:
    """Tell whether a conversation already covers this end."""
    return any(end.cause in conversation.causes for conversation in case.conversations)


def request(case: Case, end: EndOfWork, due_on: date, roster: Roster, today: date) -> Sequence[CaseEvent]:
    """Owe the young person a conversation; one that is still owed covers this end too. Also after the two years."""
    if is_heard(case, end):
        return []
    owed = case.owed_conversation
    if owed:
        owed.covers(end)
        return []
    reopened = case.reopen_for_conversation()
    found = roster.pick(WERKCONSULENT, case.municipality, case.pupil_id, today)
    conversation = Conversation(
        conversation_id=_new_id(case, end),
        case_id=case.case_id,
        pupil_id=case.pupil_id,
        trigger=end.trigger,
        causes=[end.cause],
        ended_on=end.ended_on,
        requested_on=end.reported_on,
        due_on=due_on,
        werkconsulent_id=found.person_id if found else None,
    )
    case.conversations.append(conversation)
    return [*reopened, _requested(case, conversation)]


def find_werkconsulent(case: Case, roster: Roster, today: date) -> Sequence[CaseEvent]:
    """Give an owed conversation to another werkconsulent when its own is no longer there, or was never there."""
    owed = case.owed_conversation
    if owed is None or (owed.werkconsulent_id and roster.has_role(owed.werkconsulent_id, WERKCONSULENT)):
        return []
    found = roster.pick(WERKCONSULENT, case.municipality, case.pupil_id, today)
    before, owed.werkconsulent_id = owed.werkconsulent_id, found.person_id if found else None
    return [_requested(case, owed)] if owed.werkconsulent_id != before else []


def schedule(
    case: Case,
    wanted: ConversationId,
    to: Appointment,
    roster: Roster,
    now: datetime,
    others: Collection[str] | None = None,
) -> Sequence[CaseEvent]:
    """Plan or move the appointment and invite who takes part on that day; `others` are chosen by hand, else by rule."""
    conversation, on = find(case, wanted), day_of(to.starts_at)
    planned = conversation.schedule(to, participants(case, conversation, roster, on), now)
    invited.choose(case, conversation, others, on)
    if planned == "unchanged":
        return []
    conversation.school_contact_id = invited.school_contact(case, conversation.others, roster, on)
    kind = CareerConversationScheduled if planned == "scheduled" else CareerConversationRescheduled
    return [
        kind(
            case.case_id,
            case.pupil_id,
            conversation.conversation_id,
            to.starts_at,
            to.ends_at,
            conversation.ics_sequence,
            _invited(conversation),
            conversation.school_contact_id,
        )
    ]


def cancel(case: Case, wanted: ConversationId, reason: str) -> Sequence[CaseEvent]:
    """Take the appointment out of the calendars; the conversation stays owed, with the same deadline."""
    conversation = find(case, wanted)
    was = conversation.cancel()
    return [_cancelled(case, conversation, was, reason)]


def miss(case: Case, wanted: ConversationId, now: datetime) -> Sequence[CaseEvent]:
    """Record that the young person did not come; the conversation stays owed, with the same deadline."""
    conversation = find(case, wanted)
    was = conversation.miss(now)
    if was is None:
        return []
    return [
        CareerConversationMissed(
            case.case_id,
            case.pupil_id,
            wanted,
            was.starts_at,
            day_of(was.starts_at),
            conversation.due_on,
            _invited(conversation),
        )
    ]


def hold(case: Case, wanted: ConversationId, outcome: Outcome, today: date) -> Sequence[CaseEvent]:
    """Record that it took place and what comes next; an appointment on a later day leaves the calendars."""
    conversation = find(case, wanted)
    recorded = conversation.hold(outcome, today)
    if recorded == "unchanged":
        return []
    is_agreed = outcome.next_step != NONE_YET
    agreed = [_agreed(case, conversation)] if is_agreed else []
    if recorded == "next_step_found":
        return agreed
    was = conversation.clear_after(outcome.held_on)
    conversation.told = conversation.told if was else {}  # whoever expects a later day must hear that it is off
    cleared = [_cancelled(case, conversation, was, HELD_EARLIER)] if was else []
    held = CareerConversationHeld(case.case_id, case.pupil_id, wanted, outcome.held_on, _invited(conversation))
    return [*cleared, held, *agreed]


def participants(case: Case, conversation: Conversation, roster: Roster, on: date) -> list[PersonId]:
    """Give the professionals who take part on a day: werkconsulent and job coach, or whoever stands in."""
    people = [conversation.werkconsulent_id, case.job_coach_id]
    present = [roster.acting(person, on) or person for person in people if person]
    return list(dict.fromkeys(present))


def let_go(case: Case, conversation: Conversation, cause: str, today: date) -> Sequence[CaseEvent]:
    """Forget an end that was reported by mistake; an appointment for it leaves the calendars."""
    was = conversation.let_go(cause, today)
    return [_cancelled(case, conversation, was, END_WITHDRAWN)] if was else []


def _new_id(case: Case, end: EndOfWork) -> ConversationId:
    """Name it after the end; an end that was withdrawn and reported again leads to another conversation than the first."""
    named = conversation_id(case.case_id, end.cause)
    is_taken = any(conversation.conversation_id == named for conversation in case.conversations)
    return conversation_id(case.case_id, f"{end.cause}/{len(case.conversations)}") if is_taken else named


def _requested(case: Case, conversation: Conversation) -> CareerConversationRequested:
    return CareerConversationRequested(
        case.case_id,
        case.pupil_id,
        conversation.conversation_id,
        case.job_coach_id,
        conversation.werkconsulent_id,
        conversation.due_on,
        conversation.trigger,
    )


def _agreed(case: Case, held: Conversation) -> NextStepAgreed:
    return NextStepAgreed(
        case.case_id,
        case.pupil_id,
        held.conversation_id,
        held.next_step or NONE_YET,
        held.leerlijn,
        held.crebo,
        held.begin_by,
    )


def _cancelled(case: Case, conversation: Conversation, was: Appointment, reason: str) -> CareerConversationCancelled:
    return CareerConversationCancelled(
        case.case_id,
        case.pupil_id,
        conversation.conversation_id,
        was.starts_at,
        was.ends_at,
        conversation.ics_sequence,
        _invited(conversation),
        conversation.school_contact_id,
        reason,
    )


def _invited(conversation: Conversation) -> Sequence[PersonId]:
    return [PersonId(person) for person in conversation.participant_ids]
