from datetime import UTC, datetime

from tests.aftercare.examples import COORDINATOR
from tests.aftercare.town import plain

ESCALATION = datetime(2026, 12, 8, 23, tzinfo=UTC)


def test_two_working_days_after_the_deadline_the_coordinator_is_told(town):
    town.loses_work()
    town.clock(datetime(2026, 12, 4, 23, tzinfo=UTC))
    town.news()

    town.clock(ESCALATION)

    (missed,) = town.news_of("deadline_missed")
    assert (missed["rung"], missed["tell_ids"]) == ("coordinator", [plain(COORDINATOR)])


def test_after_a_long_silence_every_rung_is_told_in_order(town):
    town.loses_work()
    town.news()

    town.clock(datetime(2027, 1, 15, 9, tzinfo=UTC))

    talks = [data["rung"] for data in town.news_of("deadline_missed") if data["process"] == "career_conversation"]
    assert talks == ["substitute", "coordinator"]


def test_a_conversation_held_late_stops_the_ladder(town):
    town.loses_work()
    town.clock(datetime(2026, 12, 7, 9, tzinfo=UTC))
    town.holds("2026-12-07")
    town.news()

    town.clock(ESCALATION)

    assert town.news() == []
