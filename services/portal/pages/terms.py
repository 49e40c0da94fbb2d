"""Termijnen: which terms hold from which day, to look at and for the administrator to change; and the days they are counted around."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from flask import Blueprint, abort, render_template, request

from language.texts import _
from services.portal.client import Api
from services.portal.domain import words
from services.portal.domain.calendar import typed
from services.portal.web import fields
from services.portal.web.forms import Field, Form, day_field, sendable, sent
from services.portal.web.portal import today
from services.portal.web.session import Answer, apis, done, reader, signed_in

blueprint = Blueprint("terms", __name__)
STALE: Final = 412
TERMS: Final = "/v1/terms"
TERMS_OF_CERTIFICATION: Final = "/v1/certification-terms"
OF_CERTIFICATION: Final = ("evidence", "transfer_answer")


@dataclass(frozen=True)
class Term:
    """A term of a region from a day on; region * is everywhere."""

    key: str
    region: str
    valid_from: date
    amount: int
    unit: str
    holds_now: bool = False


@dataclass(frozen=True)
class Versions:
    """One term, as it was, is and will be."""

    key: str
    may_change: bool
    versions: list[Term]


@dataclass(frozen=True)
class Holiday:
    """A day on which nobody works."""

    on: date
    name: str
    is_extra: bool = False


@dataclass(frozen=True)
class FreeDays:
    """The region's own free days."""

    days: list[Holiday] = field(default_factory=list)


@blueprint.get("/termijnen")
@signed_in("admin", "coordinator")
def overview() -> Answer:
    """All terms, and the holidays of this year and the next."""
    year = today().year
    found = [*apis().aftercare.every(Term, TERMS), *apis().certification.every(Term, TERMS_OF_CERTIFICATION)]
    return render_template(
        "terms.html",
        terms=found,
        keys=sorted({one.key for one in found}, key=_place),
        may_change=reader().role == "admin",
        holidays=[(each, apis().aftercare.every(Holiday, "/v1/holidays", year=each)) for each in (year, year + 1)],
    )


def _place(key: str) -> tuple[int, str]:
    """What belongs together stands together, as in the words; a term without words comes last."""
    known = list(words.TERMS)
    return (known.index(key) if key in known else len(known)), key


def term_questions(unit: str = "working_days") -> list[Field]:
    """How long, in what it is counted in, and from when."""
    counted_in = words.word(words.UNITS, unit)
    return [
        Field(
            "amount",
            _("Hoeveel {unit}").format(unit=counted_in),
            read=fields.number,
            missing=_("Vul in hoeveel {unit}.").format(unit=counted_in),
            size="short",
            keyboard="numeric",
        ),
        day_field(
            "valid_from",
            _("Geldt vanaf"),
            _("Vul in vanaf welke dag dit geldt."),
            _("Op zijn vroegst morgen. Wat al loopt, houdt de termijn waarmee het begon."),
        ),
    ]


@blueprint.route("/termijnen/<key>", methods=["GET", "POST"])
@signed_in("admin")
def change(key: str) -> Answer:
    """One term in all its versions, and the form for a new one."""
    path = path_of(key)
    unit = owner_of(key).one(Versions, path).versions[0].unit
    form = Form(term_questions(unit), request.form or {"valid_from": typed(today() + timedelta(days=1))})

    def send(seen: str) -> None:
        owner_of(key).put(path, sendable(values), version=seen)

    values = (form.read() if request.method == "POST" else None) or {}
    if values and not sent(form, send):
        return done(_("De termijn is vastgelegd."), "terms.change", key=key)
    return show_term(key, form)


@blueprint.post("/termijnen/<key>/intrekken")
@signed_in("admin")
def withdraw(key: str) -> Answer:
    """Take a version back that does not hold yet."""
    form = Form(term_questions())
    body = {"valid_from": request.form.get("valid_from", "")}
    if sent(form, lambda seen: owner_of(key).delete(path_of(key), body, version=seen)):
        return show_term(key, form)
    return done(_("De nieuwe termijn is ingetrokken."), "terms.change", key=key)


def show_term(key: str, form: Form) -> Answer:
    """The term as it stands now, with what went wrong."""
    term, version = owner_of(key).seen(Versions, path_of(key))
    page = render_template("term.html", term=term, version=version, form=form)
    return page, 400 if form.is_wrong else 200


def owner_of(key: str) -> Api:
    """The service that counts with this term."""
    return apis().certification if key in OF_CERTIFICATION else apis().aftercare


def path_of(key: str) -> str:
    """Where the API keeps this term; what is no word of ours is no address of ours."""
    if not key.replace("_", "").isalpha() or not key.isascii():
        abort(404)
    return f"{TERMS_OF_CERTIFICATION if key in OF_CERTIFICATION else TERMS}/{key}"


def free_day_questions() -> list[Field]:
    """Which day, and why."""
    return [
        day_field("on", _("Dag"), _("Vul in welke dag vrij is."), _("Op zijn vroegst morgen.")),
        Field("name", _("Waarom is iedereen vrij?"), missing=_("Vul in waarom deze dag vrij is."), size="middle"),
    ]


@blueprint.route("/termijnen/vrije-dagen", methods=["GET", "POST"])
@signed_in("admin")
def free_days() -> Answer:
    """The region's own free days; add one."""
    form = Form(free_day_questions(), request.form)

    def send(seen: str) -> None:
        put([*known().days, Holiday(values["on"], values["name"])], seen)

    values = (form.read() if request.method == "POST" else None) or {}
    if values and not sent(form, send):
        return done(_("De vrije dag staat erin. Open termijnen lopen mee."), "terms.free_days")
    return show_free_days(form)


@blueprint.post("/termijnen/vrije-dagen/weg")
@signed_in("admin")
def remove_free_day() -> Answer:
    """Make it a working day again."""
    form = Form(free_day_questions())
    gone = request.form.get("on", "")
    if sent(form, lambda seen: put([one for one in known().days if one.on.isoformat() != gone], seen)):
        return show_free_days(form)
    return done(_("De dag is weer een werkdag. Open termijnen lopen mee."), "terms.free_days")


def show_free_days(form: Form) -> Answer:
    """The days as they stand now, with what went wrong."""
    found, version = apis().aftercare.seen(FreeDays, "/v1/free-days")
    page = render_template("free_days.html", days=found.days, version=version, form=form)
    return page, 400 if form.is_wrong else 200


def known() -> FreeDays:
    """The days as they stand now; that nobody changed them meanwhile, the version sees to."""
    return apis().aftercare.one(FreeDays, "/v1/free-days")


def put(days: list[Holiday], version: str) -> None:
    """Let these days stand in the place of the others."""
    body = {"days": [{"on": one.on.isoformat(), "name": one.name} for one in days]}
    apis().aftercare.put("/v1/free-days", body, version=version)
