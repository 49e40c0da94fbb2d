from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from services.aftercare.domain import deadlines, talk
from services.aftercare.domain.conversation import Appointment, EndOfWork, Outcome
from services.aftercare.domain.people import Absence
from tests.aftercare.examples import (
    COACH,
    COORDINATOR,
    NOW,
    NOWHERE,
    OTHER_COACH,
    OTHER_WERKCONSULENT,
    POLICY,
    ROSTER,
    TODAY,
    WERKCONSULENT,
    a_case,
)

DUE = date(2026, 12, 4)
REMINDER, MISSED = date(2026, 12, 1), DUE + timedelta(days=1)


def owing_case():
    case = a_case()
    end = EndOfWork("c", "contract_ended", TODAY, TODAY)
    talk.request(case, end, POLICY.due("career_conversation", TODAY), ROSTER, TODAY)
    return case


def plan(case, day):
    starts_at = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    appointment = Appointment(starts_at, starts_at + timedelta(hours=1), "Werkplein")
    talk.schedule(case, case.conversations[0].conversation_id, appointment, ROSTER, NOW)


def test_the_owner_is_reminded_before_the_deadline():
    (event,) = deadlines.remind(owing_case(), ROSTER, REMINDER)

    assert (event.owner_id, event.tell_ids, event.rung, event.due_on) == (WERKCONSULENT, [WERKCONSULENT], "owner", DUE)


def test_whoever_stands_in_for_the_owner_is_reminded():
    roster = replace(ROSTER, absences={WERKCONSULENT: Absence(OTHER_WERKCONSULENT, REMINDER)})

    (event,) = deadlines.remind(owing_case(), roster, REMINDER)

    assert (event.owner_id, event.tell_ids) == (WERKCONSULENT, [OTHER_WERKCONSULENT])


def test_nobody_is_reminded_of_what_is_planned_in_time():
    case = owing_case()
    plan(case, DUE)

    assert deadlines.remind(case, ROSTER, REMINDER) == []


def test_an_appointment_after_the_deadline_is_no_excuse():
    case = owing_case()
    plan(case, MISSED)

    assert len(deadlines.remind(case, ROSTER, REMINDER)) == 1


def test_a_missed_deadline_is_told_to_whoever_can_step_in():
    (event,) = deadlines.escalate(owing_case(), "substitute", ROSTER, MISSED)

    assert (event.rung, event.tell_ids) == ("substitute", [WERKCONSULENT, COACH])


def test_the_substitute_hears_of_it_when_the_owner_is_away():
    roster = replace(ROSTER, absences={WERKCONSULENT: Absence(OTHER_WERKCONSULENT, None)})

    (event,) = deadlines.escalate(owing_case(), "substitute", roster, MISSED)

    assert event.tell_ids == [OTHER_WERKCONSULENT, COACH]


def test_then_the_coordinator_hears_of_it():
    (event,) = deadlines.escalate(owing_case(), "coordinator", ROSTER, date(2026, 12, 9))

    assert (event.rung, event.tell_ids, event.owner_id) == ("coordinator", [COORDINATOR], WERKCONSULENT)


def test_without_a_coordinator_the_owner_still_hears_of_it():
    roster = replace(ROSTER, coordinators=())

    (event,) = deadlines.escalate(owing_case(), "coordinator", roster, MISSED)

    assert event.tell_ids == [WERKCONSULENT]


def test_a_clock_that_rings_after_the_conversation_was_held_tells_nothing():
    case = owing_case()
    talk.hold(case, case.conversations[0].conversation_id, Outcome(TODAY, "mbo"), TODAY)

    assert deadlines.remind(case, ROSTER, REMINDER) == []
    assert deadlines.escalate(case, "substitute", ROSTER, MISSED) == []


def test_a_clock_that_rings_on_the_last_day_says_nothing_was_missed():
    assert deadlines.escalate(owing_case(), "substitute", ROSTER, DUE) == []


def test_the_coordinator_hears_of_a_case_that_nobody_serves():
    (event,) = deadlines.seek_job_coach(a_case(municipality=NOWHERE), ROSTER, TODAY)

    assert (event.process, event.tell_ids, event.due_on) == ("job_coach_assignment", [COORDINATOR], date(2026, 11, 24))


def test_a_case_that_is_served_needs_no_search():
    assert deadlines.seek_job_coach(a_case(), ROSTER, TODAY) == []


def test_a_late_reminder_is_not_sent_after_the_deadline():
    assert deadlines.remind(owing_case(), replace(ROSTER, absences={COACH: Absence(OTHER_COACH, None)}), MISSED) == []
