"""The diploma of a school: what was finished is typed once, and stands there again for the next pupil."""

from typing import Any, Final
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from language.texts import _
from services.portal.domain.certificates import Batch, Certificate, Paper
from services.portal.domain.people import Pupil
from services.portal.pages.certificates import as_file
from services.portal.web import fields
from services.portal.web.forms import Field, Form, settled
from services.portal.web.session import Answer, apis, signed_in

blueprint = Blueprint("diplomas", __name__)
MOST_PARTS: Final = 18
# The API names the line; the form has one field for all of them.
OF_FIELDS: Final = {f"parts.{number}": "parts" for number in range(MOST_PARTS)}


@blueprint.route("/jongeren/<uuid:pupil_id>/diploma", methods=["GET", "POST"])
@signed_in("school_staff")
def give(pupil_id: UUID) -> Answer:
    """Give a diploma, or first look at what it will be."""
    pupil = apis().intake.one(Pupil, f"/v1/pupils/{pupil_id}")
    form = Form(_questions(), request.form if request.method == "POST" else _last_time())
    answers: list[Response] = []

    def send(values: dict[str, Any]) -> None:
        if request.form.get("what") == "preview":
            body = values | {"pupil_id": str(pupil_id)}
            found = apis().certification.asked(Paper, "POST", "/v1/diploma-previews", body)
            answers.append(as_file(found.content, "application/pdf", "voorbeeld-schooldiploma.pdf"))
            return
        body = values | {"pupil_ids": [str(pupil_id)]}
        batch = apis().certification.asked(Batch, "POST", "/v1/diplomas", body)
        answers.append(redirect(url_for("certificates.batch", batch_id=batch.batch_id), 303))

    if request.method == "POST" and settled(form, send, OF_FIELDS):
        return answers[0]
    view = render_template("diploma_give.html", form=form, pupil=pupil)
    return view, 400 if form.is_wrong else 200


def _last_time() -> dict[str, str]:
    """What stood on the school's last diploma: a class finishes one programme."""
    found = apis().certification.some(Certificate, "/v1/certificates", kind="diploma", limit=1).items
    return {"programme": found[0].about, "parts": "\n".join(found[0].parts)} if found else {}


def _questions() -> list[Field]:
    return [
        Field(
            "programme",
            _("Welk programma is afgerond?"),
            hint=_(
                "Zoals de school het noemt, bijvoorbeeld Zorg en welzijn. Zet er niet bij wat voor soort school het is."
            ),
            missing=_("Vul in welk programma is afgerond."),
        ),
        Field(
            "parts",
            _("Wat hoort erbij?"),
            hint=_("Eén onderdeel per regel, hooguit {most}.").format(most=MOST_PARTS),
            kind="area",
            read=_lines,
            missing=_("Noem minstens één onderdeel."),
        ),
    ]


def _lines(typed: str) -> list[str]:
    found = [line.strip() for line in typed.splitlines() if line.strip()]
    if len(found) > MOST_PARTS:
        raise fields.Wrong(_("Noem hooguit {most} onderdelen.").format(most=MOST_PARTS))
    return found
