"""How each route is asked: with ids that exist and a body that is right, so that only access decides."""

from collections.abc import Callable
from http import HTTPStatus
from itertools import count
from typing import Any
from uuid import UUID

from access.actor import Actor
from tests.machinery.database import NOW
from tests.security.matrix.aftercare_requests import AFTERCARE, own_row
from tests.security.matrix.ask import Ask, Body, Ids, of, text
from tests.security.matrix.askers import OTHER_BODY, OTHER_SCHOOL, SCHOOL, asker, person
from tests.security.matrix.certification_requests import CERTIFICATION
from tests.security.matrix.door_requests import DOOR_ASKS, SEAL, SECRET, SECRET_HASH, TIMES, support_access
from tests.security.matrix.exit_requests import EXITS
from tests.security.matrix.leerlijn_requests import LEERLIJNEN
from tests.security.matrix.plan_requests import PLAN
from tests.security.matrix.region_requests import REGION
from tests.security.matrix.report_requests import REPORTS
from tests.security.matrix.scenes import IDENTITY, LEAVER, PUPIL, Scene, new_role

_numbers = count(1000)

TOPICS = ("cases", "work", "conversations", "contact", "documents", "deadlines")
PREFERENCES = {"paces": dict.fromkeys(TOPICS, "daily"), "quiet_from": None, "quiet_until": None}
DUE, CLIENT = UUID(int=0x7DE), UUID(int=0xC11)


def _dead_letter(scene: Scene) -> dict[str, object]:
    event = UUID(int=next(_numbers))
    row = "(event_id, source, subject, sequence, name, state, fingerprint, bucket)"
    values = "(:it, 'x', 'x/1', :n, 'x', 'dead', '0123456789ab', 1)"
    inbox = f"{scene.ids['service']}.inbox"
    scene.as_admin(f"INSERT INTO {inbox} {row} VALUES {values}", it=event, n=event.int)  # noqa: S608  our own names
    return {"event_id": event}


def _spare_role(scene: Scene) -> dict[str, object]:
    return {"role_id": new_role(scene, person("job_coach", "own"), "workplace_trainer", OTHER_BODY)}


def _numbered(body: dict[str, Any]) -> Callable[[Ids], Body]:
    return lambda _ids: body | {"pupil_number": f"{next(_numbers)}"}


def _new_person(_ids: Ids) -> Body:
    return {"name": "Nieuw", "mail": f"nieuw{next(_numbers)}@lijnstreek.example"}


def _new_body(_ids: Ids) -> Body:
    return {"kind": "municipality", "code": f"GM{next(_numbers)}", "name": "Nieuw"}


ROW = {
    "leerlingnummer": "0099",
    "voornaam": "Noor",
    "achternaam": "Bakker",
    "geboortedatum": "2008-11-21",
    "brin": "99AA",
    "gemeente": "GM9001",
    "uitgestroomd_op": "2026-07-17",
    "bestemming": "werk",
}
PUPIL_ROW = {name: cell for name, cell in ROW.items() if name not in {"uitgestroomd_op", "bestemming"}} | {
    "leerlingnummer": "0098",
    "laatste_schooljaar": "2026-2027",
}


def _planned_otherwise(scene: Scene) -> dict[str, object]:
    planned = (
        "UPDATE intake.pupils SET planned_destination = 'mbo', planned_left_on = '2026-07-17' WHERE pupil_id = :it"
    )
    scene.as_admin(planned, it=PUPIL)
    return {}


def _read_before(path: str) -> Callable[[Scene], dict[str, object]]:
    """Let the coordinator have looked, so that there is something in the audit log."""

    def prepare(scene: Scene) -> dict[str, object]:
        client = scene.database.client(str(scene.ids["service"]), asker("coordinator", "own"))
        assert client.get(path.format(**scene.ids)).status_code == HTTPStatus.OK
        return {}

    return prepare


def _signed_out_before(scene: Scene) -> dict[str, object]:
    client = scene.database.client("directory", asker("admin", "own"))
    assert client.delete(f"/v1/people/{scene.ids['person_id']}/sessions").status_code == HTTPStatus.NO_CONTENT
    return {}


def _due(scene: Scene) -> dict[str, object]:
    scene.as_admin(
        """INSERT INTO intake.pupils VALUES (:it, :school, '0003', 'Noor', '', 'Bakker', '2006-11-21', 'GM9001', '',
        '2024-07-17', 'work', '', NULL, NULL, false, 1) ON CONFLICT DO NOTHING""",
        it=DUE,
        school=OTHER_SCHOOL,
    )
    return {}


def _client(scene: Scene) -> dict[str, object]:
    scene.as_admin(
        """INSERT INTO directory.clients VALUES (:it, :school, 'Leerlingadministratie', 'school_staff', :hash, :now, NULL)
        ON CONFLICT (client_id) DO UPDATE SET revoked_at = NULL""",
        it=CLIENT,
        school=SCHOOL,
        hash=SECRET_HASH,
        now=NOW,
    )
    return {"client_id": CLIENT}


def _proof(_ids: Ids) -> Body:
    """A wrong one, of somebody else each time: 409, and never a wait."""
    body = {"mail": f"wie{next(_numbers)}@lijnstreek.example", "password": "x", "code": "000000", "address": "::1"}
    return body | {"seal": SEAL} | TIMES


ASKS: dict[str, Ask] = (
    AFTERCARE
    | DOOR_ASKS
    | {
        "GET /v1/messaging/events/<uuid:event_id>": Ask(prepare=lambda _scene: {"event_id": UUID(int=1)}),
        "POST /v1/messaging/inbox/<uuid:event_id>/retry": Ask(prepare=_dead_letter),
        "POST /v1/messaging/retries": Ask(lambda _ids: {"fingerprint": "0123456789ab"}),
        "POST /v1/messaging/replays": Ask(lambda _ids: {"since": "2026-11-20T08:59:00Z"}),
        "GET /v1/pupils": Ask(marker=of("pupil_id")),
        "GET /v1/pupils/<uuid:pupil_id>": Ask(marker=of("pupil_id")),
        "GET /v1/pupil-identities": Ask(marker=of("pupil_id")),
        "POST /v1/pupils": Ask(_numbered(IDENTITY)),
        "POST /v1/leavers": Ask(_numbered(LEAVER)),
        "POST /v1/leaver-imports": Ask(
            lambda _ids: {"rows": [{"row": 2, "cells": ROW}]}, lambda _scene, _actor: '"accepted":1'
        ),
        "POST /v1/pupil-imports": Ask(
            lambda _ids: {"rows": [{"row": 2, "cells": PUPIL_ROW}]}, lambda _scene, _actor: '"accepted":1'
        ),
        "GET /v1/pupils/<uuid:pupil_id>/exit-plan": Ask(marker=of("pupil_id")),
        "PUT /v1/pupils/<uuid:pupil_id>/exit-plan/difference": Ask(
            lambda _ids: {"reason": "De bakkerij had geen plek meer."}, prepare=_planned_otherwise
        ),
        "POST /v1/organisations": Ask(_new_body),
        "PUT /v1/organisations/<uuid:organisation_id>/contact": Ask(
            lambda _ids: {"contact_function": "Stagecoördinator", "contact_phone": "0900 123 45 67"}
        ),
        "POST /v1/people": Ask(_new_person),
        "POST /v1/people/<uuid:person_id>/roles": Ask(
            lambda _ids: {"role": "placement_advisor", "organisation_id": str(OTHER_BODY)}
        ),
        "DELETE /v1/people/<uuid:person_id>/roles/<uuid:role_id>": Ask(prepare=_spare_role),
        "PUT /v1/people/<uuid:person_id>/substitute": Ask(
            lambda _ids: {"substitute_id": str(person("job_coach", "other")), "until": "2026-12-01"}
        ),
        "POST /v1/pupil-searches": Ask(lambda _ids: {"text": "noor bak"}, of("pupil_id")),
        "POST /v1/pupil-lookups": Ask(lambda _ids: {"school_id": str(SCHOOL), "pupil_number": "0001"}, of("pupil_id")),
        "GET /v1/retention-dues": Ask(marker=text(DUE), prepare=_due),
        "POST /v1/erasures": Ask(lambda _ids: {"pupil_id": str(PUPIL)}),
        "GET /v1/pupil-notifications": Ask(
            marker=text(UUID(int=person("workplace_trainer", "own").int ^ 1)), about="pupil_id"
        ),
        "PUT /v1/mail-preferences": Ask(lambda _ids: PREFERENCES),
        "POST /v1/proofs": Ask(_proof),
        "POST /v1/identities/proofs": Ask(
            lambda _ids: (
                {"issuer": "https://id.example", "subject": "1", "mail": "werkconsulent.own@lijnstreek.example"} | TIMES
            ),
            text('"secret"'),
        ),
        "POST /v1/client-proofs": Ask(
            lambda _ids: {"client_id": str(CLIENT), "secret": SECRET}, text(CLIENT), prepare=_client
        ),
        "GET /v1/clients": Ask(marker=text(CLIENT), prepare=_client),
        "POST /v1/clients": Ask(lambda _ids: {"organisation_id": str(SCHOOL), "name": "Nieuw"}, text('"secret"')),
        "DELETE /v1/clients/<uuid:client_id>": Ask(prepare=_client),
        "POST /v1/directory-loads": Ask(lambda _ids: {"organisations": [], "people": []}),
    }
    | EXITS
    | LEERLIJNEN
    | CERTIFICATION
    | REGION
    | PLAN
    | REPORTS
)


# What the audit log of each service is asked for, and what must stand in it.
AUDIT = {
    "intake": Ask(about="pupil_id", prepare=_read_before("/v1/pupils/{pupil_id}"), marker=text("follow_pupil")),
    "aftercare": Ask(about="pupil_id", prepare=_read_before("/v1/cases/{case_id}"), marker=text('"aftercare"')),
    "notifications": Ask(
        about="pupil_id",
        prepare=_read_before("/v1/pupil-notifications?pupil_id={pupil_id}"),
        marker=text('"privacy"'),
    ),
    "certification": Ask(
        about="pupil_id",
        prepare=_read_before("/v1/trajectories/{trajectory_id}"),
        marker=text('"praktijkverklaring"'),
    ),
    "directory": Ask(about="person_id", prepare=_signed_out_before, marker=text('"sign_in"')),
}


def ask_for(scene: Scene, route: str) -> Ask:
    """How a route of a service is asked."""
    if route == "GET /v1/audit":
        return AUDIT[str(scene.ids["service"])]
    return ASKS.get(route, Ask())


def ids_for(scene: Scene, route: str, actor: Actor) -> dict[str, object]:
    """The ids in the path: those of the scene, of the asker's own row, or made for this request."""
    own = {"notification_id": own_row(1)(scene, actor), "delivery_id": own_row(2)(scene, actor)}
    made = support_access(scene, actor) if "support-accesses" in route else {}
    found = scene.ids | own | made | ask_for(scene, route).prepare(scene)
    mine = f"{actor.role} "
    return found | {name.removeprefix(mine): it for name, it in found.items() if name.startswith(mine)}
