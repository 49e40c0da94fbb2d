from datetime import UTC, datetime


def test_the_last_day_is_still_in_time_and_the_day_after_is_not(town):
    town.leaves()
    path = f"/v1/cases/{town.case()['case_id']}"
    town.client("job_coach").post(f"{path}/acceptance")
    town.client("school_staff").post(f"{path}/municipal-supports", json={"kind": "find_work"})
    town.news()

    town.clock(datetime(2026, 12, 4, 22, 59, 59, tzinfo=UTC))
    early = town.news()
    town.clock(datetime(2026, 12, 4, 23, tzinfo=UTC))

    assert early == []
    assert [data["process"] for data in town.news_of("deadline_missed")] == ["municipal_support"]
