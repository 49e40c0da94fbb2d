"""A role revoked: the next request in it is refused, though the token is still good."""

from uuid import UUID

from access.actor import Actor
from services.intake.service import IntakeService

SUSAN, ROLE, SCHOOL = UUID(int=0x51), UUID(int=0x61), UUID(int=0x71)

GRANTED = {"role_id": ROLE, "person_id": SUSAN, "role": "school_staff", "organisation_id": SCHOOL}


def hear(database, name, fields, sequence=None):
    return database.hear(IntakeService, "directory", (name, fields), subject=f"person/{SUSAN}", sequence=sequence)


def test_the_next_request_is_refused_with_the_same_token(database):
    hear(database, "role_granted", GRANTED)
    client = database.client("intake", Actor(SUSAN, "school_staff", SCHOOL))
    before = client.get("/v1/pupils").status_code
    hear(database, "role_revoked", {"role_id": ROLE, "person_id": SUSAN})

    after = client.get("/v1/pupils")

    assert (before, after.status_code) == (200, 401)
    assert "rol" in after.json["detail"]


def test_hearing_it_twice_changes_nothing(database):
    revoked = {"role_id": ROLE, "person_id": SUSAN, "role": "school_staff", "organisation_id": SCHOOL}
    hear(database, "role_revoked", revoked)
    hear(database, "role_revoked", revoked, sequence=1)

    assert [row["is_revoked"] for row in database.rows("intake", "SELECT * FROM held_roles")] == [True]


def test_it_holds_also_when_nobody_heard_that_the_role_was_granted(database):
    hear(
        database,
        "role_revoked",
        {"role_id": ROLE, "person_id": SUSAN, "role": "school_staff", "organisation_id": SCHOOL},
    )

    assert database.client("intake", Actor(SUSAN, "school_staff", SCHOOL)).get("/v1/pupils").status_code == 401
