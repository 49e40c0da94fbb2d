"""A case that goes to a colleague: asked, taken over, refused or taken back; or not taken on at all."""

from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, request

from language.texts import _
from services.portal.domain import words
from services.portal.domain.cases import Case
from services.portal.domain.people import Person
from services.portal.domain.refusals import Refusal
from services.portal.pages.young_people import pupil_and_case
from services.portal.web.forms import Field, Form, sendable, settled
from services.portal.web.lookup import names_of
from services.portal.web.session import Answer, apis, done, idempotency_key, signed_in

blueprint = Blueprint("transfers", __name__)
RULE = 409


def job_coaches(case: Case) -> tuple[tuple[str, str], ...]:
    """The job coaches of the region but the one who has the case, by name."""
    found = apis().directory.every(Person, "/v1/people", role="job_coach")
    others = sorted((one.name, str(one.id)) for one in found if one.id != case.job_coach_id)
    return tuple((person_id, name) for name, person_id in others)


def whom_and_why(case: Case) -> list[Field]:
    """Which colleague, and why."""
    return [
        Field(
            "to_id",
            _("Naar welke jobcoach?"),
            kind="select",
            choices=job_coaches(case),
            missing=_("Kies een jobcoach."),
            size="middle",
        ),
        Field(
            "reason",
            _("Waarom?"),
            kind="select",
            choices=words.choices(words.REASSIGNMENT_REASONS),
            missing=_("Kies waarom de zaak overgaat."),
            size="middle",
        ),
    ]


def why_not() -> list[Field]:
    """Why somebody does not take it."""
    return [
        Field(
            "reason",
            _("Waarom niet?"),
            kind="radio",
            choices=words.choices(words.CASE_REFUSALS),
            missing=_("Kies waarom u deze zaak niet neemt."),
        )
    ]


@blueprint.route("/jongeren/<uuid:pupil_id>/overnemen/vragen", methods=["GET", "POST"])
@signed_in("job_coach")
def propose(pupil_id: UUID) -> Answer:
    """Ask a colleague to take the case over."""
    pupil, case = pupil_and_case(pupil_id)
    form = Form(whom_and_why(case), request.form)

    def send(values: dict[str, Any]) -> None:
        apis().aftercare.post(f"/v1/cases/{case.id}/transfer", sendable(values), key=idempotency_key())

    if request.method == "POST" and settled(form, send):
        message = _("Uw collega krijgt bericht. Tot het antwoord blijft u de jobcoach.")
        return done(message, "young_people.page", pupil_id=pupil_id)
    return render_template("transfer.html", form=form, pupil=pupil), 400 if form.is_wrong else 200


@blueprint.post("/jongeren/<uuid:pupil_id>/overnemen")
@signed_in("job_coach")
def accept(pupil_id: UUID) -> Answer:
    """Take the case over."""
    _pupil, case = pupil_and_case(pupil_id)
    try:
        apis().aftercare.post(f"/v1/cases/{case.id}/transfer/acceptance", key=idempotency_key())
    except Refusal as refusal:
        if refusal.status != RULE:
            raise
        return done(refusal.detail, "my_work.page")
    return done(_("U bent nu de jobcoach van deze jongere."), "young_people.page", pupil_id=pupil_id)


@blueprint.route("/jongeren/<uuid:pupil_id>/overnemen/weigeren", methods=["GET", "POST"])
@signed_in("job_coach")
def refuse_transfer(pupil_id: UUID) -> Answer:
    """Leave the case with the colleague, and say why."""
    message = _("U neemt de zaak niet over. Uw collega krijgt bericht.")
    return refused(pupil_id, "transfer/refusal", message)


@blueprint.route("/jongeren/<uuid:pupil_id>/niet-aannemen", methods=["GET", "POST"])
@signed_in("job_coach")
def refuse(pupil_id: UUID) -> Answer:
    """Do not take on a case that was assigned."""
    message = _("U heeft de zaak niet aangenomen. De coördinator zoekt een andere jobcoach.")
    return refused(pupil_id, "refusal", message)


def refused(pupil_id: UUID, what: str, message: str) -> Answer:
    """Ask why, and send it; afterwards the case is no longer this reader's to see."""
    pupil, case = pupil_and_case(pupil_id)
    form = Form(why_not(), request.form)

    def send(values: dict[str, Any]) -> None:
        apis().aftercare.post(f"/v1/cases/{case.id}/{what}", sendable(values), key=idempotency_key())

    if request.method == "POST" and settled(form, send):
        return done(message, "my_work.page")
    page = render_template("case_refusal.html", form=form, pupil=pupil, is_transfer=what != "refusal")
    return page, 400 if form.is_wrong else 200


@blueprint.post("/jongeren/<uuid:pupil_id>/overnemen/intrekken")
@signed_in("job_coach", "coordinator")
def revoke(pupil_id: UUID) -> Answer:
    """Take the question back."""
    _pupil, case = pupil_and_case(pupil_id)
    apis().aftercare.delete(f"/v1/cases/{case.id}/transfer", {})
    return done(_("De vraag aan uw collega is ingetrokken."), "young_people.page", pupil_id=pupil_id)


@blueprint.route("/jongeren/<uuid:pupil_id>/jobcoach", methods=["GET", "POST"])
@signed_in("coordinator")
def assign(pupil_id: UUID) -> Answer:
    """Give one case to a job coach, as long as it is with the one that the coordinator saw."""
    pupil, case = pupil_and_case(pupil_id)
    form = Form(whom_and_why(case), request.form)
    seen = request.form.get("seen", str(case.job_coach_id or ""))

    def send(values: dict[str, Any]) -> None:
        body = {"case_ids": [str(case.id)], "job_coach_id": values["to_id"], "reason": values["reason"]}
        body |= {"from_job_coach_id": seen or None}
        apis().aftercare.post("/v1/case-reassignments", body, key=idempotency_key())

    if request.method == "POST" and settled(form, send, {"job_coach_id": "to_id"}):
        return done(_("De jobcoach is aangewezen en krijgt bericht."), "young_people.page", pupil_id=pupil_id)
    coach = case.job_coach_id
    page = render_template(
        "case_assign.html",
        form=form,
        pupil=pupil,
        coach=names_of([coach]).get(coach) if coach else None,
        seen=str(coach or ""),
    )
    return page, 400 if form.is_wrong else 200
