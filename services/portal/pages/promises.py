"""Promises of a conversation: asked when its outcome is recorded, done with one press."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, request

from language.texts import _
from services.portal.domain import words
from services.portal.pages.young_people import case_of
from services.portal.web.forms import Field, day_field, sendable
from services.portal.web.session import Answer, apis, done, idempotency_key, signed_in

blueprint = Blueprint("promises", __name__)
ROWS = (1, 2)  # as many as one form asks for; the others can be recorded through the API


def promise_questions() -> list[Field]:
    """What is done after the conversation, by whom, before which day."""
    return [question for number in ROWS for question in _questions(number)]


def promise_fields() -> dict[str, str]:
    """Which question of the form each field of the promises belongs to, as the API names them: rows left empty are not sent."""
    rows = [number for number in ROWS if request.form.get(f"what_{number}") or request.form.get(f"due_on_{number}")]
    names = ("what", "owner", "due_on")
    return {f"promises.{place}.{name}": f"{name}_{number}" for place, number in enumerate(rows) for name in names}


def with_promises(values: dict[str, Any]) -> dict[str, Any]:
    """The answers as the API takes them, with the promises among them; a promise that is half asked is refused there."""
    asked = sendable(values)
    promises = []
    for number in ROWS:
        row = {name: asked.pop(f"{name}_{number}", None) for name in ("what", "owner", "due_on")}
        if row["what"] or row["due_on"]:
            promises.append({name: value for name, value in row.items() if value})
    return asked | {"promises": promises} if promises else asked


def _questions(number: int) -> list[Field]:
    what = _("Actie {n}").format(n=number)
    return [
        Field(
            f"what_{number}",
            what,
            kind="select",
            choices=words.choices(words.PROMISES),
            is_required=False,
            size="middle",
        ),
        Field(
            f"owner_{number}",
            _("Wie doet actie {n}?").format(n=number),
            kind="select",
            choices=words.choices(words.OWNERS),
            is_required=False,
            size="middle",
        ),
        day_field(f"due_on_{number}", _("Actie {n} uiterlijk op").format(n=number), "", is_required=False),
    ]


@blueprint.post("/jongeren/<uuid:pupil_id>/acties/<uuid:promise_id>/gedaan")
@signed_in("job_coach", "werkconsulent", "coordinator")
def do(pupil_id: UUID, promise_id: UUID) -> Answer:
    """It was done."""
    case = case_of(pupil_id)
    if case is None:
        abort(404)
    apis().aftercare.post(f"/v1/cases/{case.id}/promises/{promise_id}/kept", key=idempotency_key())
    return done(_("Vastgelegd: de actie is gedaan."), "young_people.page", pupil_id=pupil_id)
