"""What somebody tries who writes requests by hand: more fields, other people's ids, too much, too deep, too strange."""

import copy
import io
import json
import re
import zipfile
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
import structlog

from access.actor import Actor
from doorlijn import logs
from tests.machinery.database import Database
from tests.machinery.postgres import Postgres
from tests.rest.documents import document_of, operations, resolved
from tests.security.matrix import scenes
from tests.security.matrix.askers import ROLES, SCHOOL, asker
from tests.security.matrix.expectations import EXPECTED
from tests.security.matrix.requests import ask_for, ids_for
from tests.security.matrix.scenes import OTHER_PUPIL, Scene
from tests.security.matrix.test_matrix import filled

SERVICES = sorted(EXPECTED)
MORE = {
    "role": "admin",
    "is_admin": True,
    "person_id": str(UUID(int=1)),
    "organisation_id": str(UUID(int=2)),
    "job_coach_id": str(UUID(int=3)),
    "version": 99,
    "until": "2099-01-01T00:00:00Z",
    "__class__": "Admin",
    "state": "closed",
}
STRANGE = [
    "x" * 100_000,
    "\u202eevil",
    "a\u200bb",
    "Zo\u0301e\u0308 \U0001f600 \u0130stanbul \ufb03",
    "'; DROP TABLE pupils; --",
    "{{7*7}}${7*7}%s%n",
    "\r\nX-Evil: y",
    "../../etc/passwd",
    '=HYPERLINK("http://evil.example")',
    1e308,
    -1,
    10**30,
    True,
    None,
    [],
    {"$ne": None},
]


@pytest.fixture(scope="module", params=SERVICES)
def scene(request: pytest.FixtureRequest, postgres: Postgres) -> Iterator[Scene]:
    with postgres.clone() as name:
        database = Database(postgres, name)
        found = Scene(database, {"service": request.param})
        scenes.SET[request.param](found)
        yield found
        database.dispose()


def bodies(scene: Scene) -> Iterator[tuple[str, Actor, dict[str, Any]]]:
    """Every route that takes a body, with somebody who may use it and a body that is right."""
    for route, answers in EXPECTED[str(scene.ids["service"])].items():
        role = next((each for each in ROLES if answers[each][0] in "y0"), "")
        actor = asker(role, "own") if role else None
        body = ask_for(scene, route).body(ids_for(scene, route, actor)) if actor else None
        if actor and body:
            yield route, actor, body


def send(scene: Scene, route: str, actor: Actor, body: object):
    method, _, path = route.partition(" ")
    client = scene.database.client(str(scene.ids["service"]), actor)
    ask = ask_for(scene, route)
    return client.open(filled(path, ids_for(scene, route, actor)), method=method, json=body, headers=ask.headers)


def test_a_field_that_was_not_asked_for_is_refused_and_named(scene: Scene):
    for route, actor, body in bodies(scene):
        more = {name: value for name, value in MORE.items() if name not in body}
        known = _fields_of(scene, route)
        unknown = {name: value for name, value in more.items() if name not in known}

        answer = send(scene, route, actor, body | unknown)

        assert answer.status_code == 400, (route, answer.status_code)
        assert {error["field"] for error in answer.json["errors"]} >= unknown.keys(), route


def _fields_of(scene: Scene, route: str) -> set[str]:
    """What the document says that the body of this route may hold."""
    method, _, path = route.partition(" ")
    plain = re.sub(r"<(?:uuid|string):(\w+)>", r"{\1}", path.removeprefix("/v1"))
    service = str(scene.ids["service"])
    [told] = [
        each.told for each in operations() if (each.service, each.method, each.path) == (service, method.lower(), plain)
    ]
    schema = told["requestBody"]["content"]["application/json"]["schema"]
    return set(resolved(document_of(service), schema).get("properties", {}))


def test_whatever_stands_in_a_field_the_answer_is_no_fault_of_ours(scene: Scene):
    for route, actor, body in bodies(scene):
        for name in body:
            for value in STRANGE:
                answer = send(scene, route, actor, copy.deepcopy(body) | {name: value})
                assert answer.status_code < 500, (route, name, str(value)[:40])
                assert "X-Evil" not in answer.headers


def test_too_much_too_deep_and_no_json_at_all_are_refused(scene: Scene):
    deep = "[" * 5000 + "]" * 5000
    broken = [
        "{",
        "nul",
        '{"a": NaN}',
        '{"a": ' + "9" * 5000 + "}",
        deep,
        '{"a": ' + deep + "}",
        '"\\ud800"',
        '{"a\\u0000": 1}',
    ]
    client_of = scene.database.client
    for route, actor, _ in bodies(scene):
        method, _, path = route.partition(" ")
        where = filled(path, ids_for(scene, route, actor))
        headers = ask_for(scene, route).headers
        client = client_of(str(scene.ids["service"]), actor)
        for text in broken:
            answer = client.open(where, method=method, data=text, headers=headers, content_type="application/json")
            assert answer.status_code == 400, (route, text[:20], answer.status_code)
        large = json.dumps({"a": "x" * 1_100_000})
        assert (
            client.open(where, method=method, data=large, headers=headers, content_type="application/json").status_code
            == 413
        )
        strange = client.open(where, method=method, data="<a/>", headers=headers, content_type="text/xml")
        assert strange.status_code == 415, route


OTHERS = {
    "intake": [f"/v1/pupils?ids={OTHER_PUPIL}", f"/v1/pupils?school_id={UUID(int=0x501)}", f"/v1/pupils/{OTHER_PUPIL}"],
    "aftercare": [
        f"/v1/cases?pupil_id={OTHER_PUPIL}",
        f"/v1/cases?school_id={UUID(int=0x501)}",
        "/v1/cases?municipality=GM9002",
        "/v1/career-conversations",
        "/v1/career-conversations?mine=true",
        "/v1/worklist",
    ],
    "notifications": ["/v1/notifications", "/v1/deliveries"],
    "certification": [f"/v1/trajectories?pupil_id={OTHER_PUPIL}", "/v1/trajectories"],
    "directory": [],
}
A_SECRET = {("/judgement-sessions", "link")}  # what stands at the end of a mailed link, compared and never visited


@pytest.mark.parametrize("role", ["school_staff", "job_coach", "werkconsulent", "admin", "workplace_trainer"])
def test_ids_of_another_tenant_in_a_query_give_nothing_of_that_tenant(scene: Scene, role: str):
    service = str(scene.ids["service"])
    client = scene.database.client(service, asker(role, "own"))

    for path in OTHERS[service]:
        answer = client.get(path)
        assert answer.status_code in {200, 404}, path
        if answer.status_code == 200:
            assert str(OTHER_PUPIL) not in answer.get_data(as_text=True), path


# A webhook is such an address: tests/notifications/delivering says which ones we do not go to.
GOES_THERE = {("/webhooks", "url"), ("/webhooks/{webhook_id}", "url")}


def test_no_field_takes_an_address_that_we_would_go_to():
    names = {"url", "uri", "href", "webhook", "callback", "link", "image", "logo", "redirect_uri", "jwks_uri"}
    for operation in operations():
        told = str(operation.told.get("requestBody", ""))
        found = {name for name in names if f"'{name}'" in told and (operation.path, name) not in A_SECRET | GOES_THERE}
        assert found == set(), operation
        assert "'format': 'uri'" not in told, operation


def test_what_is_sent_makes_no_line_in_a_log(database: Database, capsys: pytest.CaptureFixture[str]):
    before = structlog.get_config()
    logs.configure()
    try:
        client = database.client("intake", Actor(UUID(int=1), "admin"))
        evil = 'x\n{"event": "signed_in", "level": "info"}\n\x1b[2J'
        for path in ("/v1/pupil-lookups", "/v1/support-accesses"):
            client.post(path, json={"school_id": str(SCHOOL), "pupil_number": evil, "reason": evil * 3})
        client.get("/v1/pupils", query_string={"cursor": evil, "ids": evil})
        client.get("/v1/%0a%7b%22event%22", headers={"User-Agent": "x", "Idempotency-Key": "y"})
    finally:
        structlog.configure(**before)

    written = capsys.readouterr().err
    assert "signed_in" not in written
    assert all(json.loads(line) for line in written.splitlines())


def workbook(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return file.getvalue()


ENTITY = b'<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]><workbook>&e;</workbook>'
LAUGHS = b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><workbook>&b;</workbook>'
SHEETS = {
    "external entity": workbook(xl__workbook_dot_xml=ENTITY, xl__worksheets__sheet1_dot_xml=ENTITY),
    "a billion laughs": workbook(xl__workbook_dot_xml=LAUGHS, xl__sharedStrings_dot_xml=LAUGHS),
    "a bomb": workbook(
        xl__workbook_dot_xml=b'<workbook><sheets><sheet name="a" sheetId="1"/></sheets></workbook>' + b" " * 300_000_000
    ),
    "no workbook": workbook(evil_dot_txt=b"x"),
    "half a zip": workbook(evil_dot_txt=b"x" * 1000)[:60],
}


@pytest.mark.parametrize("kind", SHEETS)
def test_a_workbook_made_to_hurt_is_refused(database: Database, kind: str):
    scene = Scene(database, {"service": "intake"})
    scenes.intake(scene)
    client = database.client("intake", asker("school_staff", "own"))

    answer = client.post("/v1/leaver-imports", data={"file": (io.BytesIO(SHEETS[kind]), "lijst.xlsx")})

    assert answer.status_code in {400, 413, 415}, answer.get_data(as_text=True)
    assert "root:" not in answer.get_data(as_text=True)
    assert database.rows_as_admin("SELECT count(*) AS n FROM intake.pupils") == [{"n": 2}]
