"""A role reaches the other services, once."""

from uuid import UUID, uuid4

import pytest

from services.directory.domain import rules
from services.directory.handlers import grant_role, register_organisation, register_person
from services.directory.handlers.grant_role import GrantRole
from services.directory.handlers.register_organisation import RegisterOrganisation
from services.directory.handlers.register_person import RegisterPerson
from services.directory.storage.organisations import Organisations
from services.directory.storage.people import People


@pytest.fixture
def body(database) -> UUID:
    """A region with one municipality."""
    with database.work("directory") as work:
        organisations = work.use(Organisations)
        register_organisation.handle(RegisterOrganisation("municipality", "GM9001", "Lijnmonde"), organisations)
        region, _ = register_organisation.handle(
            RegisterOrganisation("region", "LIJNSTREEK", "De Lijnstreek"), organisations
        )
        return region.organisation_id


@pytest.fixture
def coach(database) -> UUID:
    with database.work("directory") as work:
        person, _ = register_person.handle(
            RegisterPerson("Fatima Benali", "f.benali@voorbeeld.example"), work.use(People)
        )
        return person.person_id


def grant(database, command):
    with database.work("directory") as work:
        work.publish(*grant_role.handle(command, work.use(People), work.use(Organisations)))


def test_a_granted_role_is_published_without_a_name(database, body, coach):
    grant(database, GrantRole(coach, "job_coach", body, ("GM9001",)))

    [(name, data)] = database.published("directory")
    assert name == "role_granted"
    assert data == {
        "role_id": data["role_id"],
        "person_id": str(coach),
        "role": "job_coach",
        "organisation_id": str(body),
        "municipalities": ["GM9001"],
    }


def test_granting_it_twice_changes_nothing(database, body, coach):
    grant(database, GrantRole(coach, "job_coach", body, ("GM9001",)))
    grant(database, GrantRole(coach, "job_coach", body, ("GM9001",)))

    assert len(database.published("directory")) == 1


def test_a_municipality_that_nobody_registered_is_refused(database, body, coach):
    with pytest.raises(rules.MunicipalitiesAreKnown, match="GM9999"):
        grant(database, GrantRole(coach, "job_coach", body, ("GM9001", "GM9999")))

    assert database.published("directory") == []


def test_a_role_for_an_unknown_organisation_is_refused(database, coach):
    with pytest.raises(rules.OrganisationIsKnown):
        grant(database, GrantRole(coach, "coordinator", uuid4()))


def test_an_unknown_person_is_not_found(database, body):
    with pytest.raises(rules.PersonNotFound):
        grant(database, GrantRole(uuid4(), "coordinator", body))
