"""Contact with a young person: who tried, how, and what came of it."""

from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, request

from language.texts import _
from services.portal.domain import plan_words, words
from services.portal.domain.calendar import typed
from services.portal.pages.young_people import pupil_and_case
from services.portal.web.forms import Field, Form, day_field, sendable, settled
from services.portal.web.portal import today
from services.portal.web.session import Answer, apis, done, idempotency_key, signed_in

blueprint = Blueprint("contacts", __name__)
YES, NO = "ja", "nee"


def questions() -> list[Field]:
    """What we ask about one attempt."""
    return [
        Field(
            "is_reached",
            _("Heeft u de jongere gesproken?"),
            kind="radio",
            choices=((YES, _("Ja, gesproken")), (NO, _("Nee, niet bereikt"))),
            missing=_("Kies of u de jongere heeft gesproken."),
        ),
        Field("channel", _("Hoe"), kind="select", choices=words.choices(words.CHANNELS), size="middle"),
        day_field("made_on", _("Wanneer"), _("Vul de dag in.")),
        Field(
            "result",
            _("Hoe gaat het?"),
            kind="select",
            choices=words.choices(words.CONTACT_RESULTS),
            is_required=False,
            size="middle",
        ),
        Field(
            "destination",
            _("Wat doet de jongere nu?"),
            hint=_("Weet u het van de jongere zelf? Dan is de bestemming meteen bevestigd."),
            kind="select",
            choices=words.choices({code: words.DESTINATIONS[code] for code in plan_words.CONFIRMABLE}),
            is_required=False,
            size="middle",
        ),
        Field(
            "note",
            _("Opmerking"),
            hint=_(
                "Kort, alleen wat de volgende collega moet weten. Schrijf niets over ziekte, diagnose, beperking of familie. "
                "De jongere mag dit lezen."
            ),
            kind="area",
            is_required=False,
        ),
    ]


@blueprint.route("/jongeren/<uuid:pupil_id>/contact", methods=["GET", "POST"])
@signed_in("school_staff", "job_coach", "werkconsulent", "coordinator")
def log(pupil_id: UUID) -> Answer:
    """Log one attempt: being reached settles the contact moment, else it is tried again."""
    pupil, case = pupil_and_case(pupil_id)
    form = Form(questions(), request.form or {"made_on": typed(today()), "channel": "phone"})

    def send(values: dict[str, Any]) -> None:
        destination = values.pop("destination")
        body, key = sendable(values) | {"is_reached": values["is_reached"] == YES}, idempotency_key()
        apis().aftercare.post(f"/v1/cases/{case.id}/contact-attempts", body, key=key)
        if destination and body["is_reached"]:  # each is done once, however often the form comes
            said = {"destination": destination, "source": "young_person", "confirmed_on": body["made_on"]}
            apis().aftercare.post(
                f"/v1/cases/{case.id}/destination-confirmations", said, key=key and f"{key}-destination"
            )

    if request.method == "POST" and settled(form, send):
        return done(_("Het contact is vastgelegd."), "young_people.page", pupil_id=pupil_id)
    return render_template("contact.html", form=form, pupil=pupil), 400 if form.is_wrong else 200
