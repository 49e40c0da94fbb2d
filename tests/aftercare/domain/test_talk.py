from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from services.aftercare.domain import talk
from services.aftercare.domain.conversation import Appointment, EndOfWork, Outcome
from services.aftercare.domain.events import (
    CareerConversationCancelled,
    CareerConversationRequested,
    CareerConversationRescheduled,
    CareerConversationScheduled,
)
from services.aftercare.domain.people import Absence, Roster
from services.aftercare.domain.rules import (
    AppointmentIsWithinAYear,
    AppointmentLiesAhead,
    ConversationNotFound,
    NothingIsPlanned,
)
from tests.aftercare.examples import (
    COACH,
    NOW,
    OTHER_COACH,
    OTHER_WERKCONSULENT,
    POLICY,
    PUPIL,
    ROSTER,
    TODAY,
    WERKCONSULENT,
    a_case,
)

DUE = date(2026, 12, 4)
TUESDAY = Appointment(datetime(2026, 11, 24, 9, tzinfo=UTC), datetime(2026, 11, 24, 10, tzinfo=UTC), "Werkplein")
THURSDAY = Appointment(datetime(2026, 11, 26, 9, tzinfo=UTC), datetime(2026, 11, 26, 10, tzinfo=UTC), "Werkplein")
BOTH = [WERKCONSULENT, COACH]


def end(cause="contract-1", on=TODAY):
    return EndOfWork(cause, "contract_ended", on, on)


def request(case, what=None, roster=ROSTER, today=TODAY):
    what = what or end()
    return talk.request(case, what, POLICY.due("career_conversation", what.reported_on), roster, today)


def owing_case():
    case = a_case()
    request(case)
    return case, case.conversations[0]


def plan(case, conversation, appointment=TUESDAY, roster=ROSTER, now=NOW):
    return talk.schedule(case, conversation.conversation_id, appointment, roster, now)


def hold(case, conversation, next_step="mbo", on=TODAY, remark=None, today=TODAY):
    outcome = Outcome(on, next_step, remark, POLICY.due("next_step", today))
    return talk.hold(case, conversation.conversation_id, outcome, today)


def test_the_end_of_work_makes_a_conversation_owed_within_ten_working_days():
    case = a_case()

    events = request(case)

    conversation = case.conversations[0]
    assert events == [
        CareerConversationRequested(
            case.case_id, PUPIL, conversation.conversation_id, COACH, WERKCONSULENT, DUE, "contract_ended"
        )
    ]
    assert case.owed_conversation is conversation


def test_hearing_the_same_end_twice_changes_nothing():
    case, _ = owing_case()

    assert request(case) == []
    assert len(case.conversations) == 1


def test_one_conversation_covers_every_end_until_it_is_held():
    case, conversation = owing_case()

    events = request(case, end("contract-2"))

    assert events == []
    assert conversation.causes == ["contract-1", "contract-2"]


def test_an_end_after_the_conversation_was_held_leads_to_another_one():
    case, conversation = owing_case()
    hold(case, conversation)

    assert len(request(case, end("contract-2"))) == 1
    assert len(case.conversations) == 2


def test_an_end_that_was_covered_stays_covered_after_the_conversation():
    case, conversation = owing_case()
    hold(case, conversation)

    assert request(case) == []


def test_an_end_after_the_two_years_opens_the_case_again():
    case = a_case()
    later = date(2028, 9, 1)
    case.keep_open_or_close(later, "two_years_over")

    events = request(case, end(on=later), today=later)

    assert [type(event).__name__ for event in events] == ["AftercareExtended", "CareerConversationRequested"]
    assert case.is_open


def test_held_after_the_two_years_closes_the_case():
    case, conversation = owing_case()
    later = date(2028, 9, 1)
    hold(case, conversation, today=later)

    events = case.keep_open_or_close(later, "conversation_held")

    assert [event.reason for event in events] == ["conversation_held"]


def test_without_a_werkconsulent_the_conversation_waits_for_one():
    case = a_case()
    request(case, roster=Roster())
    conversation = case.conversations[0]
    assert conversation.werkconsulent_id is None

    events = talk.find_werkconsulent(case, ROSTER, TODAY)

    assert [event.werkconsulent_id for event in events] == [WERKCONSULENT]
    assert talk.find_werkconsulent(case, ROSTER, TODAY) == []


def test_a_werkconsulent_who_left_is_replaced():
    case, conversation = owing_case()
    roster = Roster({("werkconsulent", case.municipality): (OTHER_WERKCONSULENT,)})

    talk.find_werkconsulent(case, roster, TODAY)

    assert conversation.werkconsulent_id == OTHER_WERKCONSULENT


def test_planning_invites_werkconsulent_and_job_coach():
    case, conversation = owing_case()

    events = plan(case, conversation)

    assert events == [
        CareerConversationScheduled(
            case.case_id, PUPIL, conversation.conversation_id, TUESDAY.starts_at, TUESDAY.ends_at, 0, BOTH, None
        )
    ]
    assert conversation.state == "scheduled"


def test_whoever_is_away_on_the_day_itself_is_not_invited_but_the_substitute_is():
    case, conversation = owing_case()
    roster = replace(ROSTER, absences={COACH: Absence(OTHER_COACH, date(2026, 11, 24))})

    plan(case, conversation, roster=roster)

    assert conversation.participant_ids == [WERKCONSULENT, OTHER_COACH]


def test_moving_it_tells_the_same_people_with_a_higher_number():
    case, conversation = owing_case()
    plan(case, conversation)

    (event,) = plan(case, conversation, THURSDAY)

    assert isinstance(event, CareerConversationRescheduled)
    assert (event.ics_sequence, event.participant_ids, event.starts_at) == (1, BOTH, THURSDAY.starts_at)


def test_planning_the_same_appointment_twice_changes_nothing():
    case, conversation = owing_case()
    plan(case, conversation)

    assert plan(case, conversation) == []
    assert conversation.ics_sequence == 0


def test_an_appointment_in_the_past_is_refused():
    case, conversation = owing_case()

    with pytest.raises(AppointmentLiesAhead):
        plan(case, conversation, now=TUESDAY.starts_at)


def test_an_appointment_next_century_is_refused():
    case, conversation = owing_case()
    starts_at = datetime(2126, 11, 24, 9, tzinfo=UTC)

    with pytest.raises(AppointmentIsWithinAYear):
        plan(case, conversation, Appointment(starts_at, starts_at + timedelta(hours=1), "x"))


def test_a_cancelled_appointment_leaves_the_conversation_owed_with_the_same_deadline():
    case, conversation = owing_case()
    plan(case, conversation)

    events = talk.cancel(case, conversation.conversation_id, "pupil_absent")

    assert events == [
        CareerConversationCancelled(
            case.case_id,
            PUPIL,
            conversation.conversation_id,
            TUESDAY.starts_at,
            TUESDAY.ends_at,
            1,
            BOTH,
            None,
            "pupil_absent",
        )
    ]
    assert (conversation.state, conversation.due_on, case.owed_conversation) == ("cancelled", DUE, conversation)


def test_a_cancelled_appointment_can_be_planned_again_with_a_higher_number():
    case, conversation = owing_case()
    plan(case, conversation)
    talk.cancel(case, conversation.conversation_id, "pupil_absent")

    (event,) = plan(case, conversation)

    assert (type(event), event.ics_sequence) == (CareerConversationScheduled, 2)


def test_without_an_appointment_there_is_nothing_to_cancel():
    case, conversation = owing_case()

    with pytest.raises(NothingIsPlanned):
        talk.cancel(case, conversation.conversation_id, "other")


def test_a_conversation_of_another_case_is_not_found():
    _, conversation = owing_case()

    with pytest.raises(ConversationNotFound):
        talk.cancel(a_case(), conversation.conversation_id, "other")
