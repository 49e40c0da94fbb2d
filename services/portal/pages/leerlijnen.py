"""Leerlijnen: which places are free, for everybody who helps; the coordinator keeps them."""

import re
from collections.abc import Callable
from dataclasses import asdict
from typing import Any, Final

from flask import Blueprint, abort, render_template, request

from language.texts import _
from services.portal.domain import words
from services.portal.domain.calendar import typed
from services.portal.domain.leerlijnen import Leerlijn, WorkProcess
from services.portal.web import fields
from services.portal.web.forms import Field, Form, day_field, sendable, sent
from services.portal.web.lookup import all_organisations
from services.portal.web.portal import today
from services.portal.web.session import Answer, apis, done, reader, signed_in

blueprint = Blueprint("leerlijnen", __name__)
READERS = ("school_staff", "job_coach", "werkconsulent", "coordinator")
YES, NO = "ja", "nee"
NEEDED: Final = "*"  # before a line: the least that an employer asks
LINE: Final = re.compile(r"(\*?) *(\d{5}) +(\S+) +(.+)")
IS_CODE: Final = re.compile(r"[a-z]{2,40}")
ENTRIES = ("direct_entry", "within_two_years", "after_two_years")


def basic_questions() -> list[Field]:
    """What a leerlijn is."""
    places = tuple((one.code or "", one.name) for one in all_organisations() if one.kind == "municipality")
    return [
        Field("name", _("Naam"), missing=_("Vul de naam in.")),
        Field(
            "municipality", _("Gemeente"), kind="select", choices=places, missing=_("Kies de gemeente."), size="middle"
        ),
        Field(
            "offered_by",
            _("Wie biedt het aan?"),
            hint=_("De codes van de organisaties, met een spatie ertussen. Bijvoorbeeld: ROC-LIJNLAND LIJNWERK."),
            is_required=False,
        ),
        Field(
            "work_processes",
            _("Werkprocessen"),
            hint=_(
                "Op elke regel een: crebo, code en titel. Bijvoorbeeld: 25254 B1-K1-W1 Bereidt werk voor. "
                "Vraagt een werkgever dit minimaal? Zet er een * voor."
            ),
            kind="area",
            is_required=False,
            read=work_processes,
        ),
    ]


def work_processes(given: str) -> list[dict[str, Any]]:
    """Read one work process of each line."""
    found = []
    for line in filter(None, (line.strip() for line in given.splitlines())):
        parts = LINE.fullmatch(line)
        if parts is None:
            raise fields.Wrong(_("Deze regel kunnen wij niet lezen: {line}").format(line=line[:80]))
        mark, *words_of_it = parts.groups()
        found.append(dict(zip(("crebo", "code", "title"), words_of_it, strict=True)) | {"is_needed": mark == NEEDED})
    return found


def period_questions() -> list[Field]:
    """When, for how many, and from how many on."""
    places = _("Vul in hoeveel plekken er zijn.")
    return [
        day_field("begins_on", _("Eerste dag"), _("Vul de eerste dag in.")),
        day_field("ends_on", _("Laatste dag"), _("Vul de laatste dag in.")),
        Field("places", _("Plekken"), read=fields.number, missing=places, size="short", keyboard="numeric"),
        Field(
            "minimum",
            _("Gaat door vanaf hoeveel jongeren?"),
            read=fields.number,
            missing=_("Vul in vanaf hoeveel jongeren het doorgaat."),
            size="short",
            keyboard="numeric",
        ),
    ]


def rule_questions() -> list[Field]:
    """Who may enter and who pays."""
    choices = ((YES, _("Ja")), (NO, _("Nee")))
    missing = _("Kies ja of nee.")
    return [
        day_field("valid_from", _("Geldt vanaf"), _("Vul in vanaf welke dag dit geldt.")),
        *(
            Field(way, words.word(words.ENTRIES, way), kind="select", choices=choices, missing=missing, size="short")
            for way in ENTRIES
        ),
        Field("funding", _("Wie betaalt?"), kind="select", choices=words.choices(words.FUNDINGS), size="middle"),
    ]


@blueprint.get("/leerlijnen")
@signed_in(*READERS)
def overview() -> Answer:
    """All leerlijnen with their free places."""
    bodies = {one.code: one.name for one in all_organisations()}
    return render_template(
        "leerlijnen.html",
        leerlijnen=apis().aftercare.every(Leerlijn, "/v1/leerlijnen"),
        bodies=bodies,
        may_change=reader().role == "coordinator",
    )


@blueprint.route("/leerlijnen/<code>", methods=["GET", "POST"])
@signed_in("coordinator")
def change(code: str) -> Answer:
    """One leerlijn: what it is, its periods, and the rules for who may enter."""
    leerlijn, version = known(code)
    form = Form(basic_questions(), request.form or as_typed(leerlijn))
    values = (form.read() if request.method == "POST" else None) or {}
    if values:
        body = values | {"offered_by": (values["offered_by"] or "").split()}
        body |= {"work_processes": values["work_processes"] or [], "periods": periods_of(leerlijn)}
        if not sent(form, put(code, body)):
            return done(_("De leerlijn is opgeslagen."), "leerlijnen.overview")
    return show(leerlijn, version, basic=form)


@blueprint.post("/leerlijnen/<code>/periode")
@signed_in("coordinator")
def add_period(code: str) -> Answer:
    """Add a period; with a first day that is there already, its last day and places are changed."""
    leerlijn, version = known(code)
    form = Form(period_questions(), request.form)
    values = form.read()
    if values:
        new = sendable(values)
        others = [one for one in periods_of(leerlijn) if one["begins_on"] != new["begins_on"]]
        if not sent(form, put(code, body_of(leerlijn) | {"periods": [*others, new]})):
            return done(_("De periode is opgeslagen."), "leerlijnen.change", code=code)
    return show(leerlijn, version, period=form)


@blueprint.post("/leerlijnen/<code>/regel")
@signed_in("coordinator")
def set_rule(code: str) -> Answer:
    """Decide anew who may enter."""
    leerlijn, version = known(code)
    form = Form(rule_questions(), request.form)
    values = form.read()
    if values:
        rule = sendable(values) | {way: values[way] == YES for way in ENTRIES}

        def send(seen: str) -> None:
            apis().aftercare.put(f"/v1/leerlijnen/{code}/intake-rule", rule, version=seen)

        if not sent(form, send):
            return done(_("De regels zijn opgeslagen."), "leerlijnen.change", code=code)
    return show(leerlijn, version, rule=form)


def known(code: str) -> tuple[Leerlijn, str]:
    """The leerlijn as it stands now; what is no code of ours is no address of ours."""
    if not IS_CODE.fullmatch(code):
        abort(404)
    return apis().aftercare.seen(Leerlijn, f"/v1/leerlijnen/{code}")


def put(code: str, body: dict[str, Any]) -> Callable[[str], None]:
    """Put it in the place of the version that was seen."""
    return lambda seen: apis().aftercare.put(f"/v1/leerlijnen/{code}", body, version=seen)


def body_of(leerlijn: Leerlijn) -> dict[str, Any]:
    """A leerlijn as the API takes it."""
    return {
        "name": leerlijn.name,
        "municipality": leerlijn.municipality,
        "offered_by": leerlijn.offered_by,
        "work_processes": [asdict(one) for one in leerlijn.work_processes],
        "periods": periods_of(leerlijn),
    }


def periods_of(leerlijn: Leerlijn) -> list[dict[str, Any]]:
    """Its periods as the API takes them."""
    names = ("begins_on", "ends_on", "places", "minimum")
    return [sendable({name: getattr(one, name) for name in names}) for one in leerlijn.periods]


def as_typed(leerlijn: Leerlijn) -> dict[str, str]:
    """What the form shows first."""
    return {
        "name": leerlijn.name,
        "municipality": leerlijn.municipality,
        "offered_by": " ".join(leerlijn.offered_by),
        "work_processes": "\n".join(_line(one) for one in leerlijn.work_processes),
    }


def _line(one: WorkProcess) -> str:
    mark = f"{NEEDED} " if one.is_needed else ""
    return f"{mark}{one.crebo} {one.code} {one.title}"


def show(leerlijn: Leerlijn, version: str, **forms: Form) -> Answer:
    """The page with its three forms; what was wrong stands in the one that was sent."""
    basic = forms.get("basic") or Form(basic_questions(), as_typed(leerlijn))
    period = forms.get("period") or Form(period_questions())
    rule = forms.get("rule") or Form(rule_questions(), {"valid_from": typed(today())})
    wrong = next((form for form in (basic, period, rule) if form.is_wrong), None)
    page = render_template(
        "leerlijn.html", leerlijn=leerlijn, version=version, basic=basic, period=period, rule=rule, form=wrong or basic
    )
    return page, 400 if wrong else 200
