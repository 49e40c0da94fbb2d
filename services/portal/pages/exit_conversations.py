"""Exit conversations of a last school year: plan one or a class in one go, prepare, and record what was advised."""

from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from flask import Blueprint, render_template, request

from language.days import AMSTERDAM, local
from language.texts import N_, _
from services.portal.domain import exit_words, words
from services.portal.domain.calendar import typed
from services.portal.domain.exit_conversations import ExitConversation, ExitFigure, OfSchool, by_school
from services.portal.domain.leaver_list import AUGUST
from services.portal.domain.leerlijnen import Leerlijn
from services.portal.domain.people import Pupil
from services.portal.pages.conversations import cancel_questions, when_questions
from services.portal.web import fields
from services.portal.web.forms import Field, Form, day_field, settled, stale_or_settled
from services.portal.web.lookup import names_of, organisations, pupils_of
from services.portal.web.portal import today
from services.portal.web.session import Answer, apis, done, idempotency_key, signed_in

blueprint = Blueprint("exit_conversations", __name__)
WHO: Final = ("werkconsulent", "school_staff", "coordinator")
AT_ONCE: Final = 200
USUAL: Final = "45"
GUESTS: Final = ("parents", "mbo", "other")
PAUSES: Final = (
    ("0", N_("Geen pauze")),
    ("5", N_("5 minuten")),
    ("10", N_("10 minuten")),
    ("15", N_("15 minuten")),
)


def school_year() -> int:
    """The school year that is asked for; the present one when nobody asks."""
    now = today()
    return request.args.get("jaar", type=int) or now.year - (now.month < AUGUST)


def appointment_questions() -> list[Field]:
    """What we ask to plan one conversation or a series."""
    return [
        *when_questions(),
        Field("place", _("Plaats"), missing=_("Vul in waar het gesprek is."), size="middle"),
        *(
            Field(f"with_{code}", words.word(exit_words.EXIT_GUESTS, code), kind="check", is_required=False)
            for code in GUESTS
        ),
        Field(
            "parents_agreed",
            _("De leerling is 18 of ouder en vindt het goed dat de ouders mee komen"),
            kind="check",
            is_required=False,
        ),
    ]


def series_questions() -> list[Field]:
    """What we ask besides for a series."""
    choices = tuple((code, _(text)) for code, text in PAUSES)
    pause = Field(
        "pause", _("Pauze tussen de gesprekken"), kind="select", read=fields.number, choices=choices, size="middle"
    )
    return [*appointment_questions(), pause]


def advice_questions(leerlijnen: list[Leerlijn]) -> list[Field]:
    """What we ask after the conversation."""
    return [
        day_field("held_on", _("Dag van het gesprek"), _("Vul de dag van het gesprek in.")),
        Field(
            "advice",
            _("Wat is het advies?"),
            kind="radio",
            choices=words.choices(exit_words.ADVICES),
            missing=_("Kies het advies."),
        ),
        Field(
            "leerlijn",
            _("Welke leerlijn?"),
            hint=_("Alleen als het advies een leerlijn is."),
            kind="select",
            choices=tuple((one.code, one.name) for one in leerlijnen),
            is_required=False,
            size="middle",
        ),
        Field(
            "remark",
            _("Opmerking"),
            hint=_("Schrijf niets over ziekte, diagnose of beperking."),
            kind="area",
            is_required=False,
        ),
    ]


def asked_of(values: dict[str, Any]) -> dict[str, Any]:
    """The appointment as the API takes it."""
    starts_at = datetime.combine(values["day"], values["time"], tzinfo=AMSTERDAM)
    others = [code for code in GUESTS if values[f"with_{code}"]]
    body = {"starts_at": starts_at.isoformat(), "minutes": values["minutes"], "place": values["place"]}
    return body | {"others": others, "parents_agreed": bool(values["parents_agreed"])}


@blueprint.route("/uitstroomgesprekken", methods=["GET", "POST"])
@signed_in(*WHO)
def overview() -> Answer:
    """The pupils in the last school year by school; of one school, whoever is ticked is planned after one another on a day."""
    form = Form(series_questions(), request.form or usual())
    chosen = request.form.getlist("gesprek")

    def send(values: dict[str, Any]) -> None:
        body = asked_of(values) | {"pause": values["pause"], "conversation_ids": chosen}
        apis().intake.post("/v1/exit-conversation-plannings", body, key=idempotency_key())

    if request.method == "POST" and not chosen:
        form.problems.append(_("Kies minstens een leerling."))
    elif request.method == "POST" and settled(form, send, {"starts_at": "day"}):
        return done(
            _("De gesprekken staan. Collega's krijgen een uitnodiging voor de agenda."), "exit_conversations.overview"
        )
    year = school_year()
    talks = apis().intake.every(ExitConversation, "/v1/exit-conversations", school_year=year, limit=AT_ONCE)
    figures = apis().intake.every(ExitFigure, "/v1/exit-conversation-figures", school_year=year)
    schools = by_school(talks, pupils_of(talk.pupil_id for talk in talks))
    page = render_template(
        "exit_conversations.html",
        form=form,
        planning=school_to_plan(schools),
        chosen=set(chosen),
        year=year,
        schools=schools,
        figures=figures,
        school_names={one.id: one.name for one in organisations("school")},
        names=names_of([*(talk.werkconsulent_id for talk in talks), *(one.werkconsulent_id for one in figures)]),
        guests=GUESTS,
    )
    return page, 400 if form.is_wrong else 200


def school_to_plan(schools: list[OfSchool]) -> UUID | None:
    """The school that is planned on this page: the one that was asked for, else the first with somebody to plan."""
    asked = request.args.get("school")
    waiting = [one.school_id for one in schools if one.to_plan]
    return next((each for each in waiting if str(each) == asked), waiting[0] if waiting else None)


def usual() -> dict[str, str]:
    """A week from now at nine, which is easily changed."""
    first = today() + timedelta(days=7)
    while first.weekday() > 4:  # noqa: PLR2004  Saturday and Sunday
        first += timedelta(days=1)
    return {"day": typed(first), "time": "09:00", "minutes": USUAL, "pause": "5"}


def conversation(conversation_id: UUID) -> tuple[ExitConversation, Pupil | None]:
    """A conversation, and the pupil as far as this reader may still see him."""
    talk = apis().intake.one(ExitConversation, f"/v1/exit-conversations/{conversation_id}")
    return talk, pupils_of([talk.pupil_id]).get(talk.pupil_id)


@blueprint.route("/uitstroomgesprekken/<uuid:conversation_id>", methods=["GET", "POST"])
@signed_in(*WHO)
def page(conversation_id: UUID) -> Answer:
    """See one conversation; plan it or move it."""
    path = f"/v1/exit-conversations/{conversation_id}"
    talk, version = apis().intake.seen(ExitConversation, path)
    pupil = pupils_of([talk.pupil_id]).get(talk.pupil_id)
    form = Form(appointment_questions(), request.form or as_it_stands(talk))

    def send(values: dict[str, Any]) -> None:
        apis().intake.put(f"{path}/appointment", asked_of(values), version=request.form.get("version", ""))

    ends = stale_or_settled(form, send, {"starts_at": "day"}) if request.method == "POST" else "asked"
    if ends == "stale":
        form.problems.append(
            _("Een collega heeft dit gesprek net gewijzigd. Kijk hoe het nu staat en stuur uw afspraak nog eens.")
        )
    elif ends == "settled":
        message = _(
            "De afspraak staat. Collega's krijgen een uitnodiging voor de agenda. Vertel het zelf aan de leerling."
        )
        return done(message, "exit_conversations.page", conversation_id=conversation_id)
    shown = render_template(
        "exit_conversation.html",
        form=form,
        talk=talk,
        pupil=pupil,
        version=version,
        guests=GUESTS,
        names=names_of([talk.werkconsulent_id, talk.school_contact_id]),
    )
    return shown, 400 if form.is_wrong else 200


def as_it_stands(talk: ExitConversation) -> dict[str, str]:
    """The appointment as typed; without one the usual."""
    others = {f"with_{code}": "ja" for code in talk.others if code in GUESTS}
    if talk.starts_at is None or talk.ends_at is None:
        return usual() | {"place": talk.place} | others
    start = local(talk.starts_at)
    minutes = int((talk.ends_at - talk.starts_at).total_seconds() // 60)
    when = {"day": typed(start.date()), "time": f"{start:%H:%M}", "minutes": str(minutes)}
    return when | {"place": talk.place} | others


@blueprint.post("/uitstroomgesprekken/<uuid:conversation_id>/voorbereiding")
@signed_in(*WHO)
def prepare(conversation_id: UUID) -> Answer:
    """Write down what to talk about."""
    said = {"preparation": request.form.get("preparation", "")[:2000]}
    apis().intake.put(f"/v1/exit-conversations/{conversation_id}/preparation", said)
    return done(_("De voorbereiding is opgeslagen."), "exit_conversations.page", conversation_id=conversation_id)


@blueprint.route("/uitstroomgesprekken/<uuid:conversation_id>/afzeggen", methods=["GET", "POST"])
@signed_in(*WHO)
def cancel(conversation_id: UUID) -> Answer:
    """The appointment does not go on; the conversation stays owed."""
    talk, pupil = conversation(conversation_id)
    form = Form(cancel_questions(), request.form)

    def send(values: dict[str, Any]) -> None:
        apis().intake.delete(f"/v1/exit-conversations/{conversation_id}/appointment", values)

    if request.method == "POST" and settled(form, send):
        message = _("De afspraak is afgezegd. Het gesprek moet nog wel: plan een nieuwe dag.")
        return done(message, "exit_conversations.page", conversation_id=conversation_id)
    shown = render_template("exit_conversation_cancel.html", form=form, talk=talk, pupil=pupil)
    return shown, 400 if form.is_wrong else 200


@blueprint.post("/uitstroomgesprekken/<uuid:conversation_id>/niet-verschenen")
@signed_in(*WHO)
def miss(conversation_id: UUID) -> Answer:
    """The pupil did not come; the conversation stays owed."""
    apis().intake.post(f"/v1/exit-conversations/{conversation_id}/no-show", key=idempotency_key())
    message = _("Vastgelegd: de leerling was er niet. Het gesprek moet nog wel: plan een nieuwe dag.")
    return done(message, "exit_conversations.page", conversation_id=conversation_id)


@blueprint.route("/uitstroomgesprekken/<uuid:conversation_id>/uitkomst", methods=["GET", "POST"])
@signed_in(*WHO)
def outcome(conversation_id: UUID) -> Answer:
    """The conversation was held: what is the advice."""
    talk, pupil = conversation(conversation_id)
    leerlijnen = apis().aftercare.every(Leerlijn, "/v1/leerlijnen", limit=AT_ONCE)
    form = Form(advice_questions(leerlijnen), request.form or {"held_on": typed(held_on(talk))})

    def send(values: dict[str, Any]) -> None:
        said = values | {"held_on": values["held_on"].isoformat(), "remark": values["remark"] or ""}
        apis().intake.post(f"/v1/exit-conversations/{conversation_id}/outcome", said, key=idempotency_key())

    if request.method == "POST" and settled(form, send):
        message = _("Het advies is vastgelegd. Wie de leerling later helpt, ziet het ook.")
        return done(message, "exit_conversations.page", conversation_id=conversation_id)
    shown = render_template("exit_conversation_outcome.html", form=form, talk=talk, pupil=pupil)
    return shown, 400 if form.is_wrong else 200


def held_on(talk: ExitConversation) -> date:
    """The day it was held as far as we know: as planned, or today."""
    return min(local(talk.starts_at).date(), today()) if talk.starts_at else today()
