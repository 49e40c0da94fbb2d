"""Every night the worker looks over all cases, once, whichever copy of it comes first."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from doorlijn import nightly
from doorlijn.nightly import mend_all, sweep_tonight
from services.aftercare.handlers import clocks
from tests.aftercare.town import Town
from tests.machinery.database import Database

NIGHT = datetime(2026, 11, 21, 2, 30, tzinfo=UTC)  # half past three in Amsterdam
LEFT = "SELECT case_id FROM sweep_findings WHERE mended_at IS NULL"


@pytest.fixture
def fallen(database: Database, monkeypatch):
    """Five young people of whom every timer is gone; two are brought on in one transaction."""
    monkeypatch.setattr(nightly, "AT_ONCE", 2)
    town = Town(database).staff()
    for number in range(5):
        town.leaves(UUID(int=900 + number))
    database.execute_as_admin("DELETE FROM aftercare.timers")
    return town


def test_a_night_is_swept_once_and_not_before_three(fallen: Town, database: Database):
    sessions = database.sessions("aftercare")

    assert sweep_tonight(sessions, datetime(2026, 11, 21, 1, 59, tzinfo=UTC)) is None
    assert sweep_tonight(sessions, NIGHT) == 5
    assert sweep_tonight(sessions, NIGHT) is None


def test_whom_the_sweep_found_is_brought_on_again_part_by_part(fallen: Town, database: Database):
    sessions = database.sessions("aftercare")
    sweep_tonight(sessions, NIGHT)

    mend_all(sessions, lambda: NIGHT)

    again = database.rows("aftercare", "SELECT case_id FROM timers WHERE kind = 'check_in_due' AND state = 'pending'")
    assert len(again) == 5
    assert database.rows("aftercare", LEFT) == []


def test_one_that_cannot_be_brought_on_holds_up_no_other_and_is_tried_again(
    fallen: Town, database: Database, monkeypatch
):
    sessions = database.sessions("aftercare")
    sweep_tonight(sessions, NIGHT)
    stuck = database.rows("aftercare", LEFT + " ORDER BY case_id")[1]["case_id"]
    real = clocks.set_two_years

    def fails_for_one(case, timers):
        if case.case_id == stuck:
            raise ArithmeticError
        real(case, timers)

    with monkeypatch.context() as broken:
        broken.setattr(clocks, "set_two_years", fails_for_one)
        mend_all(sessions, lambda: NIGHT)
    assert database.rows("aftercare", LEFT) == [{"case_id": stuck}]

    mend_all(sessions, lambda: NIGHT)
    assert database.rows("aftercare", LEFT) == []


def test_a_night_that_was_missed_is_caught_up_in_the_morning(database: Database):
    Town(database).staff().leaves()

    assert sweep_tonight(database.sessions("aftercare"), datetime(2026, 11, 21, 9, tzinfo=UTC)) == 0
