"""A role granted: heard once or twice, the next request in it is answered."""

from uuid import UUID

from access.actor import Actor
from services.intake.service import IntakeService

SUSAN, ROLE, SCHOOL = UUID(int=0x51), UUID(int=0x61), UUID(int=0x71)

GRANTED = {"role_id": ROLE, "person_id": SUSAN, "role": "school_staff", "organisation_id": SCHOOL}


def hear(database, name, fields, sequence=None):
    return database.hear(IntakeService, "directory", (name, fields), subject=f"person/{SUSAN}", sequence=sequence)


def test_hearing_it_twice_changes_nothing(database):
    hear(database, "role_granted", GRANTED)
    hear(database, "role_granted", GRANTED, sequence=1)

    assert len(database.rows("intake", "SELECT * FROM held_roles")) == 1


def test_a_role_that_was_over_and_is_granted_again_is_held(database):
    hear(database, "role_granted", GRANTED)
    hear(database, "role_revoked", {"role_id": ROLE, "person_id": SUSAN})
    hear(database, "role_granted", GRANTED)

    client = database.client("intake", Actor(SUSAN, "school_staff", SCHOOL))

    assert client.get("/v1/pupils").status_code == 200
