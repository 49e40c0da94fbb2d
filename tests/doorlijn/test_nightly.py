"""Every night the worker looks over all cases, once, whichever copy of it comes first."""

from datetime import UTC, datetime

from doorlijn.nightly import sweep_tonight
from tests.aftercare.town import Town
from tests.machinery.database import Database

NIGHT = datetime(2026, 11, 21, 2, 30, tzinfo=UTC)  # half past three in Amsterdam


def test_a_night_is_swept_once_and_not_before_three(database: Database):
    town = Town(database).staff()
    town.leaves()
    database.execute_as_admin("DELETE FROM aftercare.timers")
    sessions = database.sessions("aftercare")

    assert sweep_tonight(sessions, datetime(2026, 11, 21, 1, 59, tzinfo=UTC)) is None
    assert sweep_tonight(sessions, NIGHT) == 1
    assert sweep_tonight(sessions, NIGHT) is None
    assert town.timers().keys() >= {"two_years", "check_in_due"}


def test_a_night_that_was_missed_is_caught_up_in_the_morning(database: Database):
    Town(database).staff().leaves()

    assert sweep_tonight(database.sessions("aftercare"), datetime(2026, 11, 21, 9, tzinfo=UTC)) == 0
