"""How the routes of the register are asked."""

from tests.machinery.database import NOW
from tests.security.matrix.ask import Ask, of, text
from tests.security.matrix.askers import SCHOOL
from tests.security.matrix.register_scene import SOMEBODY
from tests.security.matrix.scenes import PUPIL, Scene

FINISHED = {"programme": "Zorg en welzijn", "parts": ["Nederlands"]}
WHY = {"reason": "wrong_data", "explanation": "De naam klopt niet."}


def _proposed(scene: Scene) -> dict[str, object]:
    scene.as_admin("UPDATE certification.certificates SET revoked_at = NULL")
    scene.as_admin("DELETE FROM certification.revocations")
    scene.as_admin(
        """INSERT INTO certification.revocations (certificate_id, reason, explanation, proposed_by, proposed_at)
        SELECT certificate_id, 'other', 'x', :who, :now FROM certification.certificates""",
        who=SOMEBODY,
        now=NOW,
    )
    return {}


def _valid(scene: Scene) -> dict[str, object]:
    scene.as_admin("UPDATE certification.certificates SET revoked_at = NULL")
    scene.as_admin("DELETE FROM certification.revocations")
    return {}


REGISTER: dict[str, Ask] = {
    "GET /v1/dossiers": Ask(marker=of("trajectory_id")),
    "POST /v1/certificates": Ask(lambda ids: {"trajectory_ids": [str(ids["trajectory_id"])]}),
    "POST /v1/diplomas": Ask(lambda _ids: FINISHED | {"pupil_ids": [str(PUPIL)]}),
    "POST /v1/diploma-previews": Ask(lambda _ids: FINISHED | {"pupil_id": str(PUPIL)}),
    "GET /v1/certificates": Ask(marker=of("certificate_id")),
    "GET /v1/certificates/<uuid:certificate_id>": Ask(marker=of("certificate_id")),
    "POST /v1/certificates/<uuid:certificate_id>/revocation": Ask(lambda _ids: WHY, of("certificate_id"), _valid),
    "DELETE /v1/certificates/<uuid:certificate_id>/revocation": Ask(prepare=_proposed),
    "POST /v1/certificates/<uuid:certificate_id>/revocation/approval": Ask(prepare=_proposed),
    "GET /v1/issuer-keys": Ask(marker=of("key_id")),
    "POST /v1/issuer-keys": Ask(lambda _ids: {"organisation_id": str(SCHOOL), "name": "De Ankerlijn", "place": "Hier"}),
    "POST /v1/checks": Ask(lambda ids: {"code": str(ids["public_code"])}, text('"valid"')),
}
