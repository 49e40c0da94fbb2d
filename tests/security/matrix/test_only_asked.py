"""A job coach who is only asked to take a case over sees it, enough to decide, and changes nothing in it on any route."""

from collections.abc import Iterator
from http import HTTPStatus

import pytest

from tests.machinery.database import Database
from tests.machinery.postgres import Postgres
from tests.security.matrix import scenes
from tests.security.matrix.askers import asker, person
from tests.security.matrix.expectations import EXPECTED
from tests.security.matrix.requests import ask_for, ids_for
from tests.security.matrix.scenes import Scene
from tests.security.matrix.test_matrix import filled

OF_A_CASE = ("<uuid:case_id>", "<uuid:contract_id>", "<uuid:conversation_id>")
ANSWERS = ("/transfer/acceptance", "/transfer/refusal")
AFTERCARE = EXPECTED["aftercare"]
CHANGES = sorted(
    route
    for route, roles in AFTERCARE.items()
    if any(part in route for part in OF_A_CASE) and not route.startswith("GET") and roles["job_coach"] == "y444"
)
MATTERS = [route for route in CHANGES if not route.endswith(ANSWERS)]


@pytest.fixture(scope="module")
def scene(postgres: Postgres) -> Iterator[Scene]:
    with postgres.clone() as name:
        database = Database(postgres, name)
        found = Scene(database, {"service": "aftercare"})
        scenes.SET["aftercare"](found)
        yield found
        database.dispose()


@pytest.fixture
def offered(scene: Scene) -> Scene:
    scene.as_admin(
        """UPDATE aftercare.cases SET proposed_to_id = :to, proposed_by_id = job_coach_id, proposed_because = 'caseload',
        answer_by = '2026-12-31' WHERE case_id = :case""",
        to=person("job_coach", "other"),
        case=scene.ids["case_id"],
    )
    return scene


def asked(scene: Scene, route: str) -> int:
    actor, ask = asker("job_coach", "other"), ask_for(scene, route)
    method, _, path = route.partition(" ")
    ids = ids_for(scene, route, actor)
    client = scene.database.client("aftercare", actor)
    answer = client.open(filled(path, ids), method=method, json=ask.body(ids), headers={"If-Match": "*"} | ask.headers)
    return answer.status_code


def test_there_are_routes_that_change_a_case():
    assert "POST /v1/career-conversations/<uuid:conversation_id>/outcome" in MATTERS
    assert len(MATTERS) > 15


@pytest.mark.parametrize("route", MATTERS)
def test_whoever_is_only_asked_changes_nothing(offered: Scene, route: str):
    assert asked(offered, route) == HTTPStatus.NOT_FOUND


def test_whoever_is_asked_sees_the_case_and_its_conversation(offered: Scene):
    looked = ["", "/timeline", "/check-ins", "/contact-attempts"]
    routes = [f"GET /v1/cases/<uuid:case_id>{each}" for each in looked]
    routes.append("GET /v1/career-conversations/<uuid:conversation_id>")

    assert {asked(offered, route) for route in routes} == {HTTPStatus.OK}


def test_whoever_is_asked_is_told_that_planning_is_not_theirs_and_is_proposed_no_times(offered: Scene):
    client = offered.database.client("aftercare", asker("job_coach", "other"))
    path = f"/v1/career-conversations/{offered.ids['conversation_id']}"

    assert client.get(path).json["may_change"] is False
    assert client.get(f"{path}/slots").json["slots"] == []
