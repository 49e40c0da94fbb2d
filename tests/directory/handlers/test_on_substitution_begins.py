"""Leave can be planned: on its first day the work goes over, not early and not twice, and nobody is told before."""

from datetime import UTC, date, datetime

import pytest

from services.directory.handlers import name_substitute, withdraw_substitute
from services.directory.handlers.name_substitute import NameSubstitute
from services.directory.handlers.withdraw_substitute import WithdrawSubstitute
from services.directory.service import DirectoryService
from services.directory.storage.people import People

BEGINS, UNTIL = date(2026, 11, 25), date(2026, 11, 27)
STILL_THE_24TH = datetime(2026, 11, 24, 22, 59, tzinfo=UTC)
THE_25TH = datetime(2026, 11, 24, 23, 0, tzinfo=UTC)
THE_26TH = datetime(2026, 11, 25, 23, 0, tzinfo=UTC)
THE_28TH = datetime(2026, 11, 27, 23, 0, tzinfo=UTC)


@pytest.fixture
def before(region):
    """How many events there were before anybody planned leave."""
    return region.published


@pytest.fixture
def planned(before, region, database):
    """Fatima is away from the 25th until the 27th; Daan stands in."""
    name(region, database, BEGINS)
    return region.person_id("Fatima")


def name(region, database, begins_on, until=UNTIL):
    command = NameSubstitute(region.person_id("Fatima"), region.person_id("Daan"), until, begins_on)
    with database.work("directory") as work:
        work.publish(*name_substitute.handle(command, work.use(People), work.timers, work.now))


def taken_over(region):
    body = {"person_id": str(region.person_id("Fatima")), "substitute_id": str(region.person_id("Daan"))}
    return "substitute_named", body | {"until": str(UNTIL)}


def given_back(region):
    return "substitute_named", {"person_id": str(region.person_id("Fatima")), "substitute_id": None, "until": None}


def test_the_work_goes_over_on_the_first_day_and_returns_after_the_last(region, database, before, planned):
    database.fire(DirectoryService, now=STILL_THE_24TH)
    assert region.news(before) == []

    database.fire(DirectoryService, now=THE_25TH)
    assert region.news(before) == [taken_over(region)]

    database.fire(DirectoryService, now=THE_28TH)
    assert region.news(before) == [taken_over(region), given_back(region)]


def test_firing_it_twice_changes_nothing(region, database, before, planned):
    database.fire(DirectoryService, now=THE_25TH)
    database.fire(DirectoryService, now=THE_25TH)

    assert region.news(before) == [taken_over(region)]


def test_leave_that_is_put_off_does_not_begin_on_the_old_day(region, database, before, planned):
    name(region, database, date(2026, 11, 26))

    database.fire(DirectoryService, now=THE_25TH)
    assert region.news(before) == []

    database.fire(DirectoryService, now=THE_26TH)
    assert region.news(before) == [taken_over(region)]


def test_leave_that_is_called_off_was_told_to_nobody(region, database, before, planned):
    with database.work("directory") as work:
        work.publish(*withdraw_substitute.handle(WithdrawSubstitute(planned), work.use(People), work.timers))

    database.fire(DirectoryService, now=THE_28TH)

    assert region.news(before) == []


def test_leave_that_begins_at_once_after_all_begins_once(region, database, before, planned):
    name(region, database, None)

    database.fire(DirectoryService, now=THE_25TH)

    assert region.news(before) == [taken_over(region)]


def test_after_a_standstill_past_the_last_day_nobody_hears_of_leave_that_is_over(region, database, before, planned):
    database.fire(DirectoryService, now=datetime(2026, 12, 9, tzinfo=UTC))

    assert region.news(before) in ([], [given_back(region)])
