"""The next step of one young person: what could be, and why; the choice with its reason; whether it truly began."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, render_template, request

from language.texts import _
from services.portal.client import ANY
from services.portal.domain import words
from services.portal.domain.calendar import day, typed
from services.portal.domain.cases import Case, Conversation
from services.portal.domain.leerlijnen import Leerlijn, Match
from services.portal.domain.people import Pupil
from services.portal.pages.conversations import PLANNERS, held_on
from services.portal.pages.promises import promise_fields, promise_questions, with_promises
from services.portal.pages.young_people import pupil_and_case
from services.portal.web.forms import Field, Form, day_field, sendable, settled
from services.portal.web.lookup import all_organisations
from services.portal.web.portal import today
from services.portal.web.reading import opened
from services.portal.web.session import Answer, apis, done, idempotency_key, signed_in

blueprint = Blueprint("next_steps", __name__)
LEERLIJN, NONE_YET = "leerlijn", "none_yet"
MOST_TICKED = 200


def choice_questions(match: Match) -> list[Field]:
    """What is chosen, on which day, and why."""
    return [
        Field(
            "choice",
            _("Wat kiest u samen met de jongere?"),
            kind="radio",
            choices=tuple(offered(match)),
            missing=_("Kies de vervolgstap."),
        ),
        Field(
            "choice_reason",
            _("Waarom deze stap?"),
            hint=_("Kort. Schrijf niets over ziekte, diagnose of beperking. De jongere mag dit lezen."),
            kind="area",
            missing=_("Vul in waarom u deze stap kiest."),
        ),
        day_field("held_on", _("Dag van het gesprek"), _("Vul de dag van het gesprek in.")),
        *promise_questions(),
    ]


def offered(match: Match) -> list[tuple[str, str]]:
    """Every free period of a leerlijn that is open to this young person, and the other steps."""
    places = [
        (str(period.period_id), _("Leerlijn {name}, vanaf {day}").format(name=line.name, day=day(period.begins_on)))
        for line in match.leerlijnen
        if line.is_open
        for period in line.periods
    ]
    others = [(code, text) for code, text in words.choices(words.NEXT_STEPS) if code != LEERLIJN]
    return [*places, *others]


@blueprint.route("/jongeren/<uuid:pupil_id>/vervolgstap", methods=["GET", "POST"])
@signed_in(*PLANNERS)
def page(pupil_id: UUID) -> Answer:
    """What could be a next step, every line with its reasons; choose one with the young person."""
    pupil, case = pupil_and_case(pupil_id)
    opened()
    match = apis().aftercare.one(Match, f"/v1/cases/{case.id}/match")
    talk = to_decide(case)
    form = Form(choice_questions(match), request.form or ({"held_on": typed(held_on(talk))} if talk else {}))

    def send(values: dict[str, Any]) -> None:
        asked = with_promises(values)
        choice = asked.pop("choice")
        is_place = choice not in words.NEXT_STEPS
        body = asked | ({"next_step": LEERLIJN, "period_id": choice} if is_place else {"next_step": choice})
        path = f"/v1/career-conversations/{talk.id if talk else abort(404)}/outcome"
        apis().aftercare.post(path, body, key=idempotency_key())

    if request.method == "POST" and settled(form, send, promise_fields()):
        return done(_("De vervolgstap en de reden zijn vastgelegd."), "young_people.page", pupil_id=pupil_id)
    found = all_organisations()
    leerlijnen = apis().aftercare.every(Leerlijn, "/v1/leerlijnen")
    page = render_template(
        "next_step.html",
        form=form,
        pupil=pupil,
        talk=talk,
        match=match,
        bodies={one.code: one.name for one in found},
        places={one.code: one.name for one in found if one.kind == "municipality"},
        leerlijnen=leerlijnen,
        titles={each.key: each.title for one in leerlijnen for each in one.work_processes},
    )
    return page, 400 if form.is_wrong else 200


@blueprint.post("/jongeren/<uuid:pupil_id>/uitgangspunt")
@signed_in(*PLANNERS)
def note(pupil_id: UUID) -> Answer:
    """Note what the young person has and wants."""
    _pupil, case = pupil_and_case(pupil_id)
    names = ("work_processes", "leerlijnen", "municipalities")
    body = {name: request.form.getlist(name)[:MOST_TICKED] for name in names}
    apis().aftercare.put(f"/v1/cases/{case.id}/starting-point", body, version=ANY)
    return done(_("Vastgelegd wat de jongere heeft en wil."), "next_steps.page", pupil_id=pupil_id)


def to_decide(case: Case) -> Conversation | None:
    """The conversation whose step is to be chosen: the one that is owed, else the last one without a step."""
    if case.owed_conversation:
        return case.owed_conversation
    open_ones = [talk for talk in case.conversations if talk.outcome and talk.outcome.next_step == NONE_YET]
    return max(open_ones, key=lambda talk: talk.outcome.held_on if talk.outcome else today(), default=None)


def begin_questions() -> list[Field]:
    """Since when."""
    return [day_field("began_on", _("Eerste dag"), _("Vul in op welke dag het begon."))]


def drop_questions() -> list[Field]:
    """Why not."""
    return [
        Field(
            "reason",
            _("Waarom gaat de vervolgstap niet door?"),
            kind="radio",
            choices=words.choices(words.DROP_REASONS),
            missing=_("Kies waarom de vervolgstap niet doorgaat."),
        )
    ]


def agreed(conversation_id: UUID) -> Conversation:
    """A conversation with the step that came of it."""
    return apis().aftercare.one(Conversation, f"/v1/career-conversations/{conversation_id}")


@blueprint.route("/gesprekken/<uuid:conversation_id>/begonnen", methods=["GET", "POST"])
@signed_in(*PLANNERS)
def begin(conversation_id: UUID) -> Answer:
    """The agreed step truly began; or it did not, and then it is dropped."""
    talk = agreed(conversation_id)
    form = Form(begin_questions(), request.form or {"began_on": typed(today())})

    def send(values: dict[str, Any]) -> None:
        path = f"/v1/career-conversations/{conversation_id}/beginning"
        apis().aftercare.post(path, sendable(values), key=idempotency_key())

    if request.method == "POST" and settled(form, send):
        return done(_("Vastgelegd: de vervolgstap is begonnen."), "young_people.page", pupil_id=talk.pupil_id)
    return asked("next_step_begin.html", form, talk)


@blueprint.route("/gesprekken/<uuid:conversation_id>/gaat-niet-door", methods=["GET", "POST"])
@signed_in(*PLANNERS)
def drop(conversation_id: UUID) -> Answer:
    """The agreed step does not begin: another one must be agreed."""
    talk = agreed(conversation_id)
    form = Form(drop_questions(), request.form)

    def send(values: dict[str, Any]) -> None:
        apis().aftercare.delete(f"/v1/career-conversations/{conversation_id}/next-step", values)

    if request.method == "POST" and settled(form, send):
        return done(_("Vastgelegd. Spreek nu een andere vervolgstap af."), "next_steps.page", pupil_id=talk.pupil_id)
    return asked("next_step_drop.html", form, talk)


def asked(template: str, form: Form, talk: Conversation) -> Answer:
    """A question about the step of this conversation."""
    pupil = apis().intake.one(Pupil, f"/v1/pupils/{talk.pupil_id}")
    return render_template(template, form=form, talk=talk, pupil=pupil), 400 if form.is_wrong else 200
