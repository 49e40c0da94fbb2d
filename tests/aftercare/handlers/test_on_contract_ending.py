from datetime import UTC, date, datetime

from tests.aftercare.examples import COACH
from tests.aftercare.town import plain

ENDS_ON = date(2027, 3, 31)
NINETY = datetime(2026, 12, 31, 7, tzinfo=UTC)  # eight o'clock in Amsterdam


def test_ninety_days_before_the_last_day_the_job_coach_is_asked_what_comes_next(town):
    town.works(ends_on=ENDS_ON)
    town.clock(town.database.now)
    town.news()

    town.clock(NINETY)

    (asked,) = town.news_of("contract_ending_soon")
    assert (asked["days_left"], asked["answer_by"], asked["job_coach_id"]) == (90, "2027-01-30", plain(COACH))
    assert town.timers()["contract_ending"]["due_at"] == datetime(2027, 1, 30, 7, tzinfo=UTC)


def test_not_a_second_earlier(town):
    town.works(ends_on=ENDS_ON)
    town.clock(town.database.now)
    town.news()

    town.clock(datetime(2026, 12, 31, 6, 59, 59, tzinfo=UTC))

    assert town.news_of("contract_ending_soon") == []


def test_each_question_comes_once_and_after_the_last_day_none(town):
    town.works(ends_on=ENDS_ON)
    town.news()

    for day in (NINETY, NINETY, datetime(2027, 2, 15, 9, tzinfo=UTC), datetime(2027, 3, 2, 9, tzinfo=UTC)):
        town.clock(day)
    asked = len(town.news_of("contract_ending_soon"))
    town.clock(datetime(2027, 4, 5, 9, tzinfo=UTC))

    assert asked == 3
    assert town.news_of("contract_ending_soon") == []
    assert "contract_ending" not in town.timers()


def test_a_last_day_that_moves_moves_the_questions(town):
    contract_id = town.works(ends_on=ENDS_ON)
    town.client("job_coach").put(f"/v1/contracts/{contract_id}/last-day", json={"ends_on": "2027-06-30"})
    town.clock(NINETY)
    town.news()

    town.clock(datetime(2027, 4, 1, 7, tzinfo=UTC))

    (asked,) = town.news_of("contract_ending_soon")
    assert asked["ends_on"] == "2027-06-30"


def test_the_region_sets_when_is_asked(town):
    admin = town.client("admin")
    seen = admin.get("/v1/terms/contract_ending_first").headers["ETag"]
    answer = admin.put(
        "/v1/terms/contract_ending_first",
        json={"valid_from": "2026-11-21", "amount": 120},
        headers={"If-Match": seen},
    )
    assert answer.status_code == 200, answer.json
    town.database.now = datetime(2026, 11, 23, 9, tzinfo=UTC)

    town.works(ends_on=ENDS_ON)
    town.clock(town.database.now)

    assert town.timers()["contract_ending"]["due_at"] == datetime(2026, 12, 1, 7, tzinfo=UTC)
