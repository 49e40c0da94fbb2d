"""Around planning a conversation: the sheet to prepare it, one that is asked for by hand, and one's own working hours."""

from dataclasses import dataclass, field
from datetime import time
from typing import Any, Final
from uuid import UUID

from flask import Blueprint, render_template, request

from language.days import WEEKDAYS
from language.texts import _
from services.portal.client import ANY
from services.portal.domain import story
from services.portal.domain.cases import Conversation
from services.portal.domain.leerlijnen import Match
from services.portal.domain.refusals import Refusal
from services.portal.pages.conversations import PLANNERS
from services.portal.pages.young_people import notes_of, pupil_and_case
from services.portal.web import fields
from services.portal.web.forms import STALE, Field, Form, sent
from services.portal.web.lookup import names_of
from services.portal.web.reading import opened
from services.portal.web.session import Answer, apis, done, idempotency_key, reader, signed_in

blueprint = Blueprint("planning", __name__)
LAST: Final = 12  # lines of the story on the sheet
DAYS: Final = range(1, 6)
SCHOOL: Final = "school_staff"


@dataclass(frozen=True)
class WorkingDay:
    """One day of the week; Monday is 1."""

    weekday: int
    starts: str
    ends: str


@dataclass(frozen=True)
class WorkingHours:
    """When somebody works; no days at all is office hours."""

    days: list[WorkingDay] = field(default_factory=list)


@blueprint.get("/gesprekken/<uuid:conversation_id>/voorbereiding")
@signed_in(*PLANNERS)
def prepare(conversation_id: UUID) -> Answer:
    """All that one wants to know before the conversation, on one sheet for the printer."""
    talk = apis().aftercare.one(Conversation, f"/v1/career-conversations/{conversation_id}")
    pupil, case = pupil_and_case(talk.pupil_id)
    opened()
    entries = apis().aftercare.every(dict[str, Any], f"/v1/cases/{case.id}/timeline")
    notes = notes_of(case) if any("check_in_id" in entry for entry in entries) else {}
    match = apis().aftercare.one(Match, f"/v1/cases/{case.id}/match")
    return render_template(
        "preparation.html",
        talk=talk,
        pupil=pupil,
        case=case,
        match=match,
        story=[story.tell(entry, notes) for entry in reversed(entries)][:LAST],
        names=names_of([talk.job_coach_id, talk.werkconsulent_id]),
    )


@blueprint.post("/jongeren/<uuid:pupil_id>/gesprek")
@signed_in(*PLANNERS)
def ask(pupil_id: UUID) -> Answer:
    """Ask for a conversation though no work ended."""
    _pupil, case = pupil_and_case(pupil_id)
    path = f"/v1/cases/{case.id}/career-conversations"
    talk = apis().aftercare.asked(Conversation, "POST", path, {}, key=idempotency_key())
    return done(
        _("Er is een loopbaangesprek aangevraagd. Plan het hier."), "conversations.plan", conversation_id=talk.id
    )


@blueprint.post("/gesprekken/<uuid:conversation_id>/verteld")
@signed_in(*PLANNERS)
def tell(conversation_id: UUID) -> Answer:
    """Somebody without an address here knows the appointment as this reader saw it; of another one nothing is noted."""
    path, body = f"/v1/career-conversations/{conversation_id}/told-guests", {"told": request.form.getlist("told")}
    message = _("Vastgelegd wie van de afspraak weet.")
    try:
        apis().aftercare.put(path, body, version=request.form.get("version") or ANY)
    except Refusal as refusal:
        if refusal.status != STALE:
            raise
        message = _("De afspraak is net veranderd. Kijk wat er nu staat en vertel dat.")
    return done(message, "conversations.plan", conversation_id=conversation_id)


def hours_questions() -> list[Field]:
    """From when to when, for each working day; an empty day is a day off."""
    return [question for day in DAYS for question in _of_day(day)]


def _of_day(day: int) -> list[Field]:
    name = _(WEEKDAYS[day - 1]).capitalize()
    begin, end = _("{day} van").format(day=name), _("{day} tot").format(day=name)
    ends = (("starts", begin), ("ends", end))
    return [
        Field(f"{which}_{day}", label, read=fields.hour, is_required=False, size="short", keyboard="numeric")
        for which, label in ends
    ]


@blueprint.route("/werktijden", methods=["GET", "POST"])
@signed_in(*PLANNERS, SCHOOL)
def hours() -> Answer:
    """One's own working hours, so that conversations are proposed when one is there."""
    home = "leavers.overview" if reader().role == SCHOOL else "my_work.page"
    known, version = apis().aftercare.seen(WorkingHours, "/v1/working-hours")
    form = Form(hours_questions(), request.form or _as_typed(known))
    values = form.read() if request.method == "POST" else None
    if values is not None:
        body = {"days": _days(values)}
        if not sent(form, lambda seen: apis().aftercare.put("/v1/working-hours", body, version=seen)):
            return done(_("Uw werktijden zijn opgeslagen."), home)
    shown = render_template("working_hours.html", form=form, version=version, home=home)
    return shown, 400 if form.is_wrong else 200


def _as_typed(known: WorkingHours) -> dict[str, str]:
    found = {each.weekday: each for each in known.days}
    if not found:
        return {f"{which}_{day}": hour for day in DAYS for which, hour in (("starts", "09:00"), ("ends", "17:00"))}
    return {
        f"{which}_{day}": getattr(found[day], which) for day in DAYS if day in found for which in ("starts", "ends")
    }


def _days(values: dict[str, Any]) -> list[dict[str, Any]]:
    def said(hour: time) -> str:
        return f"{hour:%H:%M}"

    days = [(day, values[f"starts_{day}"], values[f"ends_{day}"]) for day in DAYS]
    return [
        {"weekday": day, "starts": said(starts or ends), "ends": said(ends or starts)}
        for day, starts, ends in days
        if starts or ends
    ]
