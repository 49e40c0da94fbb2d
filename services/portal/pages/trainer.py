"""What a workplace trainer does on a phone, with a one-time link and without an account: judge, and sign all at once."""

import re
from typing import Any, Final

from flask import Blueprint, abort, redirect, render_template, request, session, url_for

from language.texts import _
from services.portal.domain import words
from services.portal.domain.refusals import Refusal
from services.portal.domain.trajectories import Task
from services.portal.pages import trainer_photos
from services.portal.pages.drafts import SIGNED_OUT, said
from services.portal.pages.trainer_photos import CURRENT, TASK, certification, secret
from services.portal.web import fields
from services.portal.web.forms import ANSWERABLE, Field, Form
from services.portal.web.session import Answer, Secret, signed_in_or_none

blueprint = Blueprint("trainer", __name__)
SHAPE: Final = re.compile(r"[A-Za-z0-9_-]{43}")  # of what a link holds
DIGITS: Final = 6
LONGEST: Final = 500
NOT_FOUND: Final = 404
STOP: Final = "stop"  # instead of a judgement: keep all of it, and forget the task in this browser
MENDABLE: Final = ("ChangedSinceShown", "EveryWorkProcessIsJudged")  # by looking again


def code_question() -> Field:
    """The six digits."""
    return Field(
        "code",
        _("Code"),
        hint=_("Zes cijfers."),
        read=_code,
        missing=_("Vul de code in."),
        size="short",
        keyboard="numeric",
    )


def _code(typed: str) -> str:
    digits = "".join(typed.split())
    if len(digits) != DIGITS or not (digits.isascii() and digits.isdigit()):
        raise fields.Wrong(_("De code is zes cijfers."))
    return digits


@blueprint.route("/beoordelen/<secret>", methods=["GET", "POST"])
def enter(secret: str) -> Answer:
    """Open the link with the code."""
    if not SHAPE.fullmatch(secret):
        abort(404)
    form = Form([code_question()], request.form)
    if request.method == "POST" and (values := form.read()) is not None:
        found = signed_in_or_none()
        who = {"signed_in_id": str(found.person_id), "signed_in_role": found.role} if found else {}
        body = {"link": secret, "code": values["code"]} | who
        try:
            session[TASK] = certification().asked(Secret, "POST", "/v1/judgement-sessions", body).secret
        except Refusal as refusal:
            if refusal.status not in ANSWERABLE:
                raise
            form.blame(refusal)
        else:
            return redirect(url_for("trainer.task"), 303)
    form.typed["code"] = ""
    return render_template("trainer_code.html", form=form), 400 if form.is_wrong else 200


@blueprint.get("/beoordelen")
def task() -> Answer:
    """Everything to judge on one page."""
    return _shown(_task())


@blueprint.post("/beoordelen")
def save() -> Answer:
    """Keep all that is filled in, with what was just chosen; and go on to what comes next."""
    known = _task()
    if isinstance(known, Refusal):
        return _over(known)
    code, _colon, judgement = request.form.get("judged", "").partition(":")
    problems = trainer_photos.take(known)
    place = trainer_photos.pressed(known, code, judgement)
    problems += _keep(known, code, judgement)
    if problems:
        return _shown(_task(), *problems)
    return redirect(url_for("trainer.task", _anchor=place), 303) if place else _onwards(known, code)


@blueprint.post("/beoordelen/bewaren")
def keep_typed() -> Answer:
    """Keep the remarks as they stand now; the script asks for it while the trainer types."""
    known = _task()
    if isinstance(known, Refusal):
        return said(_("Beoordelen kan nu niet. Wat u nu typt, wordt niet bewaard."), SIGNED_OUT)
    problems = _keep(known, "", "")
    return said(" ".join(problems), 400) if problems else said(_("Uw opmerkingen zijn bewaard."), 200)


def _keep(known: Task, code: str, judgement: str) -> list[str]:
    """Keep what changed, and no more: of two quick presses neither brings back what the other replaced."""
    drafts = [
        _draft(one.code, judgement if one.code == code else one.judgement)
        for one in known.work_processes
        if one.code == code or _remark(one.code) != one.remark
    ]
    body = {"request_id": request.form.get("request_id", ""), "judgements": drafts}
    try:
        if drafts:
            certification().asked(object, "PUT", f"{CURRENT}/drafts", body, session[TASK])
    except Refusal as refusal:
        if refusal.status not in ANSWERABLE:
            raise
        return [one.reason for one in refusal.errors if one.reason] or [refusal.detail]
    return []


def _onwards(known: Task, code: str) -> Answer:
    if code == STOP:
        return stop()
    if code:
        return redirect(url_for("trainer.task", _anchor=_following(known, code)), 303)
    if known.missing:
        return _shown(_task(), _("Kies bij elk werkproces wat de jongere kan:"), is_missing=True)
    return redirect(url_for("trainer.sign"), 303)


@blueprint.route("/beoordelen/ondertekenen", methods=["GET", "POST"])
def sign() -> Answer:
    """Look at all of it once more, and sign."""
    if request.method == "POST":
        return _signed()
    known = _task()
    if isinstance(known, Refusal):
        return _over(known)
    if known.missing:
        return redirect(url_for("trainer.task"), 303)
    return render_template("trainer_sign.html", task=known)


def _signed() -> Answer:
    """Sign, or say why not; the task stays in this browser, so that a second press is thanked as the first one."""
    try:
        body = {"seen": request.form.get("seen", "")}
        certification().asked(object, "POST", f"{CURRENT}/signature", body, secret())
    except Refusal as refusal:
        if refusal.status not in ANSWERABLE:
            raise
        known = _task() if refusal.rule in MENDABLE else refusal
        if isinstance(known, Refusal):
            return _over(refusal)
        if known.missing:
            return redirect(url_for("trainer.task"), 303)
        return render_template("trainer_sign.html", task=known, problem=refusal.detail), 400
    return redirect(url_for("trainer.thanks"), 303)


@blueprint.post("/beoordelen/stoppen")
def stop() -> Answer:
    """Forget the task in this browser; what was filled in is kept, and the link opens it again."""
    session.pop(TASK, None)
    return redirect(url_for("trainer.stopped"), 303)


@blueprint.get("/beoordelen/gestopt")
def stopped() -> Answer:
    """Nothing of it is left here."""
    text = _("Open de link uit de mail opnieuw en vul de code in. Wat u invulde, is bewaard.")
    return render_template("trainer_note.html", title=_("U bent gestopt"), text=text)


@blueprint.get("/beoordelen/klaar")
def thanks() -> Answer:
    """It is signed."""
    text = _("De school ziet uw beoordeling nu. U hoeft niets meer te doen en kunt deze pagina sluiten.")
    return render_template("trainer_note.html", title=_("Bedankt, het is ondertekend"), text=text)


def _task() -> Task | Refusal:
    try:
        return certification().asked(Task, "GET", CURRENT, session=secret())
    except Refusal as refusal:
        if refusal.status != NOT_FOUND:
            raise
        return refusal


def _shown(found: Task | Refusal, *problems: str, is_missing: bool = False) -> Answer:
    if isinstance(found, Refusal):
        return _over(found)
    missing = found.missing if is_missing else []
    choices = words.choices(words.JUDGEMENTS)
    view = render_template("trainer_task.html", task=found, problems=problems, missing=missing, choices=choices)
    return view, 400 if problems else 200


def _over(refusal: Refusal) -> Answer:
    again = _("Open de link uit de mail opnieuw en vul de code in. Wat u invulde, is bewaard.")
    text = again if refusal.status == NOT_FOUND else refusal.detail
    return render_template("trainer_note.html", title=_("Beoordelen kan nu niet"), text=text), 409


def _draft(code: str, judgement: str | None) -> dict[str, Any]:
    return {
        "code": code,
        "judgement": judgement if judgement in words.JUDGEMENTS else None,
        "remark": _remark(code) or None,
    }


def _remark(code: str) -> str:
    return request.form.get(f"remark-{code}", "").replace("\r\n", "\n").strip()[:LONGEST]


def _following(known: Task, code: str) -> str:
    """The work process to come to next: the first one after this that is not judged yet, else this one."""
    codes = [one.code for one in known.work_processes]
    after = known.work_processes[codes.index(code) + 1 :] if code in codes else []
    return next((one.code for one in after if not one.judgement), code)
