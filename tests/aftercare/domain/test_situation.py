"""Where somebody was on a day, out of what was told."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from services.aftercare.domain.ids import CaseId
from services.aftercare.domain.situation import Life, Told
from services.aftercare.domain.working_days import add_months
from tests.aftercare.examples import HERE, PUPIL, SCHOOL

CONTRACT = UUID(int=501)
FIRST_OF_NOVEMBER = date(2026, 11, 1)


def three_months(day):
    return add_months(day, 3)


def a_life(destination="work", *events: tuple[str, Mapping[str, object]], kind=None, left_on=date(2026, 7, 10)):
    told = Told(CaseId(UUID(int=9)), PUPIL, SCHOOL, HERE, left_on, destination, "")
    life = Life(told, three_months, {CONTRACT: kind} if kind else {})
    for name, data in events:
        life.hear(name, {"contract_id": str(CONTRACT), **data})
    return life


def on(life, day=FIRST_OF_NOVEMBER):
    return life.situation(day).category


BEGAN = ("contract_started", {"begins_on": "2026-08-01", "ends_on": None})


def ended(day, reason="not_renewed", **other: object):
    return "contract_ended", {"ended_on": day, "reason": reason} | other


def test_who_has_a_contract_works():
    assert on(a_life("unknown", BEGAN)) == "work"


def test_the_kind_of_contract_says_what_kind_of_work():
    assert on(a_life("unknown", BEGAN, kind="bbl")) == "work_bbl"
    assert on(a_life("work", BEGAN, kind="sheltered")) == "sheltered_work"
    assert on(a_life("work_bbl", BEGAN)) == "work_bbl"


def test_the_last_day_of_a_contract_is_a_day_of_work_and_the_next_is_not():
    life = a_life("work", BEGAN, ended("2026-11-01"))

    assert (on(life), on(life, date(2026, 11, 2))) == ("work", "none")


def test_dismissal_and_stopping_early_are_told_from_other_ends():
    assert [
        on(a_life("work", BEGAN, ended("2026-10-01", reason))) for reason in ("dismissed", "resigned", "other")
    ] == [
        "none_early",
        "none_early",
        "none",
    ]
    assert on(a_life("work", BEGAN, ended("2026-10-01", "other", is_drop_out=True))) == "none_early"


def test_a_drop_out_without_a_contract_is_an_end_too():
    life = a_life("work", ended("2026-10-01", "drop_out", contract_id=None))

    assert on(life) == "none_early"


def test_an_end_that_was_taken_back_never_was():
    taken_back = ("contract_end_withdrawn", {"ended_on": "2026-10-01"})

    assert on(a_life("work", BEGAN, ended("2026-10-01"), taken_back)) == "work"


def test_who_is_at_mbo_and_loses_a_side_job_is_still_at_mbo():
    assert on(a_life("mbo", BEGAN, ended("2026-10-01")), date(2026, 10, 9)) == "mbo"


def test_a_destination_that_nobody_confirmed_is_not_the_old_truth():
    life = a_life("mbo")

    assert (on(life, date(2026, 10, 10)), on(life, date(2026, 10, 11))) == ("mbo", "stale")


def test_who_moved_abroad_needs_no_confirming_and_unknown_stays_unknown():
    assert (on(a_life("abroad")), on(a_life("unknown"))) == ("abroad", "unknown")


def test_what_happened_later_changes_nothing_before():
    life = a_life("work", BEGAN, ended("2026-11-05"))

    assert on(life) == "work"


def confirmed(day, destination="mbo", **other: str):
    return "destination_confirmed", {"destination": destination, "confirmed_on": day} | other


def test_a_confirmed_destination_holds_until_it_expires():
    life = a_life("unknown", confirmed("2026-10-01", expires_on="2026-10-31"))

    assert (on(life, date(2026, 10, 31)), on(life)) == ("mbo", "stale")


def test_between_two_equal_statements_nothing_else_was_so():
    assert on(a_life("mbo", confirmed("2026-11-05"))) == "mbo"
    assert on(a_life("mbo", confirmed("2026-11-05", "none"))) == "stale"
    assert on(a_life("mbo", confirmed("2027-03-01"))) == "stale"


def test_a_next_step_counts_once_it_began():
    step = ("next_step_confirmed", {"next_step": "leerlijn", "began_on": "2026-10-15"})

    life = a_life("work", BEGAN, ended("2026-09-01"), step)

    assert (on(life, date(2026, 10, 1)), on(life)) == ("none", "training")
