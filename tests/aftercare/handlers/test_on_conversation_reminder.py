from datetime import UTC, datetime

from tests.aftercare.examples import OTHER_WERKCONSULENT, WERKCONSULENT
from tests.aftercare.town import plain

REMINDER = datetime(2026, 12, 1, 7, tzinfo=UTC)


def test_three_working_days_before_the_deadline_the_werkconsulent_is_reminded(town):
    town.loses_work()
    town.news()

    town.clock(REMINDER)

    (deadline,) = town.news_of("deadline_approaching")
    assert (deadline["due_on"], deadline["tell_ids"], deadline["rung"]) == (
        "2026-12-04",
        [plain(WERKCONSULENT)],
        "owner",
    )


def test_whoever_stands_in_is_reminded(town):
    town.loses_work()
    town.away(WERKCONSULENT, OTHER_WERKCONSULENT, "2026-12-05")
    town.news()

    town.clock(REMINDER)

    assert town.news_of("deadline_approaching")[0]["tell_ids"] == [plain(OTHER_WERKCONSULENT)]


def test_what_is_planned_in_time_needs_no_reminder(town):
    town.loses_work()
    town.plans("2026-12-03T10:00:00+01:00")
    town.news()

    town.accepted()
    town.clock(REMINDER)

    assert town.news() == []
