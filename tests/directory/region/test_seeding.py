"""The region is put in once, through the same command as any region."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from environs import Env

from doorlijn import settings
from doorlijn.region.seeding import seed

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


@pytest.fixture
def demo(database):
    return replace(settings.load(Env()), profile="demo", database_url=database.url("{service}"))


def test_a_second_start_seeds_nothing(database, demo):
    assert seed(demo, NOW)
    told = len(database.published("directory"))

    assert not seed(demo, NOW)
    assert len(database.published("directory")) == told


def test_what_a_visitor_changed_stays(database, demo):
    seed(demo, NOW)
    with database.work("directory") as work:
        work.session.connection().exec_driver_sql("UPDATE people SET name = 'Anders'")

    seed(demo, NOW)

    assert {row["name"] for row in database.rows("directory", "SELECT name FROM people")} == {"Anders"}


def test_the_demo_persons_are_in_the_directory_under_their_own_ids(database, demo):
    seed(demo, NOW)

    found = database.rows("directory", "SELECT person_id FROM people")
    assert len(found) == 16
    assert all(str(row["person_id"]).startswith("de300000") for row in found)
