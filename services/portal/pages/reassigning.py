"""Overdragen: the coordinator gives many cases at once to another job coach, after looking once more."""

from collections.abc import Sequence
from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from language.texts import _, ngettext
from services.portal.domain import words
from services.portal.domain.cases import CaseOutline
from services.portal.domain.overview import Caseload
from services.portal.domain.refusals import Refusal
from services.portal.web.forms import ANSWERABLE, Field, Form
from services.portal.web.lookup import know_names, names_of, pupils_of
from services.portal.web.session import Answer, apis, done, idempotency_key, signed_in

blueprint = Blueprint("reassigning", __name__)
AT_ONCE = 50  # cases on one page, and in one go
MOVED = 409  # somebody else was quicker: nothing was handed over


@blueprint.get("/overdragen")
@signed_in("coordinator")
def overview() -> Answer:
    """Every job coach with the number of open cases."""
    coaches = caseloads()
    know_names("job_coach")
    names = names_of(one.job_coach_id for one in coaches)
    coaches.sort(key=lambda one: names.get(one.job_coach_id, ""))
    return render_template("reassign.html", coaches=coaches, names=names)


@blueprint.route("/overdragen/<uuid:job_coach_id>", methods=["GET", "POST"])
@signed_in("coordinator")
def choose(job_coach_id: UUID) -> Answer:
    """Choose cases, to whom and why; then look once more."""
    found = apis().aftercare.some(
        CaseOutline,
        "/v1/case-outlines",
        job_coach_id=job_coach_id,
        state="open",
        limit=AT_ONCE,
        cursor=request.args.get("vanaf"),
    )
    coaches = [one for one in caseloads() if one.is_job_coach and one.job_coach_id != job_coach_id]
    know_names("job_coach")
    names = names_of([job_coach_id, *(one.job_coach_id for one in coaches)])
    form = Form(questions(coaches, names), request.form)
    picked = ids_of(request.form.getlist("case_id"))
    values = form.read() if request.method == "POST" else None
    if values is not None and not picked:
        form.problems.append(_("Kies minstens een zaak."))
    pupils = pupils_of(case.pupil_id for case in found.items)
    shown = {"job_coach_id": job_coach_id, "names": names, "pupils": pupils, "form": form}
    if values is not None and picked:
        cases = [case for case in found.items if case.id in picked]
        return render_template("reassign_confirm.html", cases=cases, **shown)
    page = render_template("reassign_choose.html", cases=found.items, picked=picked, following=found.following, **shown)
    return page, 400 if form.is_wrong else 200


@blueprint.post("/overdragen/doen")
@signed_in("coordinator")
def hand_over() -> Answer:
    """Hand them over: all, or none."""
    case_ids = ids_of(request.form.getlist("case_id"))
    body = {
        "case_ids": [str(one) for one in case_ids],
        "job_coach_id": request.form.get("to", ""),
        "reason": request.form.get("reason", ""),
        "from_job_coach_id": request.form.get("seen", ""),
    }
    try:
        apis().aftercare.post("/v1/case-reassignments", body, key=idempotency_key())
    except Refusal as refusal:
        if refusal.status == MOVED:
            flash(refusal.detail)
            return redirect(url_for("reassigning.overview"), 303)
        if refusal.status not in ANSWERABLE:
            raise
        abort(400)
    count = len(case_ids)
    said = ngettext("{n} zaak is overgedragen.", "{n} zaken zijn overgedragen.", count).format(n=count)
    return done(said, "reassigning.overview")


def caseloads() -> list[Caseload]:
    """All job coaches of the region."""
    return apis().aftercare.every(Caseload, "/v1/caseloads")


def questions(coaches: Sequence[Caseload], names: dict[UUID, str]) -> list[Field]:
    """To whom, and why; who is away is not offered."""
    present = [one for one in coaches if not one.is_away]
    return [
        Field(
            "to",
            _("Naar welke jobcoach?"),
            kind="select",
            choices=tuple((str(one.job_coach_id), names.get(one.job_coach_id, "")) for one in present),
            missing=_("Kies een jobcoach."),
            size="middle",
        ),
        Field(
            "reason",
            _("Waarom?"),
            kind="select",
            choices=words.choices(words.REASSIGNMENT_REASONS),
            missing=_("Kies waarom de zaken overgaan."),
            size="middle",
        ),
    ]


def ids_of(given: Sequence[str]) -> set[UUID]:
    """The ids that were ticked; what is no id is no form of ours."""
    try:
        return {UUID(one) for one in given}
    except ValueError:
        abort(400)
