"""The plan of contact moments: where it comes from, what moves it, what settles it."""

from datetime import date, datetime
from uuid import UUID, uuid4

import pytest

from services.aftercare.domain import contact, contact_plan, work
from services.aftercare.domain.contact import Attempt
from services.aftercare.domain.contact_rules import (
    CheckInIsDone,
    CheckInMovesAhead,
    CheckInNotFound,
    CheckInStaysWithinTheTwoYears,
)
from services.aftercare.domain.contact_template import Step, TemplateVersion, steps_for
from services.aftercare.domain.contract import Agreed
from services.aftercare.domain.ids import SchoolId
from services.aftercare.domain.policy import Policy, PolicyRow
from services.aftercare.domain.working_days import WorkingDays
from services.aftercare.storage.calendar import WORKING_DAYS, is_holiday
from tests.aftercare.examples import COACH, NOW, POLICY, SCHOOL, TEMPLATE, TERMS, TODAY, a_case, leaving

LEFT = date(2026, 7, 10)


def policy(*steps: str, free=()):
    """The terms of the region, with another template or other free days."""
    own = TemplateVersion("region", date(2000, 1, 1), tuple(map(Step.of, steps)))
    days = WorkingDays(lambda day: day in free or is_holiday(day))
    rows = [PolicyRow("*", key, date(2000, 1, 1), term) for key, term in TERMS]
    return Policy(rows, days, [own] if steps else [TEMPLATE])


def days(case):
    return {one.moment: one.due_on for one in contact_plan.planned(case) if one.is_planned}


def attempt(case, on, *, is_reached=True):
    return Attempt(
        attempt_id=uuid4(), case_id=case.case_id, made_on=on, channel="phone", is_reached=is_reached,
        result=None, note=None, made_by=COACH, recorded_at=NOW,
    )  # fmt: skip


def test_a_whole_plan_is_eight_moments_in_two_years_on_working_days():
    case = a_case(LEFT, today=LEFT)

    assert list(days(case).values()) == [
        date(2026, 8, 21),  # six weeks
        date(2026, 10, 12),  # three months: the 10th is a Saturday
        date(2026, 11, 2),  # 1 November is a Sunday
        date(2027, 1, 11),  # six months: the 10th is a Sunday
        date(2027, 7, 12),
        date(2027, 11, 1),
        date(2028, 1, 10),
        date(2028, 7, 10),
    ]
    assert all(WORKING_DAYS.is_working_day(day) for day in days(case).values())


@pytest.mark.parametrize(
    ("left_on", "first"), [(date(2026, 10, 31), 2026), (date(2026, 11, 1), 2027), (date(2027, 2, 1), 2027)]
)
def test_a_reference_day_is_the_first_and_the_second_after_leaving(left_on, first):
    assert [Step("reference_day", nth, "years").day(left_on) for nth in (1, 2)] == [
        date(first, 11, 1),
        date(first + 1, 11, 1),
    ]


def test_who_leaves_on_a_leap_day_is_called_on_the_last_day_of_february():
    assert Step.of("left_school-12-months").day(date(2028, 2, 29)) == date(2029, 2, 28)


def test_what_lay_before_the_case_was_opened_is_not_planned():
    assert min(days(a_case(LEFT, today=TODAY)).values()) == date(2027, 1, 11)


def test_no_moment_lies_after_the_two_years():
    case = a_case(LEFT, today=LEFT)

    contact_plan.lay_out(case, policy("left_school-24-months", "contract_start-24-months"))
    work.start_contract(case, Agreed(date(2027, 1, 4), None, employer="Zon"), LEFT)
    contact_plan.lay_out(case, policy("left_school-24-months", "contract_start-24-months"))

    assert list(days(case)) == ["left_school-24-months"]


def test_a_leaving_that_is_corrected_moves_every_moment_that_hangs_on_it():
    case = a_case(LEFT, today=LEFT)

    case.correct(leaving(date(2026, 7, 17)), date(2028, 7, 17), LEFT)

    assert contact_plan.lay_out(case, POLICY)
    assert days(case)["left_school-6-weeks"] == date(2026, 8, 28)
    assert len(days(case)) == 8


def test_a_day_that_becomes_free_moves_its_moments_and_back_again():
    case = a_case(LEFT, today=LEFT)

    contact_plan.lay_out(case, policy(free={date(2026, 8, 21)}))
    assert days(case)["left_school-6-weeks"] == date(2026, 8, 24)

    contact_plan.lay_out(case, policy())
    assert days(case)["left_school-6-weeks"] == date(2026, 8, 21)


def test_moments_may_hang_on_the_begin_of_work_each_contract_its_own():
    case = a_case(LEFT, today=LEFT)
    template = policy("contract_start-2-weeks")
    first, _ = work.start_contract(case, Agreed(date(2026, 8, 3), None, employer="Zon"), LEFT)
    work.start_contract(case, Agreed(date(2026, 9, 1), None, employer="Maan"), LEFT)

    contact_plan.lay_out(case, template)
    assert sorted(days(case).values()) == [date(2026, 8, 17), date(2026, 9, 15)]

    first.begins_on = date(2026, 8, 10)
    contact_plan.lay_out(case, template)
    assert sorted(days(case).values()) == [date(2026, 8, 24), date(2026, 9, 15)]


def test_a_school_has_its_own_template_and_follows_the_region_again_when_it_takes_it_back():
    own = TemplateVersion(str(SCHOOL), date(2026, 1, 1), (Step.of("left_school-2-weeks"),))
    back = TemplateVersion(str(SCHOOL), date(2027, 1, 1), ())

    assert steps_for([TEMPLATE, own, back], SCHOOL, LEFT) == own.steps
    assert steps_for([TEMPLATE, own, back], SCHOOL, date(2027, 1, 1)) == TEMPLATE.steps
    assert steps_for([TEMPLATE, own, back], SchoolId(UUID(int=3)), LEFT) == TEMPLATE.steps
    assert steps_for([TEMPLATE, own, back], SCHOOL, date(2025, 7, 1)) == TEMPLATE.steps


def test_who_left_before_a_new_version_keeps_the_plan_of_the_old_one():
    later = TemplateVersion("region", date(2026, 8, 1), (Step.of("left_school-1-weeks"),))

    assert steps_for([later, TEMPLATE], SCHOOL, LEFT) == TEMPLATE.steps
    assert steps_for([later, TEMPLATE], SCHOOL, date(2026, 8, 1)) == later.steps


def test_being_reached_settles_what_is_late_and_what_comes_within_two_weeks():
    case = a_case(LEFT, today=LEFT)

    (done,) = contact.log(case, attempt(case, date(2026, 10, 1)), POLICY, date(2026, 10, 1))

    assert done.moments == ["left_school-6-weeks", "left_school-3-months"]
    assert (done.next_on, case.contact_by) == (date(2026, 11, 2), date(2026, 11, 2))


def test_an_attempt_that_failed_puts_the_next_contact_before_the_plan():
    case = a_case(LEFT, today=LEFT)

    (missed,) = contact.log(case, attempt(case, LEFT, is_reached=False), POLICY, LEFT)

    assert missed.next_on == case.contact_by == date(2026, 7, 15)
    contact.log(case, attempt(case, date(2026, 7, 15)), POLICY, date(2026, 7, 15))
    assert case.contact_by == date(2026, 8, 21)


def test_a_moment_moved_by_hand_stays_where_somebody_put_it():
    case = a_case(LEFT, today=LEFT)

    (moved,) = contact_plan.move(case, "left_school-6-weeks", date(2026, 9, 1), "agreed", COACH, LEFT)
    contact_plan.lay_out(case, policy(free={date(2026, 9, 1)}))
    case.correct(leaving(date(2026, 7, 17)), date(2028, 7, 17), LEFT)
    contact_plan.lay_out(case, POLICY)

    assert (moved.previous_due_on, moved.due_on, moved.reason) == (date(2026, 8, 21), date(2026, 9, 1), "agreed")
    assert days(case)["left_school-6-weeks"] == date(2026, 9, 1)
    assert contact_plan.move(case, "left_school-6-weeks", date(2026, 9, 1), "agreed", COACH, LEFT) == []


@pytest.mark.parametrize(
    ("moment", "to", "rule"),
    [
        ("left_school-6-weeks", date(2026, 12, 1), CheckInIsDone),
        ("left_school-6-months", date(2026, 11, 19), CheckInMovesAhead),
        ("left_school-6-months", date(2028, 7, 11), CheckInStaysWithinTheTwoYears),
        ("left_school-1-weeks", date(2026, 12, 1), CheckInNotFound),
    ],
)
def test_a_move_that_cannot_be_is_refused_by_name(moment, to, rule):
    case = a_case(LEFT, today=LEFT)
    contact_plan.reached(case, date(2026, 11, 1))

    with pytest.raises(rule):
        contact_plan.move(case, moment, to, "other", COACH, TODAY)


def test_no_contact_has_one_definition():
    case = a_case(LEFT, today=LEFT)
    assert contact.no_contact_from(case, POLICY) == date(2027, 2, 11)  # seven months from the day it was opened

    contact.log(case, attempt(case, TODAY, is_reached=False), POLICY, TODAY)
    assert contact.no_contact_from(case, POLICY) == date(2027, 2, 11)

    contact.log(case, attempt(case, TODAY), POLICY, TODAY)
    assert contact.no_contact_from(case, POLICY) == date(2027, 6, 21)
    assert not contact.is_without_contact(case, POLICY, date(2027, 6, 20))
    assert contact.is_without_contact(case, POLICY, date(2027, 6, 21))


def test_the_same_attempt_so_soon_again_is_one():
    case = a_case(LEFT, today=LEFT)
    first, again, later = (attempt(case, LEFT) for _ in range(3))
    again.recorded_at = datetime(2026, 11, 20, 9, 1, tzinfo=NOW.tzinfo)
    later.recorded_at = datetime(2026, 11, 20, 9, 3, tzinfo=NOW.tzinfo)

    assert again.is_said_again(first)
    assert not later.is_said_again(first)
