"""A region of any size is consistent in every service, and told twice it is the same region."""

from datetime import timedelta

import pytest

from access.actor import Actor
from doorlijn.region.crowd.bodies import Bodies
from doorlijn.region.crowd.loading import BEFORE_EVERYBODY, register
from doorlijn.region.crowd.office import Office
from doorlijn.region.crowd.telling import Teller
from doorlijn.region.crowd.young_people import crowd, endings, weeks
from doorlijn.region.people import demo_person, is_demo_person, region_file
from services.directory.domain.rules import check_code
from tests.machinery.database import NOW

MANY = 250
BODIES = Bodies(MANY)
TODAY = NOW.date()


@pytest.fixture
def office(database):
    found = Office(database.url("{service}"), NOW)
    admin = database.client("directory", database_admin())
    assert admin.post("/v1/directory-loads", json=region_file()).json["is_loaded"]
    found.clear()
    register(found, BODIES, NOW - BEFORE_EVERYBODY)
    yield found
    found.close()


def database_admin():
    admin = demo_person("admin")
    return Actor(admin.person_id, "admin", admin.organisation_id)


def tell(office):
    people = crowd(BODIES, TODAY)
    teller = Teller(office, BODIES, NOW)
    for day, week in weeks(people):
        teller.leave(day, week)
    for day, ended in endings(people):
        teller.end(day, ended)
    for day, week in weeks(people):
        teller.call(day, week)
    office.now = NOW
    office.fire()
    office.count_as_mailed()
    office.count_as_read(NOW - timedelta(days=14))


def state(database):
    tables = {
        "intake": ("pupils", "readers", "journal", "inbox", "outbox"),
        "aftercare": ("cases", "contracts", "conversations", "timers", "journal", "inbox", "outbox"),
        "notifications": ("cases", "notifications", "deliveries", "inbox"),
    }
    return {
        f"{service}.{table}": database.rows(service, f"SELECT count(*) AS n FROM {table}")[0]["n"]  # noqa: S608  our own names
        for service, names in tables.items()
        for table in names
    }


def test_the_same_crowd_comes_out_each_time_and_everybody_has_a_school_and_a_town():
    people = crowd(BODIES, TODAY)

    assert people == crowd(BODIES, TODAY)
    assert len({one.pupil_number for one in people}) == MANY
    assert {one.brin for one in people} == {BODIES.school_of(number) for number in range(BODIES.towns)}


@pytest.mark.parametrize("cases", [40, 50_000, 400_000])
def test_its_bodies_have_codes_that_the_directory_takes_and_people_who_are_known_as_invented(cases):
    command = Bodies(cases).command()

    for body in command.organisations:
        check_code(body.kind, body.code)
    assert len({(body.kind, body.code) for body in command.organisations}) == len(command.organisations)
    assert all(is_demo_person(person.person_id) for person in command.people if person.person_id)


def test_every_service_knows_of_everybody_and_nothing_is_left_to_bring(database, office):
    tell(office)

    found = state(database)
    assert (found["intake.pupils"], found["aftercare.cases"], found["notifications.cases"]) == (MANY, MANY, MANY)
    assert (found["intake.outbox"], found["aftercare.outbox"]) == (0, 0)
    for service in ("intake", "aftercare", "notifications"):
        assert database.why(service) == []
        assert database.rows(service, "SELECT DISTINCT state FROM inbox WHERE state NOT IN ('done', 'skipped')") == []
    assert found["notifications.inbox"] >= found["intake.journal"] + found["aftercare.journal"]
    assert database.rows("notifications", "SELECT DISTINCT state FROM deliveries") == [{"state": "sent"}]


def test_told_again_after_a_stop_it_is_the_same_region(database, office):
    tell(office)
    before = state(database)

    tell(office)

    assert state(database) == before
