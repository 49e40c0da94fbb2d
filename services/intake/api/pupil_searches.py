"""/v1/pupil-searches: find a young person among those one may see. A POST, because a name never stands in an address."""

from typing import Any, Final

from flask_smorest import Blueprint
from marshmallow import Schema, fields, validate

from language.texts import N_, Later
from rest.auditing import about
from rest.transaction import transaction
from services.intake.api.answers import readable
from services.intake.api.pupils import answers
from services.intake.api.schemas import PupilAnswer, Strict
from services.intake.domain.search import words_of
from services.intake.storage.places import Places

blueprint = Blueprint("pupil-searches", __name__, url_prefix="/v1", description="Search")
LONGEST: Final = 100
MOST: Final = 50


class SearchRequest(Strict):
    """What was typed, and where to go on."""

    text = fields.String(
        required=True,
        validate=validate.Length(1, LONGEST, error=Later("Typ {min} tot {max} tekens.")),
        error_messages={
            "required": N_("Vul dit veld in."),
            "null": N_("Vul dit veld in."),
            "invalid": N_("Dit is geen tekst."),
        },
    )
    limit = fields.Integer(
        strict=True, load_default=20, validate=validate.Range(1, MOST, error=Later("Kies {min} tot en met {max}."))
    )
    after = fields.UUID(load_default=None, allow_none=True, error_messages={"invalid_uuid": N_("Dit is geen id.")})


class SearchAnswer(Schema):
    """Who was found, in a fixed order; `after` is for the next question, if there is more."""

    items = fields.List(fields.Nested(PupilAnswer), required=True)
    after = fields.UUID(required=True, allow_none=True)


@blueprint.route("/pupil-searches", methods=["POST"])
@blueprint.arguments(SearchRequest)
@blueprint.response(200, SearchAnswer)
def search(wanted: dict[str, Any]) -> dict[str, Any]:
    """Find pupils by the beginnings of their names, number and municipality; every word must fit."""
    words, limit = words_of(wanted["text"]), wanted["limit"]
    with transaction() as work:
        names = work.use(Places).municipality_names()
        seen = readable(work)
        if not words:
            return {"items": [], "after": None}
        found = seen.search(words, names, wanted["after"], limit + 1)
        after = found[limit - 1][0].pupil_id if len(found) > limit else None
        about(pupil.pupil_id for pupil, _ in found[:limit])
        return {"items": answers(work, seen, found[:limit]), "after": after}
