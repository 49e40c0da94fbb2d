from datetime import UTC, date, datetime

from tests.aftercare.examples import TODAY

MIDNIGHT = datetime(2026, 11, 20, 23, tzinfo=UTC)  # local: the day after TODAY begins


def test_a_contract_ends_by_itself_when_its_last_day_is_over(town):
    town.works(ends_on=TODAY)
    town.news()

    town.clock(MIDNIGHT)

    news = dict(town.news())
    assert (news["contract_ended"]["ended_on"], news["contract_ended"]["reason"]) == ("2026-11-20", "not_renewed")
    assert news["career_conversation_requested"]["due_on"] == "2026-12-04"


def test_it_does_not_end_a_second_too_early(town):
    town.works(ends_on=TODAY)
    town.news()

    town.clock(datetime(2026, 11, 20, 22, 59, 59, tzinfo=UTC))

    assert town.news() == []


def test_a_clock_that_stood_still_for_three_days_tells_the_same(town):
    town.works(ends_on=TODAY)

    town.clock(datetime(2026, 11, 23, 12, tzinfo=UTC))

    assert town.conversation()["due_on"] == date(2026, 12, 4)


def test_it_ends_once(town):
    town.works(ends_on=TODAY)
    town.clock(MIDNIGHT)
    town.news()

    town.clock(MIDNIGHT)

    assert town.news() == []


def test_an_end_that_was_reported_before_leaves_the_clock_nothing_to_do(town):
    contract_id = town.works(ends_on=TODAY)
    town.client("job_coach").post(
        f"/v1/contracts/{contract_id}/end", json={"ended_on": "2026-11-19", "reason": "other"}
    )
    town.hear_own()
    town.news()

    town.clock(MIDNIGHT)

    assert town.news() == []


def test_the_next_contract_is_waited_for(town):
    town.works(ends_on=TODAY)
    town.works(ends_on=date(2026, 12, 31), employer="Kwekerij")

    town.clock(MIDNIGHT)

    assert town.timers()["contract_end"]["due_at"] == datetime(2026, 12, 31, 23, tzinfo=UTC)


def test_a_contract_that_was_over_when_it_was_registered_ends_at_once(town):
    town.works(ends_on=date(2026, 9, 30))

    town.clock(town.database.now)

    assert town.conversation()["due_on"] == date(2026, 12, 4)
