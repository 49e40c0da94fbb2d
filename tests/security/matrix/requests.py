"""How each route is asked: with ids that exist and a body that is right, so that only access decides."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Any
from uuid import UUID

from access.actor import Actor
from tests.security.matrix.askers import OTHER_BODY, person
from tests.security.matrix.scenes import IDENTITY, LEAVER, Scene, new_role

_numbers = count(1000)

Body = dict[str, Any] | None


@dataclass(frozen=True)
class Ask:
    """A body, or a function that makes one; and what must stand in an answer that shows the thing itself."""

    body: Callable[[], Body] = lambda: None
    marker: Callable[[Scene, Actor], object] = lambda _scene, _actor: ""
    prepare: Callable[[Scene], dict[str, object]] = lambda _scene: {}


def of(name: str) -> Callable[[Scene, Actor], object]:
    return lambda scene, _actor: scene.ids[name]


def _own_row(which: int) -> Callable[[Scene, Actor], UUID]:
    """The notification (1) or mail (2) of the person who has the asker's role and relation `own`."""
    return lambda _scene, actor: UUID(int=person(actor.role, "own").int ^ which)


def _dead_letter(scene: Scene) -> dict[str, object]:
    event = UUID(int=next(_numbers))
    row = "(event_id, source, subject, sequence, name, state, fingerprint, bucket)"
    values = "(:it, 'x', 'x/1', :n, 'x', 'dead', '0123456789ab', 1)"
    inbox = f"{scene.ids['service']}.inbox"
    scene.as_admin(f"INSERT INTO {inbox} {row} VALUES {values}", it=event, n=event.int)  # noqa: S608  our own names
    return {"event_id": event}


def _spare_role(scene: Scene) -> dict[str, object]:
    return {"role_id": new_role(scene, person("job_coach", "own"), "workplace_trainer", OTHER_BODY)}


def _numbered(body: dict[str, Any]) -> Callable[[], Body]:
    return lambda: body | {"pupil_number": f"{next(_numbers)}"}


def _appointment() -> Body:
    return {"starts_at": "2026-11-27T14:00:00+01:00", "minutes": 60, "place": "Werkplein"}


def _new_person() -> Body:
    return {"name": "Nieuw", "mail": f"nieuw{next(_numbers)}@lijnstreek.example"}


def _new_body() -> Body:
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

ASKS: dict[str, Ask] = {
    "GET /v1/messaging/events/<uuid:event_id>": Ask(prepare=lambda _scene: {"event_id": UUID(int=1)}),
    "POST /v1/messaging/inbox/<uuid:event_id>/retry": Ask(prepare=_dead_letter),
    "POST /v1/messaging/retries": Ask(lambda: {"fingerprint": "0123456789ab"}),
    "POST /v1/messaging/replays": Ask(lambda: {"since": "2026-11-20T08:59:00Z"}),
    "GET /v1/pupils": Ask(marker=of("pupil_id")),
    "GET /v1/pupils/<uuid:pupil_id>": Ask(marker=of("pupil_id")),
    "POST /v1/pupils": Ask(_numbered(IDENTITY)),
    "POST /v1/leavers": Ask(_numbered(LEAVER)),
    "POST /v1/leaver-imports": Ask(lambda: {"rows": [{"row": 2, "cells": ROW}]}, lambda _scene, _actor: '"accepted":1'),
    "GET /v1/cases": Ask(marker=of("case_id")),
    "GET /v1/cases/<uuid:case_id>": Ask(marker=of("case_id")),
    "GET /v1/cases/<uuid:case_id>/timeline": Ask(marker=of("pupil_id")),
    "POST /v1/cases/<uuid:case_id>/contracts": Ask(
        lambda: {"employer": "Kwekerij", "kind": "regular", "begins_on": "2026-11-20"}
    ),
    "POST /v1/contracts/<uuid:contract_id>/end": Ask(lambda: {"ended_on": "2026-11-20", "reason": "dismissed"}),
    "POST /v1/cases/<uuid:case_id>/drop-out": Ask(lambda: {"on": "2026-11-20"}),
    "GET /v1/career-conversations": Ask(marker=of("conversation_id")),
    "GET /v1/career-conversations/<uuid:conversation_id>": Ask(marker=of("conversation_id")),
    "GET /v1/worklist": Ask(marker=of("case_id")),
    "PUT /v1/career-conversations/<uuid:conversation_id>/appointment": Ask(_appointment),
    "DELETE /v1/career-conversations/<uuid:conversation_id>/appointment": Ask(lambda: {"reason": "other"}),
    "POST /v1/career-conversations/<uuid:conversation_id>/outcome": Ask(
        lambda: {"held_on": "2026-11-20", "next_step": "mbo"}
    ),
    "GET /v1/notifications": Ask(marker=_own_row(1)),
    "POST /v1/notifications/<uuid:notification_id>/read": Ask(),
    "GET /v1/deliveries": Ask(marker=_own_row(2)),
    "POST /v1/deliveries/<uuid:delivery_id>/retry": Ask(),
    "POST /v1/organisations": Ask(_new_body),
    "POST /v1/people": Ask(_new_person),
    "POST /v1/people/<uuid:person_id>/roles": Ask(
        lambda: {"role": "placement_advisor", "organisation_id": str(OTHER_BODY)}
    ),
    "DELETE /v1/people/<uuid:person_id>/roles/<uuid:role_id>": Ask(prepare=_spare_role),
    "PUT /v1/people/<uuid:person_id>/substitute": Ask(
        lambda: {"substitute_id": str(person("job_coach", "other")), "until": "2026-12-01"}
    ),
    "POST /v1/directory-loads": Ask(lambda: {"organisations": [], "people": []}),
}


def ids_for(scene: Scene, route: str, actor: Actor) -> dict[str, object]:
    """The ids in the path: those of the scene, of the asker's own row, or made for this request."""
    own = {"notification_id": _own_row(1)(scene, actor), "delivery_id": _own_row(2)(scene, actor)}
    return scene.ids | own | ASKS.get(route, Ask()).prepare(scene)
