"""Zoeken: find a young person by name, number or place. Always posted, so that no name stands in an address."""

from uuid import UUID

from flask import Blueprint, jsonify, render_template, request, url_for

from services.portal.domain.people import Found
from services.portal.web.session import Answer, apis, signed_in
from services.portal.web.templating import SEEKERS

blueprint = Blueprint("search", __name__)
AT_ONCE, AT_A_GLANCE = 20, 6
LONGEST = 100


def find(limit: int) -> Found:
    """Whom this reader may see of those who fit."""
    typed = request.form.get("text", "").strip()[:LONGEST]
    if not typed:
        return Found([])
    body = {"text": typed, "limit": limit, "after": _after()}
    return apis().intake.asked(Found, "POST", "/v1/pupil-searches", body)


def _after() -> str | None:
    try:
        return str(UUID(request.form.get("after", "")))
    except ValueError:
        return None


@blueprint.route("/zoeken", methods=["GET", "POST"])
@signed_in(*SEEKERS)
def page() -> Answer:
    """Ask, and show who fits."""
    found = find(AT_ONCE) if request.method == "POST" else None
    return render_template("search.html", found=found, typed=request.form.get("text", "").strip()[:LONGEST])


@blueprint.post("/zoeken/snel")
@signed_in(*SEEKERS)
def glance() -> Answer:
    """The first ones, for the palette."""
    return jsonify(
        [
            {
                "name": one.name,
                "place": ", ".join(part for part in (one.municipality_name, one.school_name) if part),
                "path": url_for("young_people.page", pupil_id=one.id),
            }
            for one in find(AT_A_GLANCE).items
        ]
    )
