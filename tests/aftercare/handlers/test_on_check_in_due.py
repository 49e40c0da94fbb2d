from datetime import UTC, datetime

import pytest

from tests.aftercare.examples import COACH, COORDINATOR, NOWHERE, OTHER_COACH
from tests.aftercare.town import plain

NOTICE = datetime(2027, 1, 4, 7, tzinfo=UTC)  # eight o'clock, five working days before 11 January


@pytest.fixture
def case(town):
    town.leaves()
    town.news()
    return town


def test_some_working_days_before_a_contact_moment_its_owner_hears_of_it(case):
    case.clock(NOTICE)

    (told,) = case.news_of("check_in_due")
    assert (told["due_on"], told["owner_id"], told["tell_ids"]) == ("2027-01-11", plain(COACH), [plain(COACH)])


def test_not_a_second_earlier_and_not_twice(case):
    case.clock(datetime(2027, 1, 4, 6, 59, 59, tzinfo=UTC))
    assert case.news_of("check_in_due") == []

    case.clock(NOTICE)
    case.days_pass(2)

    assert len(case.news_of("check_in_due")) == 1


def test_who_stands_in_for_the_owner_hears_of_it(case):
    case.away(COACH, OTHER_COACH)

    case.clock(NOTICE)

    assert case.news_of("check_in_due")[0]["tell_ids"] == [plain(OTHER_COACH)]


def test_of_a_case_without_a_job_coach_the_coordinator_hears(town):
    town.leaves(municipality=NOWHERE)

    town.clock(NOTICE)

    assert town.news_of("check_in_due")[0]["tell_ids"] == [plain(COORDINATOR)]


def test_after_contact_the_clock_waits_for_the_next_moment(case):
    path = f"/v1/cases/{case.case()['case_id']}/contact-attempts"
    case.database.now = datetime(2026, 12, 30, 9, tzinfo=UTC)
    case.client("job_coach").post(path, json={"made_on": "2026-12-30", "channel": "phone", "is_reached": True})

    case.clock(NOTICE)

    assert case.news_of("check_in_due") == []
    assert case.timers()["check_in_due"]["rule"] == "some working days before 2027-07-12"
