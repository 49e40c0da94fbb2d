"""The end of the two years: to whom a young person is handed over warmly; and what the bodies are called."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, render_template, request

from language.texts import _
from services.portal.domain import words
from services.portal.domain.calendar import typed
from services.portal.pages.young_people import pupil_and_case
from services.portal.web import fields
from services.portal.web.forms import Field, Form, day_field, sendable, sent, settled
from services.portal.web.portal import today
from services.portal.web.session import Answer, apis, done, idempotency_key, signed_in

blueprint = Blueprint("hand_overs", __name__)
NOBODY = "nobody"


@dataclass(frozen=True)
class BodyName:
    """What a body is called from a day on."""

    code: str
    valid_from: date
    name: str
    below_age: int | None = None


@dataclass(frozen=True)
class BodyNames:
    """One body under all its names."""

    code: str
    versions: list[BodyName] = field(default_factory=list)


def names_today() -> dict[str, str]:
    """What each body is called today."""
    found = apis().aftercare.every(BodyName, "/v1/body-names")
    held = [one for one in found if one.valid_from <= today()]
    held.sort(key=lambda one: one.valid_from)
    return {one.code: one.name for one in held}


def questions() -> list[Field]:
    """To whom, how and when."""
    names = names_today()
    bodies = [
        (code, names.get(code) or words.word(words.BODIES, code)) for code in ("doorstroompunt", "werkconsulent", "mbo")
    ]
    return [
        Field(
            "to",
            _("Wie gaat met de jongere verder?"),
            kind="radio",
            choices=(*bodies, (NOBODY, _(words.BODIES[NOBODY]))),
            missing=_("Kies wie met de jongere verdergaat."),
        ),
        Field(
            "how",
            _("Hoe heeft u de jongere overgedragen?"),
            kind="select",
            choices=words.choices(words.HAND_OVER_HOW),
            missing=_("Kies hoe u de jongere heeft overgedragen."),
            size="middle",
        ),
        day_field("handed_over_on", _("Wanneer"), _("Vul de dag in.")),
        Field(
            "note",
            _("Opmerking"),
            hint=_("Met wie sprak u af dat hij verdergaat? Schrijf niets over ziekte, diagnose of beperking."),
            kind="area",
            is_required=False,
        ),
    ]


@blueprint.route("/jongeren/<uuid:pupil_id>/warme-overdracht", methods=["GET", "POST"])
@signed_in("job_coach", "coordinator")
def record(pupil_id: UUID) -> Answer:
    """Record that the young person was handed over."""
    pupil, case = pupil_and_case(pupil_id)
    form = Form(questions(), request.form or {"handed_over_on": typed(today()), "how": "call"})

    def send(values: dict[str, Any]) -> None:
        apis().aftercare.post(f"/v1/cases/{case.id}/hand-over", sendable(values), key=idempotency_key())

    if request.method == "POST" and settled(form, send):
        return done(_("De warme overdracht is vastgelegd."), "young_people.page", pupil_id=pupil_id)
    return render_template("hand_over.html", form=form, pupil=pupil, case=case), 400 if form.is_wrong else 200


def name_questions() -> list[Field]:
    """What a body is called, and from when."""
    return [
        Field("name", _("Naam"), missing=_("Vul de naam in."), size="middle"),
        day_field("valid_from", _("Geldt vanaf"), _("Vul in vanaf welke dag dit geldt."), _("Op zijn vroegst morgen.")),
        Field(
            "below_age",
            _("Voor jongeren tot welke leeftijd"),
            read=fields.number,
            is_required=False,
            size="short",
            keyboard="numeric",
        ),
    ]


@blueprint.route("/termijnen/instanties/<body>", methods=["GET", "POST"])
@signed_in("admin")
def name_of(body: str) -> Answer:
    """What a body was, is and will be called."""
    if body not in words.BODIES or body == NOBODY:
        abort(404)
    path = f"/v1/body-names/{body}"
    form = Form(name_questions(), request.form or {"valid_from": typed(today() + timedelta(days=1))})
    values = (form.read() if request.method == "POST" else None) or {}

    def send(seen: str) -> None:
        apis().aftercare.put(path, sendable(values), version=seen)

    if values and not sent(form, send):
        return done(_("De naam is vastgelegd."), "hand_overs.name_of", body=body)
    found, version = apis().aftercare.seen(BodyNames, path)
    page = render_template("body_name.html", found=found, version=version, form=form)
    return page, 400 if form.is_wrong else 200
