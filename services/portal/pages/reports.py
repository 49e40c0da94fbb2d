"""After the end of work was reported: what that was, what follows, who hears of it, and how to take it back."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request, url_for

from language.texts import _
from services.portal.domain import reports, words
from services.portal.domain.cases import Case
from services.portal.domain.reports import EndReport
from services.portal.pages.young_people import pupil_and_case
from services.portal.web.forms import Field, Form, sendable, settled
from services.portal.web.lookup import names_of
from services.portal.web.session import Answer, apis, done, idempotency_key, signed_in

blueprint = Blueprint("reports", __name__)
ANYBODY = ("school_staff", "job_coach", "werkconsulent", "coordinator")


def withdrawal_questions() -> list[Field]:
    """What we ask whoever takes a report back."""
    return [
        Field(
            "reason",
            _("Waarom trekt u de melding in?"),
            kind="radio",
            choices=words.choices(words.WITHDRAWAL_REASONS),
            missing=_("Kies waarom u de melding intrekt."),
        )
    ]


@blueprint.get("/jongeren/<uuid:pupil_id>/contracten/<uuid:contract_id>/melding")
@blueprint.get("/jongeren/<uuid:pupil_id>/uitval/melding", defaults={"contract_id": None})
@signed_in(*ANYBODY)
def page(pupil_id: UUID, contract_id: UUID | None) -> Answer:
    """What was reported, what Doorlijn does now, who hears of it, and by when."""
    pupil, case = pupil_and_case(pupil_id)
    report = report_of(case, contract_id)
    if report is None:
        return redirect(url_for("young_people.page", pupil_id=pupil_id))
    hearers = reports.hearers(case)
    return render_template(
        "end_reported.html",
        pupil=pupil,
        case=case,
        report=report,
        talk=case.owed_conversation,
        hearers=hearers,
        was_known="al" in request.args,
        names=names_of([report.reported_by_id, *(one.person_id for one in hearers)]),
    )


@blueprint.route("/jongeren/<uuid:pupil_id>/contracten/<uuid:contract_id>/melding/intrekken", methods=["GET", "POST"])
@blueprint.route(
    "/jongeren/<uuid:pupil_id>/uitval/melding/intrekken", methods=["GET", "POST"], defaults={"contract_id": None}
)
@signed_in(*ANYBODY)
def withdraw(pupil_id: UUID, contract_id: UUID | None) -> Answer:
    """It was a mistake: work goes on, and whoever was told hears so."""
    pupil, case = pupil_and_case(pupil_id)
    form = Form(withdrawal_questions(), request.form)
    path = f"/v1/contracts/{contract_id}/end-withdrawal" if contract_id else f"/v1/cases/{case.id}/drop-out-withdrawal"

    def send(values: dict[str, Any]) -> None:
        apis().aftercare.post(path, sendable(values), key=idempotency_key())

    if request.method == "POST" and settled(form, send):
        message = _("De melding is ingetrokken. Iedereen die er bericht van kreeg, hoort dat nu.")
        return done(message, "young_people.page", pupil_id=pupil_id)
    report = report_of(case, contract_id)
    if report is None:
        abort(404)
    shown = render_template("end_withdraw.html", form=form, pupil=pupil, report=report, talk=case.owed_conversation)
    return shown, 400 if form.is_wrong else 200


def report_of(case: Case, contract_id: UUID | None) -> EndReport | None:
    """The report of this contract, or of the drop-out; else the one that a new drop-out would repeat."""
    if contract_id is None:
        return reports.of_drop_out(case) or reports.in_force(case)
    contract = next((one for one in case.contracts if one.id == contract_id), None)
    return reports.of_contract(contract) if contract else None
