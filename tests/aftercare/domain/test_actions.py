from datetime import UTC, date, datetime, timedelta

from services.aftercare.domain import actions, talk, work
from services.aftercare.domain.actions import Action, next_action
from services.aftercare.domain.contract import Agreed
from services.aftercare.domain.conversation import Appointment, EndOfWork, Outcome
from services.aftercare.domain.people import Roster
from tests.aftercare.examples import (
    COACH,
    COORDINATOR,
    NOW,
    NOWHERE,
    POLICY,
    ROSTER,
    TODAY,
    WERKCONSULENT,
    a_case,
)

DUE = date(2026, 12, 4)


def accepted_case():
    case = a_case()
    case.accept(NOW)
    return case


def owing_case():
    case = accepted_case()
    end = EndOfWork("c", "contract_ended", TODAY, TODAY)
    talk.request(case, end, POLICY.due("career_conversation", TODAY), ROSTER, TODAY)
    return case, case.conversations[0].conversation_id


def plan(case, conversation_id, day):
    starts_at = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    talk.schedule(case, conversation_id, Appointment(starts_at, starts_at + timedelta(hours=1), "x"), ROSTER, NOW)


def test_a_new_case_is_first_accepted_by_its_job_coach():
    assert next_action(a_case(), ROSTER, TODAY) == Action("accept_case", COACH, date(2026, 11, 27))


def test_a_case_that_nobody_serves_belongs_to_the_coordinator():
    action = next_action(a_case(municipality=NOWHERE), ROSTER, TODAY)

    assert action == Action("assign_job_coach", COORDINATOR, date(2026, 11, 24))


def test_an_accepted_case_has_a_next_contact():
    assert next_action(accepted_case(), ROSTER, TODAY) == Action("check_in", COACH, date(2027, 1, 11))


def test_of_the_next_contact_and_the_end_of_a_contract_the_first_is_next():
    case = accepted_case()
    contract, _ = work.start_contract(case, Agreed(TODAY, date(2026, 12, 31), employer="Zon"), TODAY)
    assert next_action(case, ROSTER, TODAY) == Action("follow_contract", COACH, date(2026, 12, 31))

    contract.ends_on = date(2027, 6, 30)

    assert next_action(case, ROSTER, TODAY) == Action("check_in", COACH, date(2027, 1, 11))


def test_contact_that_is_due_is_asked_for_whatever_else_is_to_be_done():
    case, _ = owing_case()

    found = [action.kind for action in actions.actions(case, ROSTER, date(2027, 1, 11))]

    assert found == ["plan_conversation", "check_in"]


def test_who_is_out_of_sight_must_be_found():
    case = accepted_case()
    case.out_of_sight_on = TODAY

    assert next_action(case, ROSTER, TODAY) == Action("find_young_person", COACH, TODAY)


def test_an_owed_conversation_is_planned_by_the_werkconsulent_before_anything_else():
    case, conversation_id = owing_case()

    assert next_action(case, ROSTER, TODAY) == Action("plan_conversation", WERKCONSULENT, DUE, conversation_id)


def test_a_planned_conversation_is_held_on_its_day():
    case, conversation_id = owing_case()
    plan(case, conversation_id, date(2026, 11, 24))

    action = next_action(case, ROSTER, TODAY)

    assert action == Action("hold_conversation", WERKCONSULENT, date(2026, 11, 24), conversation_id)


def test_an_appointment_after_the_deadline_does_not_move_the_deadline():
    case, conversation_id = owing_case()
    plan(case, conversation_id, date(2026, 12, 15))

    action = next_action(case, ROSTER, TODAY)

    assert action == Action("hold_conversation", WERKCONSULENT, DUE, conversation_id)
    assert not action.is_overdue(date(2026, 12, 15))
    assert action.is_overdue(date(2026, 12, 16))


def test_the_day_after_the_appointment_its_outcome_is_overdue():
    case, conversation_id = owing_case()
    plan(case, conversation_id, date(2026, 11, 24))

    action = next_action(case, ROSTER, date(2026, 11, 25))

    assert action == Action("record_outcome", WERKCONSULENT, date(2026, 11, 24), conversation_id)
    assert action.is_overdue(date(2026, 11, 25))


def test_a_conversation_without_next_step_asks_for_one_until_there_is_work_again():
    case, conversation_id = owing_case()
    outcome = Outcome(TODAY, "none_yet", None, POLICY.due("next_step", TODAY))
    talk.hold(case, conversation_id, outcome, TODAY)

    assert next_action(case, ROSTER, TODAY) == Action("agree_next_step", COACH, DUE, conversation_id)
    work.start_contract(case, Agreed(TODAY, None, employer="Zon"), TODAY)
    assert next_action(case, ROSTER, TODAY) == Action("check_in", COACH, date(2027, 1, 11))


def test_both_the_coach_who_must_accept_and_the_werkconsulent_who_must_plan_find_their_work():
    case = a_case()
    end = EndOfWork("c", "contract_ended", TODAY, TODAY)
    talk.request(case, end, DUE, ROSTER, TODAY)

    found = [(action.kind, action.owner_id) for action in actions.actions(case, ROSTER, TODAY)]

    assert found == [("plan_conversation", WERKCONSULENT), ("accept_case", COACH)]


def test_after_the_two_years_an_open_case_waits_to_be_handed_over():
    action = next_action(accepted_case(), ROSTER, date(2028, 7, 11))

    assert action == Action("hand_over", COACH, date(2028, 7, 10))


def test_a_closed_case_asks_nothing_of_anybody():
    case = accepted_case()
    case.keep_open_or_close(date(2028, 7, 11), "two_years_over")

    assert next_action(case, ROSTER, date(2028, 7, 11)) is None


def test_before_the_directory_named_anybody_there_is_an_action_and_a_date_but_no_owner():
    action = next_action(a_case(municipality=NOWHERE), Roster(), TODAY)

    assert action == Action("assign_job_coach", None, date(2026, 11, 24))
