from datetime import UTC, datetime

from tests.aftercare.examples import COORDINATOR
from tests.aftercare.town import plain


def test_some_working_days_after_the_contact_moment_the_coordinator_hears_of_it(town):
    town.leaves()
    for moment in (datetime(2027, 1, 4, 7, tzinfo=UTC), datetime(2027, 1, 11, 23, tzinfo=UTC)):
        town.clock(moment)
    town.news()

    town.clock(datetime(2027, 1, 18, 23, tzinfo=UTC))

    (missed,) = town.news_of("deadline_missed")
    assert (missed["process"], missed["rung"], missed["tell_ids"]) == ("check_in", "coordinator", [plain(COORDINATOR)])


def test_after_a_long_silence_every_rung_is_told_in_order(town):
    town.leaves()
    town.news()

    town.accepted()
    town.clock(datetime(2027, 2, 1, 9, tzinfo=UTC))
    town.clock(datetime(2027, 2, 1, 9, tzinfo=UTC))

    told = [(name, data.get("rung")) for name, data in town.news()]
    assert told == [("check_in_due", None), ("deadline_missed", "substitute"), ("deadline_missed", "coordinator")]


def test_an_attempt_that_failed_moves_the_clocks_to_the_next_try(town):
    town.leaves()
    town.clock(datetime(2027, 1, 4, 7, tzinfo=UTC))
    path = f"/v1/cases/{town.case()['case_id']}/contact-attempts"
    town.client("job_coach").post(path, json={"made_on": "2027-01-04", "channel": "phone", "is_reached": False})
    town.news()

    town.clock(datetime(2027, 1, 7, 23, tzinfo=UTC))
    town.clock(datetime(2027, 1, 7, 23, 1, tzinfo=UTC))

    assert [data["due_on"] for data in town.news_of("deadline_missed")] == ["2027-01-07"]
