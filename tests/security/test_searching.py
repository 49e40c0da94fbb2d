"""Searching finds nobody whom one may not see, whatever is typed; not even in PostgreSQL itself."""

import pytest
from sqlalchemy import text

from access.actor import Actor
from messaging.database import open_engine
from tests.security.matrix import scenes
from tests.security.matrix.askers import asker
from tests.security.matrix.scenes import OTHER_PUPIL, PUPIL, Scene
from tests.security.test_row_security import ACT

TYPED = ("noor", "bakker", "n", "0002", "noor bakker", "lijnmonde", "ankerlijn", "kompas", "99ab", "' | 'noor':*")
WHO = [
    (role, relation) for role in ("school_staff", "job_coach", "werkconsulent") for relation in ("own", "other", "none")
]


@pytest.fixture
def scene(database):
    found = Scene(database, {"service": "intake"})
    scenes.intake(found)
    return found


def search(scene, actor: Actor) -> set[str]:
    client = scene.database.client("intake", actor)
    answers = [client.post("/v1/pupil-searches", json={"text": typed}) for typed in TYPED]
    assert {answer.status_code for answer in answers} == {200}
    return {pupil["id"] if "id" in pupil else pupil["pupil_id"] for each in answers for pupil in each.json["items"]}


@pytest.mark.parametrize(("role", "relation"), WHO)
def test_nobody_of_another_school_or_case_is_found(scene, role, relation):
    expected = {"own": {str(PUPIL)}, "other": {str(OTHER_PUPIL)}, "none": set()}[relation]

    assert search(scene, asker(role, relation)) == expected


def test_the_coordinator_finds_the_region_and_who_sees_no_file_finds_nobody(scene):
    assert search(scene, asker("coordinator", "own")) == {str(PUPIL), str(OTHER_PUPIL)}
    for role in ("admin", "workplace_trainer", "placement_advisor", "system"):
        assert search(scene, asker(role, "own")) == set(), role


def test_the_function_that_uses_the_index_tells_ids_to_who_sees_the_region_only(scene):
    engine = open_engine(scene.database.url("intake"), "intake", pool_size=1)
    found = {}
    for role in ("coordinator", "school_staff", "job_coach", "admin", ""):
        with engine.begin() as connection:
            connection.execute(ACT, {"person": "", "role": role, "organisation": ""})
            found[role] = connection.scalar(text("SELECT count(*) FROM pupils_called(to_tsquery('simple', 'noor:*'))"))

    engine.dispose()
    assert found == {"coordinator": 2, "school_staff": 0, "job_coach": 0, "admin": 0, "": 0}
