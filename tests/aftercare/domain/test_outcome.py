from datetime import UTC, date, datetime, timedelta

import pytest

from services.aftercare.domain import talk
from services.aftercare.domain.conversation import Appointment, EndOfWork, Outcome
from services.aftercare.domain.events import (
    CareerConversationHeld,
    NextStepAgreed,
)
from services.aftercare.domain.rules import (
    ConversationFollowsTheEnd,
    ConversationIsHeld,
    ConversationTookPlace,
    OutcomeIsRecordedOnce,
)
from tests.aftercare.examples import (
    COACH,
    NOW,
    POLICY,
    PUPIL,
    ROSTER,
    TODAY,
    WERKCONSULENT,
    a_case,
)

TUESDAY = Appointment(datetime(2026, 11, 24, 9, tzinfo=UTC), datetime(2026, 11, 24, 10, tzinfo=UTC), "Werkplein")
BOTH = [WERKCONSULENT, COACH]


def owing_case():
    case = a_case()
    end = EndOfWork("contract-1", "contract_ended", TODAY, TODAY)
    talk.request(case, end, POLICY.due("career_conversation", TODAY), ROSTER, TODAY)
    return case, case.conversations[0]


def plan(case, conversation):
    return talk.schedule(case, conversation.conversation_id, TUESDAY, ROSTER, NOW)


def hold(case, conversation, next_step="mbo", on=TODAY, remark=None, today=TODAY):
    outcome = Outcome(on, next_step, remark, POLICY.due("next_step", today))
    return talk.hold(case, conversation.conversation_id, outcome, today)


def test_a_held_conversation_tells_the_next_step():
    case, conversation = owing_case()
    plan(case, conversation)
    tuesday = date(2026, 11, 24)

    events = hold(case, conversation, "leerlijn", on=tuesday, today=tuesday)

    assert events == [
        CareerConversationHeld(case.case_id, PUPIL, conversation.conversation_id, tuesday, BOTH),
        NextStepAgreed(case.case_id, PUPIL, conversation.conversation_id, "leerlijn"),
    ]
    assert case.owed_conversation is None


def test_a_conversation_may_be_held_without_an_appointment():
    case, conversation = owing_case()

    assert [type(event) for event in hold(case, conversation)] == [CareerConversationHeld, NextStepAgreed]


def test_held_earlier_than_planned_takes_the_appointment_out_of_the_calendars():
    case, conversation = owing_case()
    plan(case, conversation)

    cancelled, *_ = hold(case, conversation)

    assert (cancelled.reason, cancelled.ics_sequence, conversation.starts_at) == ("held_earlier", 1, None)


def test_recording_the_same_outcome_twice_is_harmless():
    case, conversation = owing_case()
    hold(case, conversation, remark="Wil graag buiten werken")

    assert hold(case, conversation, remark="Wil graag buiten werken") == []


def test_another_outcome_afterwards_is_refused():
    case, conversation = owing_case()
    hold(case, conversation)

    with pytest.raises(OutcomeIsRecordedOnce):
        hold(case, conversation, "new_job")


def test_no_next_step_yet_agrees_nothing_and_may_be_filled_in_later():
    case, conversation = owing_case()
    later = TODAY + timedelta(days=5)

    assert [type(event) for event in hold(case, conversation, "none_yet")] == [CareerConversationHeld]
    assert hold(case, conversation, "mbo", on=later, today=later) == [
        NextStepAgreed(case.case_id, PUPIL, conversation.conversation_id, "mbo")
    ]
    assert (conversation.held_on, conversation.next_step) == (TODAY, "mbo")


def test_a_conversation_of_tomorrow_has_no_outcome():
    case, conversation = owing_case()

    with pytest.raises(ConversationTookPlace):
        hold(case, conversation, on=TODAY + timedelta(days=1))


def test_a_conversation_before_the_work_ended_is_not_the_one_that_is_owed():
    case, conversation = owing_case()

    with pytest.raises(ConversationFollowsTheEnd):
        hold(case, conversation, on=TODAY - timedelta(days=1))


def test_a_held_conversation_is_not_planned_or_cancelled_any_more():
    case, conversation = owing_case()
    hold(case, conversation)

    with pytest.raises(ConversationIsHeld):
        plan(case, conversation)
    with pytest.raises(ConversationIsHeld):
        talk.cancel(case, conversation.conversation_id, "other")
