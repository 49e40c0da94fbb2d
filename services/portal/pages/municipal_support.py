"""A school asks the municipality for support; the werkconsulent answers."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, render_template, request

from language.texts import _
from services.portal.domain import words
from services.portal.pages.young_people import pupil_and_case
from services.portal.web.forms import Field, Form, sendable, settled
from services.portal.web.session import Answer, apis, done, idempotency_key, signed_in

blueprint = Blueprint("municipal_support", __name__)


def request_questions() -> list[Field]:
    """What the school asks for."""
    return [
        Field(
            "kind",
            _("Welke steun vraagt u?"),
            kind="select",
            choices=words.choices(words.SUPPORT_KINDS),
            missing=_("Kies welke steun u vraagt."),
            size="middle",
        ),
        _words("note", _("Wat moet de gemeente weten?")),
    ]


def answer_questions() -> list[Field]:
    """What the municipality says."""
    return [
        Field(
            "answer",
            _("Wat is uw antwoord?"),
            kind="radio",
            choices=words.choices(words.SUPPORT_ANSWERS),
            missing=_("Kies uw antwoord."),
        ),
        _words("remark", _("Opmerking voor de school")),
    ]


def _words(name: str, label: str) -> Field:
    hint = _("Kort. Schrijf niets over ziekte, diagnose of beperking. De jongere mag dit lezen.")
    return Field(name, label, hint=hint, kind="area", is_required=False)


@blueprint.route("/jongeren/<uuid:pupil_id>/gemeente", methods=["GET", "POST"])
@signed_in("school_staff")
def ask(pupil_id: UUID) -> Answer:
    """The school asks for support at work."""
    pupil, case = pupil_and_case(pupil_id)
    form = Form(request_questions(), request.form)

    def send(values: dict[str, Any]) -> None:
        apis().aftercare.post(f"/v1/cases/{case.id}/municipal-supports", sendable(values), key=idempotency_key())

    if request.method == "POST" and settled(form, send):
        return done(_("De gemeente heeft uw vraag."), "young_people.page", pupil_id=pupil_id)
    return render_template("municipal_support.html", form=form, pupil=pupil), 400 if form.is_wrong else 200


@blueprint.route("/jongeren/<uuid:pupil_id>/gemeente/<uuid:support_id>", methods=["GET", "POST"])
@signed_in("werkconsulent", "coordinator")
def answer(pupil_id: UUID, support_id: UUID) -> Answer:
    """The municipality answers the school."""
    pupil, case = pupil_and_case(pupil_id)
    support = next((one for one in case.municipal_supports if one.id == support_id), None)
    if support is None:
        abort(404)
    form = Form(answer_questions(), request.form)

    def send(values: dict[str, Any]) -> None:
        path = f"/v1/municipal-supports/{support_id}/acknowledgement"
        apis().aftercare.post(path, sendable(values), key=idempotency_key())

    if request.method == "POST" and settled(form, send):
        return done(_("De school heeft uw antwoord."), "young_people.page", pupil_id=pupil_id)
    page = render_template("municipal_support_answer.html", form=form, pupil=pupil, support=support)
    return page, 400 if form.is_wrong else 200
