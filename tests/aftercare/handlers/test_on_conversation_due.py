from datetime import UTC, datetime

from tests.aftercare.examples import COACH, OTHER_WERKCONSULENT, WERKCONSULENT
from tests.aftercare.town import plain

DUE = datetime(2026, 12, 4, 23, tzinfo=UTC)


def test_when_the_deadline_has_passed_whoever_can_step_in_is_told(town):
    town.loses_work()
    town.news()

    town.accepted()
    town.clock(DUE)

    (missed,) = town.news_of("deadline_missed")
    assert (missed["rung"], missed["tell_ids"]) == ("substitute", [plain(WERKCONSULENT), plain(COACH)])


def test_the_substitute_is_told_when_the_werkconsulent_is_away(town):
    town.loses_work()
    town.away(WERKCONSULENT, OTHER_WERKCONSULENT, "2026-12-31")
    town.news()

    town.accepted()
    town.clock(DUE)

    assert plain(OTHER_WERKCONSULENT) in town.news_of("deadline_missed")[0]["tell_ids"]


def test_a_conversation_that_was_held_is_not_missed(town):
    town.loses_work()
    town.holds("2026-11-20")
    town.news()

    town.accepted()
    town.clock(DUE)

    assert town.news() == []
