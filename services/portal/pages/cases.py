"""What a job coach does with a case: accept it, add a contract, report its end, report drop-out."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request, url_for

from language.texts import _
from services.portal.domain import reports, words
from services.portal.domain.calendar import typed
from services.portal.domain.cases import Case
from services.portal.domain.reports import EndReport
from services.portal.pages.reports import report_of
from services.portal.pages.young_people import pupil_and_case
from services.portal.web import fields
from services.portal.web.forms import Field, Form, day_field, sendable, settled
from services.portal.web.portal import now, today
from services.portal.web.session import Answer, apis, done, idempotency_key, reader, signed_in

blueprint = Blueprint("cases", __name__)
JUST_NOW = timedelta(minutes=2)  # pressed twice is reported once, and no news of a colleague
ANYBODY = ("school_staff", "job_coach", "werkconsulent", "coordinator")


def contract_questions() -> list[Field]:
    """What we ask about a new contract."""
    return [
        Field("employer", _("Werkgever"), missing=_("Vul de naam van de werkgever in."), size="middle"),
        Field(
            "kind",
            _("Soort contract"),
            kind="select",
            choices=words.choices(words.CONTRACT_KINDS),
            missing=_("Kies het soort contract."),
            size="middle",
        ),
        day_field("begins_on", _("Eerste werkdag"), _("Vul de eerste werkdag in.")),
        day_field(
            "ends_on", _("Laatste dag van het contract"), "", _("Laat leeg bij een vast contract."), is_required=False
        ),
        Field("hours", _("Uren per week"), read=fields.decimal, is_required=False, size="short", keyboard="decimal"),
        day_field("probation_ends_on", _("Laatste dag van de proeftijd"), "", is_required=False),
        Field(
            "sbb_id",
            _("Nummer van het leerbedrijf bij SBB"),
            hint=_("Alleen bij een erkend leerbedrijf."),
            is_required=False,
            size="short",
        ),
    ]


def end_questions() -> list[Field]:
    """What we ask when a contract ended."""
    reasons = {code: text for code, text in words.END_REASONS.items() if code != "drop_out"}
    return [
        day_field("ended_on", _("Laatste werkdag"), _("Vul in wat de laatste werkdag was.")),
        Field(
            "reason",
            _("Waarom eindigt het contract?"),
            kind="radio",
            choices=words.choices(reasons),
            missing=_("Kies waarom het contract eindigt."),
        ),
    ]


def drop_out_questions() -> list[Field]:
    """What we ask when a young person does not come any more."""
    return [
        day_field(
            "on",
            _("Sinds welke dag komt de jongere niet meer?"),
            _("Vul de dag in."),
            _("Weet u het niet precies? Vul dan in wanneer u het hoorde."),
        ),
        Field(
            "reason",
            _("Wat is er gebeurd?"),
            kind="radio",
            choices=words.choices({code: words.END_REASONS[code] for code in ("drop_out", "resigned", "other")}),
            missing=_("Kies wat er gebeurd is."),
        ),
    ]


@blueprint.post("/jongeren/<uuid:pupil_id>/aannemen")
@signed_in("job_coach", "coordinator")
def accept(pupil_id: UUID) -> Answer:
    """The job coach takes the case."""
    _pupil, case = pupil_and_case(pupil_id)
    apis().aftercare.post(f"/v1/cases/{case.id}/acceptance", key=idempotency_key())
    return done(_("U heeft de zaak aangenomen."), "young_people.page", pupil_id=pupil_id)


@blueprint.route("/jongeren/<uuid:pupil_id>/contract", methods=["GET", "POST"])
@signed_in("job_coach", "werkconsulent", "coordinator")
def add_contract(pupil_id: UUID) -> Answer:
    """A young person starts to work somewhere."""
    pupil, case = pupil_and_case(pupil_id)
    form = Form(contract_questions(), request.form)

    def send(values: dict[str, Any]) -> None:
        apis().aftercare.post(f"/v1/cases/{case.id}/contracts", sendable(values), key=idempotency_key())

    if request.method == "POST" and settled(form, send):
        return done(saved(case), "young_people.page", pupil_id=pupil_id)
    return render_template("contract.html", form=form, pupil=pupil), 400 if form.is_wrong else 200


def saved(before: Case) -> str:
    """Say that it was saved, and whether it lies over another contract: that may be right, and is worth a look."""
    case = apis().aftercare.one(Case, f"/v1/cases/{before.id}")
    if len(case.overlaps) > len(before.overlaps):
        return _("Het contract is opgeslagen. Let op: het loopt tegelijk met een ander contract. Klopt dat?")
    return _("Het contract is opgeslagen.")


@blueprint.route("/jongeren/<uuid:pupil_id>/contracten/<uuid:contract_id>/einde", methods=["GET", "POST"])
@signed_in(*ANYBODY)
def end_contract(pupil_id: UUID, contract_id: UUID) -> Answer:
    """A contract ends: this is what the platform exists for."""
    pupil, case = pupil_and_case(pupil_id)
    contract = next((one for one in case.contracts if one.id == contract_id), None)
    if contract is None:
        abort(404)
    if request.method == "GET" and contract.ended_on:
        return redirect(url_for("reports.page", pupil_id=pupil_id, contract_id=contract_id, al=1))
    form = Form(end_questions(), request.form or {"ended_on": typed(min(contract.ends_on or today(), today()))})

    def send(values: dict[str, Any]) -> None:
        apis().aftercare.post(f"/v1/contracts/{contract_id}/end", sendable(values), key=idempotency_key())

    if request.method == "POST" and settled(form, send):
        return reported(pupil_id, contract_id)
    page = render_template("contract_end.html", form=form, pupil=pupil, contract=contract)
    return page, 400 if form.is_wrong else 200


@blueprint.route("/jongeren/<uuid:pupil_id>/uitval", methods=["GET", "POST"])
@signed_in(*ANYBODY)
def drop_out(pupil_id: UUID) -> Answer:
    """A young person dropped out, with or without a contract."""
    pupil, case = pupil_and_case(pupil_id)
    if request.method == "GET" and reports.in_force(case):
        return redirect(url_for("reports.page", pupil_id=pupil_id, al=1))
    form = Form(drop_out_questions(), request.form or {"on": typed(today())})

    def send(values: dict[str, Any]) -> None:
        apis().aftercare.post(f"/v1/cases/{case.id}/drop-out", sendable(values), key=idempotency_key())

    if request.method == "POST" and settled(form, send):
        return reported(pupil_id)
    return render_template("drop_out.html", form=form, pupil=pupil, case=case), 400 if form.is_wrong else 200


def reported(pupil_id: UUID, contract_id: UUID | None = None) -> Answer:
    """Show what was reported as it now stands; a colleague may have been quicker."""
    _pupil, case = pupil_and_case(pupil_id)
    known = {"al": 1} if was_known(report_of(case, contract_id)) else {}
    of_contract = {"contract_id": contract_id} if contract_id else {}
    return redirect(url_for("reports.page", pupil_id=pupil_id, **of_contract, **known), 303)  # type: ignore[arg-type]  # Flask types its own options


def was_known(report: EndReport | None) -> bool:
    """Whether somebody else reported it, or this reader did so before."""
    if report is None or report.reported_at is None:
        return report is not None
    return report.reported_by_id != reader().person_id or now() - report.reported_at > JUST_NOW
