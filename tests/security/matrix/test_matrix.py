"""Every route, asked by every role in every relation, gives what the table says; a route without a line fails."""

import importlib
import re
from collections.abc import Iterator, Mapping
from io import BytesIO

import pytest
from joserfc.jwk import ECKey

from rest.app import OPEN_ENDPOINTS, ApiSettings
from tests.machinery.database import Database
from tests.machinery.postgres import Postgres
from tests.security.matrix import scenes
from tests.security.matrix.askers import RELATIONS, ROLES, asker
from tests.security.matrix.expectations import EXPECTED
from tests.security.matrix.requests import ask_for, ids_for
from tests.security.matrix.scenes import Scene

CODES = {400: "0", 401: "1", 403: "3", 404: "4", 409: "y"}  # 409: may do it, and a rule of the work says not now
METHODS = {"GET", "POST", "PUT", "PATCH", "DELETE"}
SERVICES = sorted(EXPECTED)


def routes(service: str) -> dict[str, str]:
    """Every route that the service's app really has: "POST /v1/…" and the path."""
    # Nothing connects before a request is made.
    settings = ApiSettings("postgresql+psycopg2://nobody@/nowhere", ECKey.generate_key("P-256"))
    app = importlib.import_module(f"services.{service}.api").app(settings)
    return {
        f"{method} {rule.rule}": rule.rule
        for rule in app.url_map.iter_rules()
        if rule.endpoint not in OPEN_ENDPOINTS
        for method in sorted(rule.methods & METHODS)
    }


@pytest.fixture(scope="module", params=SERVICES)
def scene(request: pytest.FixtureRequest, postgres: Postgres) -> Iterator[Scene]:
    with postgres.clone() as name:
        database = Database(postgres, name)
        found = Scene(database, {"service": request.param})
        scenes.SET[request.param](found)
        yield found
        database.dispose()


def filled(path: str, ids: Mapping[str, object]) -> str:
    """The path with its ids."""
    return re.sub(r"<(?:uuid|string):(\w+)>", lambda found: str(ids[found[1]]), path)


def outcome(scene: Scene, route: str, role: str, relation: str) -> str:
    actor, ask = asker(role, relation), ask_for(scene, route)
    method, _, path = route.partition(" ")
    ids = ids_for(scene, route, actor)
    query = {"object" if path == "/v1/audit" else ask.about: str(ids[ask.about])} if ask.about else {}
    client = scene.database.client(str(scene.ids["service"]), actor)
    sent = {"json": ask.body(ids)} if ask.file is None else {"data": {"file": (BytesIO(ask.file), "lijst.csv")}}
    answer = client.open(filled(path, ids), method=method, query_string=query | ask.query, headers=ask.headers, **sent)
    if answer.status_code // 100 != 2:
        return CODES.get(answer.status_code, str(answer.status_code))
    text = answer.get_data(as_text=True).replace('": ', '":')
    return "y" if str(ask.marker(scene, actor)) in text else "e"


@pytest.mark.parametrize("service", SERVICES)
def test_every_route_has_a_line_in_the_table_and_every_line_a_route(service: str):
    assert set(routes(service)) == set(EXPECTED[service])


def test_every_route_gives_every_role_in_every_relation_what_the_table_says(scene: Scene):
    expected = EXPECTED[str(scene.ids["service"])]

    found = {
        route: {role: "".join(outcome(scene, route, role, relation) for relation in RELATIONS) for role in ROLES}
        for route in expected
    }

    assert found == expected


def test_without_a_token_every_route_is_closed(scene: Scene):
    service = str(scene.ids["service"])
    client = scene.database.client(service, None)
    paths = {re.sub(r"<uuid:\w+>", "00000000-0000-0000-0000-000000000001", path) for path in routes(service).values()}

    answers = {
        (path, method): client.open(path, method=method).status_code
        for path in paths
        for method in sorted(METHODS | {"HEAD", "OPTIONS"})
    }

    assert set(answers.values()) == {401}, answers


def test_a_method_that_a_route_does_not_have_is_refused_for_everybody(scene: Scene):
    service = str(scene.ids["service"])
    client = scene.database.client(service, asker("coordinator", "own"))
    known = routes(service)
    missing = {(method, path) for path in known.values() for method in METHODS if f"{method} {path}" not in known}

    answers = {
        (method, path): client.open(re.sub(r"<uuid:\w+>", str(scenes.OTHER_PUPIL), path), method=method).status_code
        for method, path in missing
    }

    assert set(answers.values()) == {405}, answers
