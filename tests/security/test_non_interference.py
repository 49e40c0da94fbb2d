"""What somebody is answered is the same to the byte, whether or not there is anything of anybody else."""

from urllib.parse import urlencode
from uuid import UUID

import pytest

from tests.certification.town import TRAJECTORY
from tests.security.matrix import scenes
from tests.security.matrix.askers import OTHER_SCHOOL, asker, person
from tests.security.matrix.expectations import EXPECTED
from tests.security.matrix.requests import ROW, ask_for, ids_for
from tests.security.matrix.scenes import OTHER_EXIT_TALK, OTHER_PUPIL, Scene
from tests.security.matrix.test_matrix import filled

NOBODYS = UUID(int=0xDEAD)
READERS = ("school_staff", "mbo_staff", "job_coach", "werkconsulent")
OF_A_CASE = (
    "contracts",
    "conversations",
    "promises",
    "check_ins",
    "confirmations",
    "contact_attempts",
    "municipal_supports",
    "reservations",
    "starting_points",
    "sweep_findings",
    "leavings",
)
# Everything of the other school and of the others' people, as if it had never been there.
REMOVE = {
    "intake": (
        "DELETE FROM intake.readers WHERE pupil_id = :pupil",
        "DELETE FROM intake.pupils WHERE pupil_id = :pupil",
    ),
    "certification": (
        "DELETE FROM certification.trajectories WHERE pupil_id = :pupil",
        "DELETE FROM certification.readers WHERE pupil_id = :pupil",
        "DELETE FROM certification.pupils WHERE pupil_id = :pupil",
    ),
    "aftercare": (
        *(f"DELETE FROM aftercare.{table} WHERE case_id = :case" for table in OF_A_CASE),  # noqa: S608  our own names
        "DELETE FROM aftercare.cases WHERE case_id = :case",
        "DELETE FROM aftercare.earned_work_processes WHERE pupil_id = :pupil",
        "DELETE FROM aftercare.journal WHERE subject = :subject",
    ),
    "notifications": (
        "DELETE FROM notifications.notifications WHERE person_id <> :reader",
        "DELETE FROM notifications.deliveries WHERE person_id <> :reader",
        f"DELETE FROM notifications.webhooks WHERE organisation_id = '{OTHER_SCHOOL}'",  # noqa: S608  our own id
        "DELETE FROM notifications.feed_events WHERE pupil_id = :pupil",
        f"DELETE FROM notifications.feeds WHERE organisation_id = '{OTHER_SCHOOL}'",  # noqa: S608  our own id
    ),
}


def of_others(scene: Scene) -> dict[str, object]:
    """The ids of what is somebody else's, as statements and as addresses name them."""
    found: dict[str, object] = {"pupil": OTHER_PUPIL, "pupil_id": OTHER_PUPIL}
    if scene.ids["service"] == "certification":
        query = "SELECT trajectory_id FROM trajectories WHERE pupil_id = :it LIMIT 1"
        return found | scene.database.rows("certification", query, it=OTHER_PUPIL)[0]
    if scene.ids["service"] == "intake":
        return found | {"conversation_id": OTHER_EXIT_TALK}
    if scene.ids["service"] != "aftercare":
        return found
    (case,) = scene.database.rows("aftercare", "SELECT case_id FROM cases WHERE school_id = :it", it=OTHER_SCHOOL)
    found |= {"case": case["case_id"], "case_id": case["case_id"], "subject": f"case/{case['case_id']}"}
    for table, key in (("contracts", "contract_id"), ("conversations", "conversation_id")):
        (row,) = scene.database.rows("aftercare", f"SELECT {key} FROM {table} WHERE case_id = :it", it=found["case"])  # noqa: S608
        found[key] = row[key]
    return found


Asked = list[tuple[str, str, dict[str, object] | None]]


def of_intake(own: dict[str, UUID | str], other: dict[str, object]) -> Asked:
    queries = ("", "?limit=1", f"?school_id={OTHER_SCHOOL}", f"?ids={own['pupil_id']},{other['pupil']}")
    rows = [{"row": 2, "cells": ROW | {"brin": brin, "leerlingnummer": "0002"}} for brin in ("99AA", "99AB")]
    sheets: list[dict[str, object]] = [{"rows": [row]} for row in rows]
    searches: list[dict[str, object]] = [{"text": typed, "limit": 1} for typed in ("noor", "0002", "lijnmonde")]
    return [
        *(("GET", f"/v1/{kind}{query}", None) for kind in ("pupils", "pupil-identities") for query in queries),
        *(("GET", f"/v1/pupils/{pupil}", None) for pupil in (own["pupil_id"], other["pupil"], NOBODYS)),
        *(("POST", "/v1/pupil-searches", search) for search in searches),
        *(("POST", "/v1/leaver-imports?dry_run=true", sheet) for sheet in sheets),
        *(("POST", "/v1/pupil-imports?dry_run=true", sheet) for sheet in sheets),
    ]


def of_aftercare(own: dict[str, UUID | str], other: dict[str, object]) -> Asked:
    talks = (own["conversation_id"], other["conversation_id"], NOBODYS)
    cases = (own["case_id"], other["case"], NOBODYS)
    lists = (
        *(f"cases{query}" for query in ("", "?limit=1", "?state=open", f"?pupil_id={other['pupil']}")),
        *(f"career-conversations{query}" for query in ("", "?limit=1", "?mine=true", f"?case_id={other['case']}")),
        "worklist",
    )
    ended: dict[str, object] = {"ended_on": "2026-11-20", "reason": "dismissed"}
    return [
        *(("GET", f"/v1/{path}", None) for path in lists),
        *(("GET", f"/v1/cases/{case}{part}", None) for case in cases for part in ("", "/timeline")),
        *(("GET", f"/v1/career-conversations/{talk}", None) for talk in talks),
        ("POST", f"/v1/cases/{other['case']}/drop-out", {"on": "2026-11-20", "reason": "drop_out"}),
        ("POST", f"/v1/contracts/{other['contract_id']}/end", ended),
    ]


def of_certification(own: dict[str, UUID | str], other: dict[str, object]) -> Asked:
    queries = ("", "?limit=1", f"?pupil_id={other['pupil']}", f"?pupil_id={own['pupil_id']}")
    body: dict[str, object] = {**TRAJECTORY, "pupil_id": str(other["pupil"])}
    return [
        *(("GET", f"/v1/trajectories{query}", None) for query in queries),
        *(("GET", f"/v1/{kind}{query}", None) for kind in ("dossiers", "certificates") for query in queries),
        *(
            ("GET", f"/v1/trajectories/{each}", None)
            for each in (own["trajectory_id"], own["mbo_staff trajectory_id"], NOBODYS)
        ),
        ("POST", "/v1/trajectories", body),
        ("GET", "/v1/qualifications/25254", None),
    ]


def of_notifications(own: dict[str, UUID | str], other: dict[str, object]) -> Asked:
    del own, other
    theirs = UUID(int=person("admin", "own").int ^ 1)
    lists = (
        "webhooks",
        "events",
        "events?limit=1",
        "notifications",
        "notifications?limit=1",
        "notifications/unread-count",
        "deliveries",
        "deliveries?limit=1",
    )
    return [
        ("POST", f"/v1/notifications/{theirs}/read", None),
        *(("GET", f"/v1/{path}", None) for path in lists),
    ]


# Lists, filters, sorting, pages, single things, and everything that is refused.
REQUESTS = {
    "intake": of_intake,
    "certification": of_certification,
    "aftercare": of_aftercare,
    "notifications": of_notifications,
}


def of_the_table(scene: Scene, role: str, other: dict[str, object]) -> Asked:
    """Every route of the matrix that reads, with the own ids and with those of somebody else: a new route is in it by itself."""
    actor = asker(role, "own")
    found: Asked = []
    for route in EXPECTED[str(scene.ids["service"])]:
        method, _, path = route.partition(" ")
        if method == "GET":
            ask, own = ask_for(scene, route), ids_for(scene, route, actor)
            for ids in (own, own | other):
                about = {"object" if path == "/v1/audit" else ask.about: str(ids[ask.about])} if ask.about else {}
                found.append(("GET", f"{filled(path, ids)}?{urlencode(ask.query | about)}", None))
    return found


# When somebody asks, and how often before: nothing of anybody else.
OF_THE_MOMENT = {"Date", "RateLimit", "RateLimit-Policy"}


def answers(scene: Scene, role: str, asked: Asked) -> dict[str, tuple[int, bytes, list[tuple[str, str]]]]:
    client = scene.database.client(str(scene.ids["service"]), asker(role, "own"))
    found = {}
    for method, path, body in asked:
        answer = client.open(path, method=method, json=body)
        headers = sorted((name, value) for name, value in answer.headers if name not in OF_THE_MOMENT)
        found[f"{method} {path} {body}"] = (answer.status_code, answer.get_data(), headers)
    return found


@pytest.mark.parametrize("role", READERS)
@pytest.mark.parametrize("service", sorted(REMOVE))
def test_an_answer_is_the_same_with_and_without_what_is_somebody_elses(database, service, role):
    scene = Scene(database, {"service": service})
    scenes.SET[service](scene)
    other = of_others(scene)
    asked = REQUESTS[service](scene.ids, other) + of_the_table(scene, role, other)
    with_others = answers(scene, role, asked)

    for statement in REMOVE[service]:
        database.execute_as_admin(statement, **other, reader=person(role, "own"))

    assert answers(scene, role, asked) == with_others


@pytest.mark.parametrize("role", READERS)
def test_what_is_somebody_elses_is_refused_in_the_words_of_what_does_not_exist(database, role):
    scene = Scene(database, {"service": "aftercare"})
    scenes.aftercare(scene)
    other = of_others(scene)
    client = database.client("aftercare", asker(role, "own"))

    for path, theirs in (("cases", other["case"]), ("career-conversations", other["conversation_id"])):
        found, absent = client.get(f"/v1/{path}/{theirs}"), client.get(f"/v1/{path}/{NOBODYS}")

        assert (found.status_code, found.get_data()) == (404, absent.get_data())
