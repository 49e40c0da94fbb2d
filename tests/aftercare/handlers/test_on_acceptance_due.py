from datetime import UTC, datetime

from tests.aftercare.examples import NOWHERE

LATE = datetime(2026, 11, 28, 9, tzinfo=UTC)


def test_a_case_without_job_coach_is_told_again_when_the_search_took_too_long(town):
    town.leaves(municipality=NOWHERE)
    town.news()

    town.clock(LATE)

    assert [data["process"] for data in town.news_of("deadline_missed")] == ["job_coach_assignment"]


def test_a_clock_that_rings_after_all_was_well_tells_nothing(town):
    town.leaves()
    path = f"/v1/cases/{town.case()['case_id']}/acceptance"
    town.client("job_coach").post(path)
    town.news()

    town.clock(LATE)

    assert town.news() == []
