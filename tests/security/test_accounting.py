"""Who accounts for a file, or destroys it, reaches all of it past row-level security, and sees nothing else by that."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from access.row_security import as_system
from tests.security.matrix import scenes
from tests.security.matrix.askers import asker, person
from tests.security.matrix.scenes import PUPIL, Scene

ACCOUNTING = ("admin", "coordinator")


def set_up(service, database):
    found = Scene(database, {"service": service})
    scenes.SET[service](found)
    return found


@pytest.mark.parametrize("role", ACCOUNTING)
def test_the_trail_of_a_pupil_holds_what_was_done_to_every_part(database, role):
    scene = set_up("aftercare", database)
    talk = f"/v1/career-conversations/{scene.ids['conversation_id']}"
    database.client("aftercare", asker("job_coach", "other")).get(talk)  # refused: of this the log knows the talk alone

    trail = database.client("aftercare", asker(role, "own")).get(f"/v1/audit?object={scene.ids['pupil_id']}").json

    assert ("GET /v1/career-conversations/<uuid:conversation_id>", "refused") in [
        (row["action"], row["outcome"]) for row in trail
    ]


@pytest.mark.parametrize("role", ACCOUNTING)
def test_what_everybody_was_told_about_a_pupil_is_given(database, role):
    set_up("notifications", database)

    told = database.client("notifications", asker(role, "own")).get(f"/v1/pupil-notifications?pupil_id={PUPIL}").json

    assert {str(person(each, "own")) for each in ("school_staff", "job_coach", "admin")} <= {
        row["person_id"] for row in told
    }
    own = database.client("notifications", asker(role, "own")).get("/v1/notifications").json
    assert len(own) == 1


@pytest.mark.parametrize("role", ACCOUNTING)
def test_of_a_destroyed_pupil_no_reader_is_left(database, role):
    set_up("intake", database)
    database.now = datetime(2028, 7, 18, 9, tzinfo=UTC)

    answer = database.client("intake", asker(role, "own")).post("/v1/erasures", json={"pupil_id": str(PUPIL)})

    assert answer.status_code == 200
    for table in ("pupils", "readers"):
        query = f"SELECT count(*) AS n FROM {table} WHERE pupil_id = :it"  # noqa: S608  our own names
        assert database.rows("intake", query, it=PUPIL) == [{"n": 0}]


def test_an_administrator_still_sees_no_file(database):
    set_up("intake", database)
    admin = database.client("intake", asker("admin", "own"))
    found = admin.post("/v1/pupil-lookups", json={"school_id": str(scenes.SCHOOL), "pupil_number": "0001"})

    assert found.json == {"pupil_id": str(PUPIL)}
    assert admin.get(f"/v1/pupils/{PUPIL}").status_code == 404


def test_after_the_block_the_database_shows_what_it_showed_before(database):
    set_up("intake", database)
    with database.sessions("intake")() as session:
        session.execute(text("SELECT set_config('app.role', 'admin', true)"))
        counts = [session.scalar(text("SELECT count(*) FROM pupils"))]
        with as_system(session):
            counts.append(session.scalar(text("SELECT count(*) FROM pupils")))
        counts.append(session.scalar(text("SELECT count(*) FROM pupils")))

    assert counts == [0, 2, 0]
