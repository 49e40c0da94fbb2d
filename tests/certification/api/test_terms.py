"""The term for what is owed: set by the administrator from a day that is still to come."""

from uuid import UUID

import pytest

from access.actor import Actor
from tests.certification.people import COORDINATOR

ADMIN = Actor(UUID(int=0xC35), "admin", UUID(int=0xC05))


@pytest.fixture
def admin(town):
    return town.database.client("certification", ADMIN)


def test_a_new_term_holds_from_its_day_and_what_runs_keeps_the_old_one(town, admin):
    town.starts(ends_on="2026-11-20")
    town.leaves()

    answer = admin.put("/v1/certification-terms/evidence", json={"valid_from": "2026-11-23", "amount": 2})

    assert [(each["valid_from"], each["amount"]) for each in answer.json["versions"]] == [
        ("2000-01-01", 4),
        ("2026-11-23", 2),
    ]
    holds = [each["holds_now"] for each in admin.get("/v1/certification-terms").json if each["key"] == "evidence"]
    assert holds == [True, False]
    assert town.told("evidence_owed")[0]["due_on"] == "2026-12-18"


def test_a_version_that_does_not_hold_yet_can_be_taken_back(admin):
    admin.put("/v1/certification-terms/evidence", json={"valid_from": "2026-11-23", "amount": 2})

    answer = admin.delete("/v1/certification-terms/evidence", json={"valid_from": "2026-11-23"})

    assert [each["amount"] for each in answer.json["versions"]] == [4]
    assert admin.delete("/v1/certification-terms/evidence", json={"valid_from": "2026-11-23"}).status_code == 404


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"valid_from": "2026-11-20", "amount": 2}, 409),
        ({"valid_from": "2026-11-23", "amount": 27}, 400),
        ({"valid_from": "2026-11-23", "amount": 0}, 400),
        ({}, 400),
    ],
)
def test_a_term_that_begins_too_early_or_is_none_is_refused(admin, body, status):
    assert admin.put("/v1/certification-terms/evidence", json=body).status_code == status
    assert len(admin.get("/v1/certification-terms").json) == 2  # one version of each of the two


def test_only_the_administrator_changes_it_and_by_the_version_he_saw(town, admin):
    coordinator = town.database.client("certification", COORDINATOR)
    body = {"valid_from": "2026-11-23", "amount": 2}

    assert coordinator.put("/v1/certification-terms/evidence", json=body).status_code == 403
    assert (
        admin.put("/v1/certification-terms/evidence", json=body, headers={"If-Match": '"another"'}).status_code == 412
    )
    assert admin.put("/v1/certification-terms/other", json=body).status_code == 404
    assert town.coach.get("/v1/certification-terms").status_code == 403
