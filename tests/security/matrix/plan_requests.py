"""How the routes about the contact plan, destinations and the sweep are asked."""

from tests.security.matrix.ask import Ask, of, text
from tests.security.matrix.scenes import Scene

MOMENT = "left_school-24-months"


def _moment(_scene: Scene) -> dict[str, object]:
    return {"moment": MOMENT}


def _region(_scene: Scene) -> dict[str, object]:
    return {"scope": "region"}


def _template_to_come(scene: Scene) -> dict[str, object]:
    values = "('region', '2027-01-04', ARRAY['left_school-1-weeks'])"
    scene.as_admin(f"INSERT INTO aftercare.contact_templates VALUES {values} ON CONFLICT DO NOTHING")  # noqa: S608  our own words
    return {"scope": "region"}


STEP = {"anchor": "left_school", "amount": 3, "unit": "weeks"}

PLAN = {
    "GET /v1/cases/<uuid:case_id>/check-ins": Ask(marker=text(MOMENT)),
    "GET /v1/cases/<uuid:case_id>/check-ins/<string:moment>": Ask(marker=text(MOMENT), prepare=_moment),
    "PUT /v1/cases/<uuid:case_id>/check-ins/<string:moment>": Ask(
        lambda _ids: {"due_on": "2028-06-01", "reason": "agreed"},
        text(MOMENT),
        prepare=_moment,
        headers={"If-Match": "*"},
    ),
    "POST /v1/cases/<uuid:case_id>/destination-confirmations": Ask(
        lambda _ids: {"destination": "mbo", "source": "young_person", "confirmed_on": "2026-11-20"}, of("case_id")
    ),
    "GET /v1/contact-templates": Ask(marker=text("left_school")),
    "GET /v1/contact-templates/<string:scope>": Ask(marker=text("left_school"), prepare=_region),
    "PUT /v1/contact-templates/<string:scope>": Ask(
        lambda _ids: {"valid_from": "2026-12-01", "steps": [STEP]},
        text("left_school"),
        prepare=_region,
        headers={"If-Match": "*"},
    ),
    "DELETE /v1/contact-templates/<string:scope>": Ask(
        lambda _ids: {"valid_from": "2027-01-04"}, prepare=_template_to_come, headers={"If-Match": "*"}
    ),
    "POST /v1/sweeps": Ask(marker=text("no_action")),
}
