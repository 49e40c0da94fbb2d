"""How the routes are asked with which a job coach takes back, extends, calls and reads."""

from uuid import UUID

from tests.machinery.database import NOW
from tests.security.matrix.ask import Ask, of
from tests.security.matrix.scenes import Scene


def _contact(scene: Scene) -> dict[str, object]:
    scene.as_admin(
        """INSERT INTO aftercare.contact_attempts VALUES (:it, :case, '2026-11-20', 'phone', true, NULL, NULL, :it, :now)
        ON CONFLICT DO NOTHING""",
        it=UUID(int=0xC0),
        case=scene.ids["case_id"],
        now=NOW,
    )
    return {}


COACHING: dict[str, Ask] = {
    "GET /v1/cases/<uuid:case_id>/contact-attempts": Ask(marker=of("case_id"), prepare=_contact),
    "POST /v1/cases/<uuid:case_id>/contact-attempts": Ask(
        lambda _ids: {"made_on": "2026-11-20", "channel": "phone", "is_reached": False}
    ),
    "GET /v1/contracts/<uuid:contract_id>": Ask(marker=of("contract_id")),
    "PUT /v1/contracts/<uuid:contract_id>/last-day": Ask(lambda _ids: {"ends_on": "2027-06-30"}),
    "POST /v1/contracts/<uuid:contract_id>/end-withdrawal": Ask(lambda _ids: {"reason": "other"}),
    "POST /v1/cases/<uuid:case_id>/drop-out-withdrawal": Ask(lambda _ids: {"reason": "other"}),
    "POST /v1/career-conversations/<uuid:conversation_id>/no-show": Ask(),
    "POST /v1/notifications/read": Ask(lambda _ids: {"action_path": "/elsewhere"}),
}
