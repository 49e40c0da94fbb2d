"""The observer of the simulation finds nothing in a healthy product, and every bug that is put in on purpose."""

from datetime import date

import pytest
import structlog

from doorlijn.simulation.playing import Asked, Played, play_on
from tests.machinery.postgres import TEMPLATE
from tests.simulation.bugs import BUGS, Bug

SEED = 11
TOLD = "SELECT event_id, name FROM aftercare.journal ORDER BY position"


@pytest.fixture(autouse=True)
def _quiet():
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    yield
    structlog.reset_defaults()


def played(database, asked: Asked) -> Played:
    return play_on(database.admin_url, asked, lambda _: True)


def end_of(bug: Bug) -> date:
    months = bug.begin.year * 12 + bug.begin.month - 1 + bug.months
    return date(months // 12, months % 12 + 1, bug.begin.day)


def test_in_a_healthy_region_no_moment_passes_unseen_over_clock_changes_and_a_leap_day(database):
    found = played(database, Asked(50, date(2027, 10, 1), date(2028, 4, 15), SEED))

    assert found.verdict.findings == []
    assert (len(found.verdict.passed["clock_changes"]), len(found.verdict.passed["leap_days"])) == (2, 1)
    assert sum(found.verdict.moments["conversation"].values()) > 0


def test_the_same_seed_plays_the_same_region(database, postgres):
    asked = Asked(40, date(2026, 7, 1), date(2026, 8, 1), SEED)

    first = told_after(database, asked)
    postgres.put_back(database.name, TEMPLATE)

    assert told_after(database, asked) == first


def told_after(database, asked: Asked) -> list[tuple[str, str]]:
    played(database, asked)
    told = [(row["event_id"], row["name"]) for row in database.rows_as_admin(TOLD)]
    database.disconnect()
    return told


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.name)
def test_the_observer_catches(database, monkeypatch, bug):
    bug.apply(monkeypatch)

    found = played(database, Asked(bug.pupils, bug.begin, end_of(bug), SEED))

    assert any(bug.seen_by in each.check for each in found.verdict.findings), list(map(str, found.verdict.findings))
