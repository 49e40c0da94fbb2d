from datetime import UTC, date, datetime
from uuid import UUID

from tests.aftercare.examples import COACH, COORDINATOR, HERE, NOWHERE, OTHER_COACH, PUPIL, THERE
from tests.aftercare.town import plain

CONTRACT = {"contract_ref": UUID(int=61), "begins_on": "2026-08-01", "ends_on": "2027-01-31"}


def names(news):
    return [name for name, _ in news]


def test_a_case_opens_for_two_years_and_goes_to_the_job_coach(town):
    assert town.leaves() == "done"

    (_, opened), (_, assigned) = town.news()
    assert (opened["pupil_id"], opened["ends_on"]) == (plain(PUPIL), "2028-07-10")
    assert (assigned["job_coach_id"], assigned["accept_by"]) == (plain(COACH), "2026-11-27")


def test_the_two_years_have_a_clock_that_says_its_rule(town):
    town.leaves()

    timer = town.timers()["two_years"]
    assert timer["due_at"] == datetime(2028, 7, 10, 22, tzinfo=UTC)
    assert timer["rule"] == "end of 2028-07-10, two years after 2026-07-10"


def test_hearing_it_twice_changes_nothing(town):
    town.leaves()
    town.news()

    town.leaves(again=True)

    assert town.news() == []
    assert len(town.cases()) == 1


def test_the_same_values_in_a_later_message_change_nothing(town):
    town.leaves(contract=CONTRACT)
    town.news()
    before = town.case(), town.contract(), town.timers()

    town.leaves(contract=CONTRACT)

    assert town.news() == []
    assert (town.case(), town.contract(), town.timers()) == before


def test_a_changed_leaving_day_moves_the_case_and_makes_no_second_one(town):
    town.leaves()
    town.news()

    town.leaves(left_on=date(2026, 8, 31))

    assert names(town.news()) == ["aftercare_extended"]
    assert town.case()["ends_on"] == date(2028, 8, 31)
    assert town.timers()["two_years"]["due_at"] == datetime(2028, 8, 31, 22, tzinfo=UTC)


def test_a_changed_municipality_brings_another_job_coach(town):
    town.leaves()
    town.news()

    town.leaves(municipality=THERE)

    (assigned,) = town.news_of("job_coach_assigned")
    assert (assigned["job_coach_id"], assigned["previous_job_coach_id"]) == (plain(OTHER_COACH), plain(COACH))


def test_a_job_coach_who_serves_both_municipalities_keeps_the_case(town):
    town.grant(COACH, "job_coach", [HERE, THERE])
    town.leaves()
    town.news()

    town.leaves(municipality=THERE)

    assert town.news() == []
    assert town.case()["municipality"] == THERE


def test_the_contract_at_leaving_is_kept_with_a_clock_for_its_end(town):
    town.leaves(contract=CONTRACT)

    (started,) = town.news_of("contract_started")
    assert (started["begins_on"], started["ends_on"]) == ("2026-08-01", "2027-01-31")
    timer = town.timers()["contract_end"]
    assert timer["due_at"] == datetime(2027, 1, 31, 23, tzinfo=UTC)
    assert timer["rule"] == "end of 2027-01-31, last day of the contract"


def test_a_changed_end_date_moves_the_clock(town):
    town.leaves(contract=CONTRACT)

    town.leaves(contract=CONTRACT | {"ends_on": "2027-06-30"})

    assert town.timers()["contract_end"]["due_at"] == datetime(2027, 6, 30, 22, tzinfo=UTC)
    assert town.contract()["ends_on"] == date(2027, 6, 30)


def test_an_end_date_that_is_taken_away_stops_the_clock(town):
    town.leaves(contract=CONTRACT)

    town.leaves(contract=CONTRACT | {"ends_on": None})

    assert "contract_end" not in town.timers()


def test_a_row_that_says_nothing_of_a_contract_takes_none_away(town):
    town.leaves(contract=CONTRACT)

    town.leaves(contract=None)

    assert "contract_end" in town.timers()


def test_when_the_job_coach_is_away_the_substitute_gets_the_case(town):
    town.away(COACH, OTHER_COACH, date(2026, 12, 1))

    town.leaves()

    (assigned,) = town.news_of("job_coach_assigned")
    assert (assigned["job_coach_id"], assigned["for_person_id"]) == (plain(OTHER_COACH), plain(COACH))


def test_after_the_absence_the_job_coach_gets_the_cases_again(town):
    town.away(COACH, OTHER_COACH, date(2026, 11, 19))

    town.leaves()

    assert town.case()["job_coach_id"] == COACH


def test_where_nobody_serves_the_coordinator_owns_the_case_and_hears_of_it(town):
    town.leaves(municipality=NOWHERE)

    (deadline,) = town.news_of("deadline_approaching")
    assert deadline["tell_ids"] == [plain(COORDINATOR)]
    assert deadline["process"] == "job_coach_assignment"


def test_before_the_directory_told_anything_a_case_opens_all_the_same(empty_town):
    assert empty_town.leaves() == "done"

    assert names(empty_town.news()) == ["aftercare_opened"]


def test_a_second_leaving_after_the_two_years_is_a_second_case(town):
    town.leaves()
    town.clock(datetime(2028, 9, 1, 9, tzinfo=UTC))

    town.leaves(left_on=date(2029, 7, 6))

    assert [case["state"] for case in town.cases()] == ["closed", "open"]


def test_a_leaver_of_years_ago_is_closed_by_the_clock_at_once(town):
    town.leaves(left_on=date(2023, 7, 7))

    town.clock(town.database.now)

    assert town.case()["state"] == "closed"


def test_unknown_fields_are_no_concern_of_ours(town):
    assert town.leaves(previous_left_on=None, something_new={"a": 1}) == "done"
