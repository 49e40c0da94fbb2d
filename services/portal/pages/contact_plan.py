"""The contact plan of one young person: a moment on another day; and a destination that somebody confirms."""

from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, request

from language.texts import _
from services.portal.client import ANY
from services.portal.domain import plan_words, words
from services.portal.domain.calendar import typed
from services.portal.domain.contact_plan import CheckIn
from services.portal.pages.young_people import pupil_and_case
from services.portal.web.forms import Field, Form, day_field, sendable, settled, stale_or_settled
from services.portal.web.portal import today
from services.portal.web.session import Answer, apis, done, idempotency_key, signed_in

blueprint = Blueprint("contact_plan", __name__)


def move_questions() -> list[Field]:
    """What we ask about another day."""
    return [
        day_field("due_on", _("Nieuwe dag"), _("Vul de nieuwe dag in.")),
        Field(
            "reason",
            _("Waarom"),
            kind="radio",
            choices=words.choices(plan_words.MOVE_REASONS),
            missing=_("Kies waarom het contactmoment verplaatst wordt."),
        ),
    ]


@blueprint.route("/jongeren/<uuid:pupil_id>/contactmomenten/<moment>", methods=["GET", "POST"])
@signed_in("job_coach", "werkconsulent", "coordinator")
def move(pupil_id: UUID, moment: str) -> Answer:
    """Put a contact moment on another day, as long as it is the one that this reader saw."""
    pupil, case = pupil_and_case(pupil_id)
    path = f"/v1/cases/{case.id}/check-ins/{moment}"
    check_in, version = apis().aftercare.seen(CheckIn, path)
    form = Form(move_questions(), request.form or {"due_on": typed(check_in.due_on)})

    def send(values: dict[str, Any]) -> None:
        apis().aftercare.put(path, sendable(values), version=request.form.get("version") or ANY)

    ends = stale_or_settled(form, send) if request.method == "POST" else "asked"
    if ends == "settled":
        return done(_("Het contactmoment is verplaatst."), "young_people.page", pupil_id=pupil_id)
    page = render_template(
        "contact_move.html", form=form, pupil=pupil, check_in=check_in, version=version, is_stale=ends == "stale"
    )
    return page, {"stale": 409, "wrong": 400}.get(ends, 200)


def destination_questions() -> list[Field]:
    """What we ask about where somebody is now."""
    known = {code: words.DESTINATIONS[code] for code in plan_words.CONFIRMABLE}
    return [
        Field(
            "destination",
            _("Wat doet de jongere nu?"),
            kind="radio",
            choices=words.choices(known),
            missing=_("Kies wat de jongere nu doet."),
        ),
        Field(
            "source",
            _("Van wie weet u dat?"),
            kind="select",
            choices=words.choices(plan_words.DESTINATION_SOURCES),
            missing=_("Kies van wie u het weet."),
            size="middle",
        ),
        day_field("confirmed_on", _("Op welke dag was dat zo?"), _("Vul de dag in.")),
    ]


@blueprint.route("/jongeren/<uuid:pupil_id>/bestemming", methods=["GET", "POST"])
@signed_in("school_staff", "job_coach", "werkconsulent", "coordinator")
def confirm(pupil_id: UUID) -> Answer:
    """Confirm where a young person is; what was last known stands ready, as long as it is recent."""
    pupil, case = pupil_and_case(pupil_id)
    ready = {"destination": case.destination or "", "source": "young_person", "confirmed_on": typed(today())}
    form = Form(destination_questions(), request.form or ready)

    def send(values: dict[str, Any]) -> None:
        path = f"/v1/cases/{case.id}/destination-confirmations"
        apis().aftercare.post(path, sendable(values), key=idempotency_key())

    if request.method == "POST" and settled(form, send):
        return done(_("De bestemming is bevestigd."), "young_people.page", pupil_id=pupil_id)
    return render_template("destination.html", form=form, pupil=pupil, case=case), 400 if form.is_wrong else 200
