from datetime import UTC, date, datetime

OVER = datetime(2028, 7, 10, 22, tzinfo=UTC)


def test_after_two_years_the_case_closes(town):
    town.leaves()
    town.handed_over()
    town.news()

    town.clock(OVER)

    (closed,) = town.news_of("aftercare_closed")
    assert (closed["closed_on"], closed["reason"]) == ("2028-07-11", "two_years_over")


def test_without_a_hand_over_it_stays_open_and_is_told(town):
    town.leaves()
    town.client("job_coach").post(f"/v1/cases/{town.case()['case_id']}/acceptance")
    town.clock(datetime(2028, 7, 1, 9, tzinfo=UTC))
    town.news()

    town.clock(OVER)

    assert [name for name, _ in town.news()] == ["aftercare_extended", "deadline_missed"]
    assert town.case()["state"] == "open"


def test_whoever_leaves_anew_needs_no_hand_over_of_the_first_two_years(town):
    town.leaves()
    town.clock(OVER)
    town.news()

    town.leaves(left_on=date(2028, 7, 11))

    assert [name for name, _ in town.news()][:2] == ["aftercare_closed", "aftercare_opened"]
    assert [case["state"] for case in town.cases()] == ["closed", "open"]


def test_not_a_second_earlier(town):
    town.leaves()

    town.clock(datetime(2028, 7, 10, 21, 59, 59, tzinfo=UTC))

    assert town.case()["state"] == "open"


def test_it_stays_open_as_long_as_a_conversation_is_owed(town):
    town.works(ends_on=date(2028, 7, 7))
    town.clock(datetime(2028, 7, 8, 9, tzinfo=UTC))
    town.news()

    town.clock(OVER)

    assert [(name, data["reason"]) for name, data in town.news()] == [("aftercare_extended", "conversation_owed")]
    assert town.case()["state"] == "open"


def test_a_clock_of_a_day_that_was_corrected_since_closes_nothing(town):
    town.leaves()
    town.leaves(left_on=date(2026, 8, 31))

    town.clock(OVER)

    assert town.case()["state"] == "open"


def test_a_contract_that_ends_on_the_last_day_keeps_it_open_for_the_conversation(town):
    town.works(ends_on=date(2028, 7, 10))
    town.news()

    town.clock(OVER)

    names = {name for name, _ in town.news()}
    assert {"aftercare_extended", "career_conversation_requested", "contract_ended"} <= names
    assert "aftercare_closed" not in names
    assert town.case()["state"] == "open"


def test_a_hand_over_that_is_owed_only_after_the_last_conversation_is_told_to_the_coordinator_too(town):
    town.works(ends_on=date(2028, 7, 7))
    town.clock(datetime(2028, 7, 8, 9, tzinfo=UTC))
    town.clock(OVER)
    town.database.now = datetime(2028, 7, 14, 9, tzinfo=UTC)
    town.news()

    town.holds("2028-07-14")
    town.clock(town.database.now)

    told = town.news()
    assert [data["reason"] for name, data in told if name == "aftercare_extended"] == ["hand_over_owed"]
    (missed,) = [data for name, data in told if name == "deadline_missed"]
    assert (missed["process"], missed["rung"], town.case()["state"]) == ("warm_hand_over", "coordinator", "open")


def test_a_last_day_that_moves_while_the_case_waits_to_be_handed_over_tells_nothing_anew(town):
    contract_id = town.works(ends_on=date(2028, 12, 31))
    town.accepted()
    town.clock(OVER)
    town.news()
    path = f"/v1/contracts/{contract_id}"
    client = town.client("job_coach")
    seen = client.get(path).headers["ETag"]

    assert client.put(f"{path}/last-day", json={"ends_on": "2029-03-31"}, headers={"If-Match": seen}).status_code == 200
    town.clock(town.database.now)

    assert [name for name, _ in town.news()] == ["contract_extended"]
