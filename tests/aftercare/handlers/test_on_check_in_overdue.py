from datetime import UTC, datetime

from tests.aftercare.examples import COACH, OTHER_COACH
from tests.aftercare.town import plain

NOTICE, OVER = datetime(2027, 1, 4, 7, tzinfo=UTC), datetime(2027, 1, 11, 23, tzinfo=UTC)


def test_when_nobody_was_reached_on_the_day_who_stands_in_hears_of_it(town):
    town.leaves()
    town.clock(NOTICE)
    town.away(COACH, OTHER_COACH)
    town.news()

    town.clock(OVER)

    (missed,) = town.news_of("deadline_missed")
    assert (missed["process"], missed["rung"], missed["due_on"]) == ("check_in", "substitute", "2027-01-11")
    assert (missed["owner_id"], missed["tell_ids"]) == (plain(COACH), [plain(OTHER_COACH)])


def test_not_a_second_earlier(town):
    town.leaves()
    town.accepted()
    town.clock(NOTICE)

    town.clock(datetime(2027, 1, 11, 22, 59, 59, tzinfo=UTC))

    assert town.news_of("deadline_missed") == []


def test_who_was_reached_in_time_is_nobodys_concern(town):
    town.leaves()
    town.accepted()
    town.clock(NOTICE)
    path = f"/v1/cases/{town.case()['case_id']}/contact-attempts"
    town.client("job_coach").post(path, json={"made_on": "2027-01-04", "channel": "visit", "is_reached": True})

    town.clock(OVER)

    assert town.news_of("deadline_missed") == []
