"""The inclusive career conversation: plan it, move it, cancel it, record what came of it."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, request

from language.days import AMSTERDAM, local
from language.texts import _
from services.portal.client import ANY
from services.portal.domain import words
from services.portal.domain.calendar import typed
from services.portal.domain.cases import Conversation, Slots
from services.portal.domain.people import Pupil
from services.portal.domain.words import word
from services.portal.pages.promises import promise_fields, promise_questions, with_promises
from services.portal.web import fields
from services.portal.web.filters import Filters
from services.portal.web.forms import Field, Form, day_field, settled, stale_or_settled
from services.portal.web.lookup import names_of, pupils_of
from services.portal.web.portal import today
from services.portal.web.reading import opened
from services.portal.web.session import Answer, apis, done, idempotency_key, reader, signed_in

blueprint = Blueprint("conversations", __name__)
PLANNERS = ("werkconsulent", "job_coach", "coordinator")
OPEN = ("requested", "scheduled", "cancelled", "missed")
AT_ONCE, OF_THE_REGION = 200, 50  # of each state; in a region the signals say which of them matter
FILTERS = Filters("gesprekken", {"stand": OPEN})
CHOSEN = ("school", "parents", "mbo")  # by hand; the young person is always there
A_SLOT = "60"
LENGTHS = (("30", "30 minuten"), ("45", "45 minuten"), ("60", "1 uur"), ("90", "1,5 uur"))


def when_questions() -> list[Field]:
    """On which day a conversation is, from when, and for how long."""
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
    ]


def appointment_questions() -> list[Field]:
    """What we ask to plan or move a conversation."""
    return [
        *when_questions(),
        Field(
            "place",
            _("Plaats"),
            hint=_(
                "De plek waar u afspreekt. Wie komt, ziet de plek na het aanmelden; in de uitnodiging staat zij niet."
            ),
            missing=_("Vul in waar het gesprek is."),
        ),
        *(Field(f"with_{code}", word(words.OTHERS, code), kind="check", is_required=False) for code in CHOSEN),
    ]


def cancel_questions() -> list[Field]:
    """What we ask to cancel an appointment."""
    return [
        Field(
            "reason",
            _("Waarom gaat de afspraak niet door?"),
            kind="radio",
            choices=words.choices({code: text for code, text in words.CANCEL_REASONS.items() if code != "no_show"}),
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
        *promise_questions(),
    ]


@blueprint.get("/gesprekken")
@signed_in(*PLANNERS)
def overview() -> Answer:
    """All conversations of this reader that are still owed, the earliest date first."""
    if as_it_was := FILTERS.remembered():
        return as_it_was
    chosen = FILTERS.chosen()
    is_mine = reader().role != "coordinator"  # who watches over the region owns no conversation
    path, most = "/v1/career-conversations", AT_ONCE if is_mine else OF_THE_REGION
    talks = [
        talk
        for state in OPEN
        if chosen.get("stand") in (None, state)
        for talk in apis().aftercare.some(Conversation, path, mine=is_mine, state=state, limit=most).items
    ]
    talks.sort(key=lambda talk: local(talk.starts_at).date() if talk.starts_at else talk.due_on)
    return render_template(
        "conversations.html",
        chosen=chosen,
        states=OPEN,
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
    """See one conversation; plan it or move it, as long as it is the one that this reader saw."""
    path = f"/v1/career-conversations/{conversation_id}"
    talk, version = apis().aftercare.seen(Conversation, path)
    opened()
    pupil = apis().intake.one(Pupil, f"/v1/pupils/{talk.pupil_id}")
    usual = apis().aftercare.one(Slots, f"{path}/slots") if talk.is_open and talk.may_change else Slots()
    form = Form(appointment_questions(), chosen_slot() or request.form or proposed(talk, usual))

    def send(values: dict[str, Any]) -> None:
        starts_at = datetime.combine(values["day"], values["time"], tzinfo=AMSTERDAM)
        body = {"starts_at": starts_at.isoformat(), "minutes": values["minutes"], "place": values["place"]}
        body["others"] = [code for code in CHOSEN if values[f"with_{code}"]]
        body["outside_working_hours_confirmed"] = request.form.get("confirmed") == "ja"
        apis().aftercare.put(f"{path}/appointment", body, version=request.form.get("version") or ANY)

    ends = stale_or_settled(form, send, {"starts_at": "day"}) if request.method == "POST" else "asked"
    if ends == "settled" or (ends == "stale" and stands_as(talk, form.read() or {})):
        message = _(
            "De afspraak staat. Collega's krijgen een uitnodiging voor de agenda. Vertel het zelf aan wie dat niet krijgt."
        )
        return done(message, "conversations.plan", conversation_id=conversation_id)
    page = render_template(
        "conversation.html",
        form=form,
        version=version if ends in ("asked", "stale") else request.form.get("version", version),
        is_stale=ends == "stale",
        talk=talk,
        slots=usual.slots,
        pupil=pupil,
        chosen=CHOSEN,
        names=names_of([talk.job_coach_id, talk.werkconsulent_id, talk.school_contact_id]),
    )
    return page, {"stale": 409, "wrong": 400}.get(ends, 200)


def stands_as(talk: Conversation, asked: dict[str, Any]) -> bool:
    """Whether the appointment is the one that was asked for: a form pressed twice is no change by somebody else."""
    if talk.starts_at is None or talk.ends_at is None:
        return False
    there = {"day": local(talk.starts_at).date(), "time": local(talk.starts_at).time(), "place": talk.place}
    there |= {"minutes": int((talk.ends_at - talk.starts_at).total_seconds() // 60)}
    return asked == there | {f"with_{code}": "ja" if code in talk.others else None for code in CHOSEN}


def chosen_slot() -> dict[str, str] | None:
    """A proposed moment that was pressed, as if it had been typed."""
    try:
        start = local(datetime.fromisoformat(request.form.get("slot", "")))
    except ValueError:
        return None
    return dict(request.form.items()) | {"day": typed(start.date()), "time": f"{start:%H:%M}", "minutes": A_SLOT}


def proposed(talk: Conversation, usual: Slots) -> dict[str, str]:
    """The appointment as it stands; else ten o'clock on the next working day, which is easily changed."""
    others = {f"with_{code}": "ja" for code in CHOSEN if code in (talk.others or usual.others)}
    if talk.starts_at is not None and talk.state == "scheduled":
        start = local(talk.starts_at)
        minutes = int((talk.ends_at - talk.starts_at).total_seconds() // 60) if talk.ends_at else 60
        return {
            "day": typed(start.date()),
            "time": f"{start:%H:%M}",
            "minutes": str(minutes),
            "place": talk.place or "",
        } | others
    first = today() + timedelta(days=1)
    while first.weekday() > 4:  # noqa: PLR2004 - Saturday and Sunday
        first += timedelta(days=1)
    return {"day": typed(first), "time": "10:00", "minutes": A_SLOT, "place": talk.place or usual.place or ""} | others


@blueprint.route("/gesprekken/<uuid:conversation_id>/afzeggen", methods=["GET", "POST"])
@signed_in(*PLANNERS)
def cancel(conversation_id: UUID) -> Answer:
    """The appointment does not go on; the conversation stays owed."""
    path = f"/v1/career-conversations/{conversation_id}"
    talk, version = apis().aftercare.seen(Conversation, path)
    form = Form(cancel_questions(), request.form)

    def send(values: dict[str, Any]) -> None:
        apis().aftercare.delete(f"{path}/appointment", values, version=request.form.get("version") or ANY)

    ends = stale_or_settled(form, send) if request.method == "POST" else "asked"
    if ends == "settled":
        message = _("De afspraak is afgezegd. Het gesprek moet nog wel: plan een nieuwe dag.")
        return done(message, "conversations.plan", conversation_id=conversation_id)
    page = render_template(
        "conversation_cancel.html",
        form=form,
        version=version if ends in ("asked", "stale") else request.form.get("version", version),
        is_stale=ends == "stale",
        talk=talk,
        pupil=apis().intake.one(Pupil, f"/v1/pupils/{talk.pupil_id}"),
    )
    return page, {"stale": 409, "wrong": 400}.get(ends, 200)


@blueprint.post("/gesprekken/<uuid:conversation_id>/niet-verschenen")
@signed_in(*PLANNERS)
def miss(conversation_id: UUID) -> Answer:
    """The young person did not come; the conversation stays owed. Was that wrong, then its outcome can still be recorded."""
    apis().aftercare.post(f"/v1/career-conversations/{conversation_id}/no-show", key=idempotency_key())
    message = _("Vastgelegd: de jongere was er niet. Het gesprek moet nog wel: plan een nieuwe dag.")
    return done(message, "conversations.plan", conversation_id=conversation_id)


@blueprint.route("/gesprekken/<uuid:conversation_id>/uitkomst", methods=["GET", "POST"])
@signed_in(*PLANNERS)
def outcome(conversation_id: UUID) -> Answer:
    """The conversation was held: what is the next step."""
    talk, pupil = conversation(conversation_id)
    form = Form(outcome_questions(), request.form or {"held_on": typed(held_on(talk))})

    def send(values: dict[str, Any]) -> None:
        path = f"/v1/career-conversations/{conversation_id}/outcome"
        apis().aftercare.post(path, with_promises(values), key=idempotency_key())

    if request.method == "POST" and settled(form, send, promise_fields()):
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
