"""The inclusive career conversation: plan it, move it, cancel it, record what came of it."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, request

from services.portal.domain import words
from services.portal.domain.calendar import AMSTERDAM, local, typed
from services.portal.domain.cases import Conversation
from services.portal.domain.language import _
from services.portal.domain.people import Pupil
from services.portal.web import fields
from services.portal.web.forms import Field, Form, day_field, sendable, settled
from services.portal.web.lookup import names_of, pupils_of
from services.portal.web.portal import today
from services.portal.web.session import Answer, apis, done, idempotency_key, reader, signed_in

blueprint = Blueprint("conversations", __name__)
PLANNERS = ("werkconsulent", "job_coach", "coordinator")
OPEN = ("requested", "scheduled", "cancelled", "missed")
AT_ONCE, OF_THE_REGION = 200, 50  # of each state; in a region the signals say which of them matter
LENGTHS = (("30", "30 minuten"), ("45", "45 minuten"), ("60", "1 uur"), ("90", "1,5 uur"))


def appointment_questions() -> list[Field]:
    """What we ask to plan or move a conversation."""
    return [
        day_field("day", _("Dag"), _("Vul de dag van het gesprek in.")),
        Field(
            "time",
            _("Begintijd"),
            hint=_("Bijvoorbeeld 14:30."),
            read=fields.hour,
            missing=_("Vul in hoe laat het gesprek begint."),
            size="short",
            keyboard="numeric",
        ),
        Field("minutes", _("Hoe lang"), kind="select", read=fields.number, choices=LENGTHS, size="middle"),
        Field(
            "place",
            _("Plaats"),
            hint=_("De plek waar u afspreekt. Zet hier geen naam van de jongere: dit komt in de agenda-uitnodiging."),
            missing=_("Vul in waar het gesprek is."),
        ),
    ]


def cancel_questions() -> list[Field]:
    """What we ask to cancel an appointment."""
    return [
        Field(
            "reason",
            _("Waarom gaat de afspraak niet door?"),
            kind="radio",
            choices=words.choices(words.CANCEL_REASONS),
            missing=_("Kies waarom de afspraak niet doorgaat."),
        )
    ]


def outcome_questions() -> list[Field]:
    """What we ask after the conversation."""
    return [
        day_field("held_on", _("Dag van het gesprek"), _("Vul de dag van het gesprek in.")),
        Field(
            "next_step",
            _("Wat is de vervolgstap?"),
            kind="radio",
            choices=words.choices(words.NEXT_STEPS),
            missing=_("Kies de vervolgstap."),
        ),
        Field(
            "remark",
            _("Opmerking"),
            hint=_("Alleen wat de volgende collega moet weten. Schrijf niets over ziekte, diagnose of beperking."),
            kind="area",
            is_required=False,
        ),
    ]


@blueprint.get("/gesprekken")
@signed_in(*PLANNERS)
def overview() -> Answer:
    """All conversations of this reader that are still owed, the earliest date first."""
    is_mine = reader().role != "coordinator"  # who watches over the region owns no conversation
    path, most = "/v1/career-conversations", AT_ONCE if is_mine else OF_THE_REGION
    talks = [
        talk
        for state in OPEN
        for talk in apis().aftercare.some(Conversation, path, mine=is_mine, state=state, limit=most).items
    ]
    talks.sort(key=lambda talk: local(talk.starts_at).date() if talk.starts_at else talk.due_on)
    return render_template(
        "conversations.html",
        to_plan=[talk for talk in talks if not talk.has_appointment],
        planned=[talk for talk in talks if talk.has_appointment],
        pupils=pupils_of(talk.pupil_id for talk in talks),
        names=names_of(who for talk in talks for who in (talk.job_coach_id, talk.werkconsulent_id)),
    )


def conversation(conversation_id: UUID) -> tuple[Conversation, Pupil]:
    """A conversation and the young person it is for."""
    talk = apis().aftercare.one(Conversation, f"/v1/career-conversations/{conversation_id}")
    return talk, apis().intake.one(Pupil, f"/v1/pupils/{talk.pupil_id}")


@blueprint.route("/gesprekken/<uuid:conversation_id>", methods=["GET", "POST"])
@signed_in(*PLANNERS)
def plan(conversation_id: UUID) -> Answer:
    """See one conversation; plan it or move it."""
    talk, pupil = conversation(conversation_id)
    form = Form(appointment_questions(), request.form or proposed(talk))

    def send(values: dict[str, Any]) -> None:
        starts_at = datetime.combine(values["day"], values["time"], tzinfo=AMSTERDAM)
        body = {"starts_at": starts_at.isoformat(), "minutes": values["minutes"], "place": values["place"]}
        apis().aftercare.put(f"/v1/career-conversations/{conversation_id}/appointment", body, key=idempotency_key())

    if request.method == "POST" and settled(form, send, {"starts_at": "day"}):
        message = _("De afspraak staat. Iedereen krijgt een uitnodiging voor de agenda.")
        return done(message, "conversations.plan", conversation_id=conversation_id)
    page = render_template(
        "conversation.html",
        form=form,
        talk=talk,
        pupil=pupil,
        names=names_of([talk.job_coach_id, talk.werkconsulent_id]),
    )
    return page, 400 if form.is_wrong else 200


def proposed(talk: Conversation) -> dict[str, str]:
    """The appointment as it stands; else ten o'clock on the next working day, which is easily changed."""
    if talk.starts_at is not None and talk.state == "scheduled":
        start = local(talk.starts_at)
        minutes = int((talk.ends_at - talk.starts_at).total_seconds() // 60) if talk.ends_at else 60
        return {
            "day": typed(start.date()),
            "time": f"{start:%H:%M}",
            "minutes": str(minutes),
            "place": talk.place or "",
        }
    first = today() + timedelta(days=1)
    while first.weekday() > 4:  # noqa: PLR2004 - Saturday and Sunday
        first += timedelta(days=1)
    return {"day": typed(first), "time": "10:00", "minutes": "60", "place": talk.place or ""}


@blueprint.route("/gesprekken/<uuid:conversation_id>/afzeggen", methods=["GET", "POST"])
@signed_in(*PLANNERS)
def cancel(conversation_id: UUID) -> Answer:
    """The appointment does not go on; the conversation stays owed."""
    talk, pupil = conversation(conversation_id)
    form = Form(cancel_questions(), request.form)

    def send(values: dict[str, Any]) -> None:
        apis().aftercare.delete(f"/v1/career-conversations/{conversation_id}/appointment", values)

    if request.method == "POST" and settled(form, send):
        message = _("De afspraak is afgezegd. Het gesprek moet nog wel: plan een nieuwe dag.")
        return done(message, "conversations.plan", conversation_id=conversation_id)
    return render_template("conversation_cancel.html", form=form, talk=talk, pupil=pupil), 400 if form.is_wrong else 200


@blueprint.route("/gesprekken/<uuid:conversation_id>/uitkomst", methods=["GET", "POST"])
@signed_in(*PLANNERS)
def outcome(conversation_id: UUID) -> Answer:
    """The conversation was held: what is the next step."""
    talk, pupil = conversation(conversation_id)
    form = Form(outcome_questions(), request.form or {"held_on": typed(held_on(talk))})

    def send(values: dict[str, Any]) -> None:
        path = f"/v1/career-conversations/{conversation_id}/outcome"
        apis().aftercare.post(path, sendable(values), key=idempotency_key())

    if request.method == "POST" and settled(form, send):
        message = _("De uitkomst en de vervolgstap zijn vastgelegd.")
        return done(message, "young_people.page", pupil_id=talk.pupil_id)
    return render_template(
        "conversation_outcome.html", form=form, talk=talk, pupil=pupil
    ), 400 if form.is_wrong else 200


def held_on(talk: Conversation) -> date:
    """The day it was held as far as we know: as recorded, as planned, or today."""
    if talk.outcome:
        return talk.outcome.held_on
    return min(local(talk.starts_at).date(), today()) if talk.starts_at else today()
