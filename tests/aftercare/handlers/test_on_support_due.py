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


def test_a_case_stays_open_for_the_answer_that_the_school_waits_for(town):
    town.leaves()
    town.handed_over()
    town.clock(datetime(2028, 7, 7, 9, tzinfo=UTC))
    path = f"/v1/cases/{town.case()['case_id']}/municipal-supports"
    asked = town.client("school_staff").post(path, json={"kind": "find_work"}).json
    town.news()

    town.clock(datetime(2028, 7, 10, 22, tzinfo=UTC))
    (extended,) = town.news_of("aftercare_extended")
    town.clock(datetime(2028, 7, 21, 22, tzinfo=UTC))
    (late,) = town.news_of("deadline_missed")
    answer = {"answer": "will_help"}
    town.client("coordinator").post(f"/v1/municipal-supports/{asked['id']}/acknowledgement", json=answer)

    assert (extended["reason"], late["process"]) == ("support_awaited", "municipal_support")
    assert [name for name, _ in town.news()] == ["municipal_support_acknowledged", "aftercare_closed"]


def test_the_same_answer_again_closes_nothing_twice(town):
    town.leaves()
    town.handed_over()
    town.clock(datetime(2028, 7, 7, 9, tzinfo=UTC))
    path = f"/v1/cases/{town.case()['case_id']}/municipal-supports"
    asked = town.client("school_staff").post(path, json={"kind": "find_work"}).json
    town.clock(datetime(2028, 7, 10, 22, tzinfo=UTC))
    path, answer = f"/v1/municipal-supports/{asked['id']}/acknowledgement", {"answer": "will_help"}
    town.client("werkconsulent").post(path, json=answer)
    town.news()

    again = town.client("werkconsulent").post(path, json=answer)

    assert (again.status_code, town.news()) == (200, [])
