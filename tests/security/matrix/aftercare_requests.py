"""How the routes about aftercare are asked, and those with which people read what they were told."""

from collections.abc import Callable
from uuid import UUID

from access.actor import Actor
from tests.machinery.database import NOW
from tests.security.matrix.ask import Ask, Body, Ids, of, text
from tests.security.matrix.askers import SCHOOL, person
from tests.security.matrix.scenes import Scene
from tests.security.matrix.webhook_scene import webhook_of


def own_row(which: int) -> Callable[[Scene, Actor], UUID]:
    """The notification (1) or mail (2) of the person who has the asker's role and relation `own`."""
    return lambda _scene, actor: UUID(int=person(actor.role, "own").int ^ which)


def _appointment(_ids: Ids) -> Body:
    return {"starts_at": "2026-11-27T14:00:00+01:00", "minutes": 60, "place": "Werkplein"}


def _late(scene: Scene) -> dict[str, object]:
    late = "UPDATE aftercare.cases SET accepted_at = NULL, act_by = '2026-11-02' WHERE case_id = :it"
    scene.as_admin(late, it=scene.ids["case_id"])
    return {}


def _contact(scene: Scene) -> dict[str, object]:
    scene.as_admin(
        """INSERT INTO aftercare.contact_attempts VALUES (:it, :case, '2026-11-20', 'phone', true, NULL, NULL, :it, :now)
        ON CONFLICT DO NOTHING""",
        it=UUID(int=0xC0),
        case=scene.ids["case_id"],
        now=NOW,
    )
    return {}


def _support(scene: Scene) -> dict[str, object]:
    scene.as_admin("DELETE FROM aftercare.municipal_supports WHERE case_id = :case", case=scene.ids["case_id"])
    scene.as_admin(
        """INSERT INTO aftercare.municipal_supports VALUES (:it, :case, 'keep_work', NULL, '2026-11-20', :it, '2026-12-04',
        :whose, NULL, NULL, NULL, NULL)""",
        it=UUID(int=0x5A9),
        case=scene.ids["case_id"],
        whose=person("werkconsulent", "own"),
    )
    return {"support_id": UUID(int=0x5A9)}


def _webhook(scene: Scene) -> dict[str, object]:
    """Another one each time: it is taken away once."""
    return {"webhook_id": webhook_of(scene, SCHOOL, UUID(int=0xE1))}


AFTERCARE: dict[str, Ask] = {
    "GET /v1/cases": Ask(marker=of("case_id")),
    "GET /v1/case-outlines": Ask(marker=of("case_id")),
    "GET /v1/cases/<uuid:case_id>": Ask(marker=of("case_id")),
    "GET /v1/cases/<uuid:case_id>/timeline": Ask(marker=of("pupil_id")),
    "POST /v1/cases/<uuid:case_id>/contracts": Ask(
        lambda _ids: {"employer": "Kwekerij", "kind": "regular", "begins_on": "2026-11-20"}
    ),
    "POST /v1/contracts/<uuid:contract_id>/end": Ask(lambda _ids: {"ended_on": "2026-11-20", "reason": "dismissed"}),
    "POST /v1/cases/<uuid:case_id>/drop-out": Ask(lambda _ids: {"on": "2026-11-20", "reason": "drop_out"}),
    "GET /v1/career-conversations": Ask(marker=of("conversation_id")),
    "GET /v1/career-conversations/<uuid:conversation_id>": Ask(marker=of("conversation_id")),
    "GET /v1/worklist": Ask(marker=of("case_id")),
    "PUT /v1/career-conversations/<uuid:conversation_id>/appointment": Ask(_appointment),
    "DELETE /v1/career-conversations/<uuid:conversation_id>/appointment": Ask(lambda _ids: {"reason": "other"}),
    "POST /v1/career-conversations/<uuid:conversation_id>/outcome": Ask(
        lambda _ids: {"held_on": "2026-11-20", "next_step": "mbo"}
    ),
    "GET /v1/notifications": Ask(marker=own_row(1)),
    "POST /v1/notifications/<uuid:notification_id>/read": Ask(),
    "GET /v1/events": Ask(marker=of("pupil_id")),
    "GET /v1/webhooks": Ask(marker=of("webhook_id")),
    "POST /v1/webhooks": Ask(lambda _ids: {"url": "https://127.0.0.1/in"}, text('"secret"')),
    "GET /v1/webhooks/<uuid:webhook_id>": Ask(marker=of("webhook_id")),
    "PATCH /v1/webhooks/<uuid:webhook_id>": Ask(lambda _ids: {"is_paused": True}),
    "POST /v1/webhooks/<uuid:webhook_id>/secrets": Ask(marker=text('"secret"')),
    "GET /v1/webhooks/<uuid:webhook_id>/deliveries": Ask(marker=of("event_id")),
    "DELETE /v1/webhooks/<uuid:webhook_id>": Ask(prepare=_webhook),
    "GET /v1/deliveries": Ask(marker=own_row(2)),
    "POST /v1/deliveries/<uuid:delivery_id>/retry": Ask(),
    "GET /v1/signals": Ask(marker=of("case_id"), prepare=_late),
    "GET /v1/signal-counts": Ask(marker=text("not_accepted"), prepare=_late),
    "GET /v1/funnels": Ask(marker=text(SCHOOL)),
    "GET /v1/caseloads": Ask(marker=text(person("job_coach", "own"))),
    "POST /v1/case-reassignments": Ask(
        lambda ids: {
            "case_ids": [str(ids["case_id"])],
            "job_coach_id": str(person("job_coach", "own")),
            "from_job_coach_id": None,
            "reason": "caseload",
        },
        of("case_id"),
    ),
    "POST /v1/cases/<uuid:case_id>/municipal-supports": Ask(lambda _ids: {"kind": "keep_work"}),
    "POST /v1/municipal-supports/<uuid:support_id>/acknowledgement": Ask(
        lambda _ids: {"answer": "will_help"}, prepare=_support
    ),
    "POST /v1/cases/<uuid:case_id>/hand-over": Ask(
        lambda _ids: {"to": "mbo", "how": "call", "handed_over_on": "2026-11-20"}
    ),
    "GET /v1/body-names/<string:body_code>": Ask(prepare=lambda _scene: {"body_code": "mbo"}),
    "PUT /v1/body-names/<string:body_code>": Ask(
        lambda _ids: {"valid_from": "2027-01-01", "name": "Mbo"}, prepare=lambda _scene: {"body_code": "mbo"}
    ),
    "POST /v1/cases/<uuid:case_id>/refusal": Ask(lambda _ids: {"reason": "caseload"}),
    "POST /v1/cases/<uuid:case_id>/transfer": Ask(
        lambda _ids: {"to_id": str(person("job_coach", "other")), "reason": "caseload"}
    ),
    "POST /v1/cases/<uuid:case_id>/transfer/refusal": Ask(lambda _ids: {"reason": "caseload"}),
    "GET /v1/cases/<uuid:case_id>/contact-attempts": Ask(marker=of("case_id"), prepare=_contact),
    "POST /v1/cases/<uuid:case_id>/contact-attempts": Ask(
        lambda _ids: {"made_on": "2026-11-20", "channel": "phone", "is_reached": False}
    ),
    "GET /v1/contracts/<uuid:contract_id>": Ask(marker=of("contract_id")),
    "PUT /v1/contracts/<uuid:contract_id>/last-day": Ask(lambda _ids: {"ends_on": "2027-06-30"}),
    "POST /v1/contracts/<uuid:contract_id>/ending-answer": Ask(lambda _ids: {"answer": "ends", "about": "2026-12-31"}),
    "POST /v1/contracts/<uuid:contract_id>/last-day-answer": Ask(
        lambda _ids: {"answer": "ours", "about": "2026-12-31"}
    ),
    "POST /v1/contracts/<uuid:contract_id>/end-withdrawal": Ask(lambda _ids: {"reason": "other"}),
    "POST /v1/cases/<uuid:case_id>/drop-out-withdrawal": Ask(lambda _ids: {"reason": "other"}),
    "PUT /v1/career-conversations/<uuid:conversation_id>/told-guests": Ask(lambda _ids: {"told": ["young_person"]}),
    "POST /v1/career-conversations/<uuid:conversation_id>/no-show": Ask(),
    "POST /v1/notifications/read": Ask(lambda _ids: {"action_path": "/elsewhere"}),
}
