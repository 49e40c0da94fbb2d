"""A contract that goes on longer, or whose last day is known now."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, render_template, request

from language.texts import N_, _
from services.portal.client import ANY
from services.portal.domain.calendar import typed
from services.portal.domain.cases import Contract
from services.portal.domain.refusals import Refusal
from services.portal.pages.young_people import pupil_and_case
from services.portal.web.forms import Field, Form, day_field, stale_or_settled
from services.portal.web.session import Answer, apis, done, idempotency_key, signed_in

blueprint = Blueprint("contracts", __name__)
RULE = 409
ANSWERED = {
    "ends": N_("Vastgelegd: het contract stopt op de laatste dag. Dan volgt vanzelf een loopbaangesprek."),
    "unknown": N_("Vastgelegd: nog niet bekend. Doorlijn vraagt het later opnieuw."),
    "extended": N_("De laatste dag van het contract is gewijzigd."),
}

SETTLED = {
    "ours": N_("Vastgelegd: de laatste dag blijft zoals die was."),
    "school": N_("De laatste dag is nu zoals de school zegt."),
}


def last_day_questions() -> list[Field]:
    """What we ask about the new last day."""
    hint = _("Laat leeg als het een vast contract wordt.")
    return [day_field("ends_on", _("Nieuwe laatste dag van het contract"), "", hint, is_required=False)]


@blueprint.route("/jongeren/<uuid:pupil_id>/contracten/<uuid:contract_id>/laatste-dag", methods=["GET", "POST"])
@signed_in("job_coach", "werkconsulent", "coordinator")
def move(pupil_id: UUID, contract_id: UUID) -> Answer:
    """Extend it or give it a last day, as long as it is the contract that this reader saw."""
    pupil, _case = pupil_and_case(pupil_id)
    contract, version = apis().aftercare.seen(Contract, f"/v1/contracts/{contract_id}")
    known = {"ends_on": typed(contract.ends_on)} if contract.ends_on else {}
    form = Form(last_day_questions(), request.form or known)

    def send(values: dict[str, Any]) -> None:
        ends_on = values["ends_on"]
        body = {"ends_on": ends_on.isoformat() if ends_on else None}
        seen = request.form.get("version") or ANY
        apis().aftercare.put(f"/v1/contracts/{contract_id}/last-day", body, version=seen)

    ends = stale_or_settled(form, send) if request.method == "POST" else "asked"
    is_as_asked = ends == "stale" and (form.read() or {}) == {"ends_on": contract.ends_on}
    if ends == "settled" or is_as_asked:
        return done(_("De laatste dag van het contract is gewijzigd."), "young_people.page", pupil_id=pupil_id)
    page = render_template(
        "contract_last_day.html",
        form=form,
        pupil=pupil,
        contract=contract,
        version=version if ends in ("asked", "stale") else request.form.get("version", version),
        is_stale=ends == "stale",
    )
    return page, {"stale": 409, "wrong": 400}.get(ends, 200)


@blueprint.post("/jongeren/<uuid:pupil_id>/contracten/<uuid:contract_id>/welke-laatste-dag")
@signed_in("job_coach", "werkconsulent", "coordinator")
def settle(pupil_id: UUID, contract_id: UUID) -> Answer:
    """Which last day is right, ours or that of the school, in one press."""
    answer = request.form.get("answer", "")
    if answer not in SETTLED:
        abort(400)
    body = {"answer": answer, "about": request.form.get("about") or None}
    said = answered(contract_id, "last-day-answer", body) or _(SETTLED[answer])
    return done(said, "young_people.page", pupil_id=pupil_id)


@blueprint.post("/jongeren/<uuid:pupil_id>/contracten/<uuid:contract_id>/afloop")
@signed_in("job_coach", "werkconsulent", "coordinator")
def answer_ending(pupil_id: UUID, contract_id: UUID) -> Answer:
    """What comes after the contract, in one press; what cannot be is said on the page of the young person."""
    answer = request.form.get("answer", "")
    if answer not in ANSWERED:
        abort(400)
    body: dict[str, Any] = {"answer": answer, "about": request.form.get("about", "")}
    if answer == "extended":
        body["ends_on"] = request.form.get("ends_on") or None
    if refused := answered(contract_id, "ending-answer", body):
        return done(refused, "young_people.page", pupil_id=pupil_id)
    if request.form.get("back") == "werk":
        return done(_(ANSWERED[answer]), "my_work.page")
    return done(_(ANSWERED[answer]), "young_people.page", pupil_id=pupil_id)


def answered(contract_id: UUID, what: str, body: dict[str, Any]) -> str | None:
    """Send an answer about a contract; gives what cannot be, as a sentence for the page of the young person."""
    try:
        apis().aftercare.post(f"/v1/contracts/{contract_id}/{what}", body, key=idempotency_key())
    except Refusal as refusal:
        if refusal.status != RULE:
            raise
        return refusal.detail
    return None
