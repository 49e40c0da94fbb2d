"""Cover has an end: the work comes back by itself, not early and not twice."""

from datetime import UTC, date, datetime

import pytest

from services.directory.domain import rules
from services.directory.handlers import name_substitute, withdraw_substitute
from services.directory.handlers.name_substitute import NameSubstitute
from services.directory.handlers.withdraw_substitute import WithdrawSubstitute
from services.directory.service import DirectoryService
from services.directory.storage.people import People

UNTIL = date(2026, 11, 27)
STILL_THE_27TH = datetime(2026, 11, 27, 22, 59, tzinfo=UTC)
THE_28TH = datetime(2026, 11, 27, 23, 0, tzinfo=UTC)


@pytest.fixture
def away(region, database):
    """Fatima is away until the 27th; Daan stands in."""
    name(region, database, UNTIL)
    return region.person_id("Fatima")


def name(region, database, until):
    command = NameSubstitute(region.person_id("Fatima"), region.person_id("Daan"), until)
    with database.work("directory") as work:
        work.publish(*name_substitute.handle(command, work.use(People), work.timers, work.now))


def test_the_work_returns_when_the_last_day_is_over(region, database, away):
    before = region.published

    database.fire(DirectoryService, now=STILL_THE_27TH)
    database.fire(DirectoryService, now=THE_28TH)

    nobody = {"person_id": str(away), "substitute_id": None, "until": None}
    assert region.news(before) == [("substitute_named", nobody)]


def test_firing_it_twice_changes_nothing(region, database, away):
    database.fire(DirectoryService, now=THE_28TH)
    before = region.published

    database.fire(DirectoryService, now=THE_28TH)

    assert region.news(before) == []


def test_a_prolonged_substitution_does_not_end_on_the_old_day(region, database, away):
    name(region, database, date(2026, 12, 4))
    before = region.published

    database.fire(DirectoryService, now=THE_28TH)

    assert region.news(before) == []


def test_coming_back_early_gives_the_work_back_once(region, database, away):
    before = region.published

    for _ in range(2):
        with database.work("directory") as work:
            command = WithdrawSubstitute(away)
            work.publish(*withdraw_substitute.handle(command, work.use(People), work.timers))
    database.fire(DirectoryService, now=THE_28TH)

    assert len(region.news(before)) == 1


def test_an_unknown_substitute_is_refused(region, database):
    command = NameSubstitute(region.person_id("Fatima"), region.organisation_id("99AA"), UNTIL)

    with pytest.raises(rules.SubstituteIsKnown), database.work("directory") as work:
        name_substitute.handle(command, work.use(People), work.timers, work.now)
