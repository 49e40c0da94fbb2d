"""A role can be taken away; a region keeps an admin."""

from uuid import uuid4

import pytest

from services.directory.domain import rules
from services.directory.handlers import revoke_role
from services.directory.handlers.revoke_role import RevokeRole
from services.directory.storage.people import People


def role_id(database, person_id):
    found = "SELECT role_id FROM roles WHERE person_id = :person_id"
    return database.rows("directory", found, person_id=person_id)[0]["role_id"]


def revoke(database, person_id, role):
    with database.work("directory") as work:
        work.publish(*revoke_role.handle(RevokeRole(person_id, role), work.use(People)))


def test_a_revoked_role_is_published(region, database):
    fatima = region.person_id("Fatima")
    role = role_id(database, fatima)
    before = region.published

    revoke(database, fatima, role)

    (told,) = region.news(before)

    assert told[0] == "role_revoked"
    assert (told[1]["role_id"], told[1]["person_id"], told[1]["role"]) == (str(role), str(fatima), "job_coach")
    assert database.rows("directory", "SELECT 1 FROM roles WHERE role_id = :id", id=role) == []


def test_the_last_admin_keeps_the_role(region, database):
    pieter = region.person_id("Pieter")

    with pytest.raises(rules.RegionKeepsAnAdmin):
        revoke(database, pieter, role_id(database, pieter))


def test_a_role_the_person_does_not_have_is_not_found(region, database):
    with pytest.raises(rules.RoleNotFound):
        revoke(database, region.person_id("Fatima"), uuid4())
