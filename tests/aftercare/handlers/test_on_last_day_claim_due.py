from datetime import UTC, date, datetime

from tests.aftercare.examples import COACH, COORDINATOR
from tests.aftercare.town import plain

LATE = datetime(2026, 11, 27, 23, tzinfo=UTC)


def at_leaving(ends_on):
    return {"contract_ref": "3b0c9df4-51a0-5d0e-8f3c-6d2a0c1e7f22", "begins_on": "2026-08-01", "ends_on": ends_on}


def claimed(town):
    """The job coach extended the contract of the school, and the school tells another last day."""
    town.leaves(contract=at_leaving("2027-01-31"))
    town.accepted()
    path = f"/v1/contracts/{town.contract()['contract_id']}"
    client = town.client("job_coach")
    seen = client.get(path).headers["ETag"]
    assert client.put(f"{path}/last-day", json={"ends_on": "2027-07-31"}, headers={"If-Match": seen}).status_code == 200
    town.leaves(contract=at_leaving("2027-03-31"))
    return path


def test_what_the_school_tells_since_changes_nothing_and_is_asked_with_a_clock(town):
    path = claimed(town)

    (told,) = town.news_of("contract_last_day_claimed")
    assert (told["ends_on"], told["claimed_ends_on"], told["answer_by"]) == ("2027-07-31", "2027-03-31", "2026-11-27")
    shown = town.client("job_coach").get(path).json
    assert (shown["ends_on"], shown["last_day_claim"]["ends_on"]) == ("2027-07-31", "2027-03-31")
    assert town.timers()["last_day_claim_due"]["due_at"] == LATE
    assert "settle_last_day" in [one["kind"] for one in town.client("job_coach").get("/v1/worklist").json]


def test_without_an_answer_the_coordinator_hears_of_it_and_it_is_a_signal(town):
    claimed(town)
    town.news()

    town.clock(datetime(2026, 11, 27, 22, 59, 59, tzinfo=UTC))
    assert town.news_of("deadline_missed") == []
    town.clock(LATE)

    (missed,) = town.news_of("deadline_missed")
    assert (missed["process"], missed["tell_ids"]) == ("last_day_claim", [plain(COORDINATOR)])
    (signal,) = town.client("coordinator").get("/v1/signals?kind=last_day_claimed").json
    assert (signal["owner_id"], signal["due_on"]) == (plain(COACH), "2026-11-27")


def test_an_answer_stops_the_clock_and_twice_is_harmless(town):
    path = claimed(town)
    town.news()
    body = {"answer": "school", "about": "2027-03-31"}

    answers = [town.client("job_coach").post(f"{path}/last-day-answer", json=body) for _ in range(2)]

    assert [(one.status_code, one.json["ends_on"]) for one in answers] == [(200, "2027-03-31")] * 2
    assert [name for name, _ in town.news()] == ["contract_end_date_set"]
    assert "last_day_claim_due" not in town.timers()
    assert town.contract()["ends_on"] == date(2027, 3, 31)


def test_an_answer_to_a_question_that_is_not_there_is_a_clear_problem(town):
    path = claimed(town)

    wrong = town.client("job_coach").post(f"{path}/last-day-answer", json={"answer": "school", "about": "2027-01-31"})
    nothing = town.client("job_coach").post(f"{path}/last-day-answer", json={"answer": "x"})

    assert (wrong.status_code, wrong.json["type"]) == (409, "urn:doorlijn:rule:LastDayIsNotClaimed")
    assert {error["field"] for error in nothing.json["errors"]} == {"answer", "about"}
    assert town.contract()["ends_on"] == date(2027, 7, 31)


def test_a_sweep_misses_the_clock_when_it_is_gone(town):
    claimed(town)
    town.database.execute_as_admin("DELETE FROM aftercare.timers WHERE kind = 'last_day_claim_due'")

    assert town.client("coordinator").post("/v1/sweeps").json["no_action"] == 1

    assert town.timers()["last_day_claim_due"]["due_at"] == LATE


def closed(town):
    """The two years are over and nothing is owed: a permanent contract, a warm hand-over."""
    path = claimed(town)
    answer = {"answer": "ours", "about": "2027-03-31"}
    assert town.client("job_coach").post(f"{path}/last-day-answer", json=answer).status_code == 200
    town.database.execute_as_admin("UPDATE aftercare.contracts SET ends_on = NULL")
    town.handed_over()
    town.clock(datetime(2028, 7, 12, 9, tzinfo=UTC))
    assert town.case()["state"] == "closed"
    town.news()
    return path


def test_a_closed_case_opens_for_the_question_and_closes_when_it_is_answered(town):
    path = closed(town)

    town.leaves(contract=at_leaving("2027-04-30"))

    assert town.case()["state"] == "open"
    assert [name for name, _ in town.news()] == ["aftercare_extended", "contract_last_day_claimed"]
    assert "last_day_claim_due" in town.timers()
    answer = {"answer": "ours", "about": "2027-04-30"}
    assert town.client("job_coach").post(f"{path}/last-day-answer", json=answer).status_code == 200
    assert [name for name, _ in town.news()] == ["contract_last_day_kept", "aftercare_closed"]
    assert "last_day_claim_due" not in town.timers()


def test_it_closes_too_when_the_school_takes_its_word_back(town):
    closed(town)
    town.leaves(contract=at_leaving("2027-04-30"))

    town.leaves(contract=at_leaving(None))

    assert town.case()["state"] == "closed"
    assert "last_day_claim_due" not in town.timers()


def test_without_a_job_coach_the_question_goes_to_whom_the_case_gets(town):
    closed(town)
    town.database.execute_as_admin("UPDATE aftercare.cases SET job_coach_id = NULL")

    town.leaves(contract=at_leaving("2027-04-30"))

    told = dict(town.news())
    assert (
        told["job_coach_assigned"]["job_coach_id"] == told["contract_last_day_claimed"]["job_coach_id"] == plain(COACH)
    )


def test_a_question_that_was_open_on_a_closed_case_is_found_by_the_sweep_and_asked_again(town):
    path = closed(town)
    town.database.execute_as_admin(
        "UPDATE aftercare.contracts SET claimed_on = '2028-07-11', claim_answer_by = NULL, told_ends_on = '2027-04-30'"
    )

    assert town.client("coordinator").post("/v1/sweeps").json["no_action"] == 1

    told = dict(town.news())
    assert told["aftercare_extended"]["reason"] == "last_day_claimed"
    asked = told["contract_last_day_claimed"]
    assert (asked["claimed_ends_on"], asked["answer_by"]) == ("2027-04-30", "2028-07-19")
    assert (town.case()["state"], "last_day_claim_due" in town.timers()) == ("open", True)
    assert "settle_last_day" in [one["kind"] for one in town.client("job_coach").get("/v1/worklist").json]
    assert town.client("coordinator").post("/v1/sweeps").json["no_action"] == 0
    answer = {"answer": "ours", "about": "2027-04-30"}
    assert town.client("job_coach").post(f"{path}/last-day-answer", json=answer).status_code == 200
    assert town.case()["state"] == "closed"
