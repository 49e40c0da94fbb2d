"""Rapporten: figures on a reference date, each with its definition and, for those with the right, its rows."""

from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, current_app, render_template, request

from language.texts import spoken
from services.portal.domain.calendar import age
from services.portal.domain.people import Pupil
from services.portal.domain.report_figures import Body, Report, ReportRow
from services.portal.domain.report_kinds import EXIT_MONITOR, KINDS, YEARS, Kind
from services.portal.domain.report_sections import section
from services.portal.domain.report_words import DEFINITIONS, EXITS, GROUPS, OUTCOMES, PLANNED
from services.portal.domain.yearly_report import QUESTIONS, YearlyReport, as_sheets, compose, on_paper
from services.portal.web.fields import Wrong
from services.portal.web.fields import day as read_day
from services.portal.web.lookup import organisations, pupils_of
from services.portal.web.portal import portal, today
from services.portal.web.session import Answer, apis, signed_in
from services.portal.web.typesetting import typeset

blueprint = Blueprint("region_reports", __name__)
REPORTERS = ("coordinator", "school_staff")
REFERENCE = (11, 1)  # month and day of the exit monitor
AT_ONCE = 50
DOORSTROOMPUNT = "doorstroompunt"
TYPES = {"pdf": "application/pdf", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
PARTS = GROUPS | EXITS | PLANNED | {f"{plan}.{code}": text for plan in PLANNED for code, text in OUTCOMES.items()}


@blueprint.get("/rapporten")
@signed_in(*REPORTERS)
def overview() -> Answer:
    """Which reports there are, for a day that one chooses."""
    return render_template("region_reports.html", kinds=KINDS.values(), asked=days(), definitions=DEFINITIONS)


@blueprint.get("/rapporten/<kind>")
@signed_in(*REPORTERS)
def page(kind: str) -> Answer:
    """One report."""
    if kind not in KINDS:
        abort(404)
    asked, known = days(), KINDS[kind]
    years = request.args.get("jaren", 0, type=int)
    years = years if known is EXIT_MONITOR and years in YEARS else 0
    only = request.args.get("school", type=UUID)
    shown = section(known, ask(known, years, asked), names(), years, only)
    return render_template("region_report.html", section=shown, asked=asked, years=YEARS, only=only)


@blueprint.get("/rapporten/<kind>/jongeren")
@signed_in(*REPORTERS)
def rows(kind: str) -> Answer:
    """The young people behind a figure."""
    if kind not in KINDS or not KINDS[kind].rows:
        abort(404)
    asked, part = days(), request.args.get("deel", "")
    query: dict[str, Any] = api_days(asked) | {"report": KINDS[kind].rows}
    query |= {name: request.args[given] for name, given in CHOSEN.items() if request.args.get(given)}
    if part and part != "total":
        query["part"] = part
    found = apis().aftercare.some(ReportRow, "/v1/report-rows", limit=AT_ONCE, **query)
    return render_template(
        "report_rows.html",
        kind=KINDS[kind],
        rows=found.items,
        following=found.following,
        asked=asked,
        part=PARTS.get(part, ""),
        parts=PARTS,
        pupils=pupils_of(one.pupil_id for one in found.items),
        names=names(),
    )


@blueprint.get("/rapporten/doorstroompunt")
@signed_in(*REPORTERS)
def without_start() -> Answer:
    """Who had no start or was out of sight, below the age of the body that looks after them."""
    asked = days()
    reference_on = date.fromisoformat(asked["peildatum"])
    bodies = apis().aftercare.every(Body, "/v1/bodies", on=reference_on)
    body = next((one for one in bodies if one.code == DOORSTROOMPUNT), None)
    cursor = request.args.get("vanaf")
    found = apis().aftercare.some(ReportRow, "/v1/unstarted-leavers", limit=AT_ONCE, cursor=cursor, **api_days(asked))
    pupils = pupils_of(one.pupil_id for one in found.items)
    shown = [one for one in found.items if is_below(pupils.get(one.pupil_id), body, reference_on)]
    return render_template(
        "without_start.html",
        rows=shown,
        following=found.following,
        asked=asked,
        body=body,
        parts=EXITS,
        pupils=pupils,
        names=names(),
    )


@blueprint.get("/rapporten/begrippen")
@signed_in(*REPORTERS)
def definitions() -> Answer:
    """What each figure means."""
    return render_template("report_definitions.html", definitions=DEFINITIONS)


@blueprint.get("/rapporten/jaarrapport.<suffix>")
@signed_in("coordinator")
def yearly(suffix: str) -> Answer:
    """The yearly report as a file: the same question gives the same bytes."""
    if suffix not in TYPES:
        abort(404)
    asked = days()
    report = the_yearly(asked)
    known_on = report.known_on
    content = (
        as_sheets(report)
        if suffix == "xlsx"
        else typeset("yearly_report.typ", on_paper(report, spoken()), datetime.combine(known_on, time(), UTC))
    )
    answer = current_app.response_class(content, content_type=TYPES[suffix])
    name = f"jaarrapport-{asked['peildatum']}-{asked['bekend']}.{suffix}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


CHOSEN = {"years": "jaren", "school_id": "school", "cursor": "vanaf"}


def the_yearly(asked: dict[str, str]) -> YearlyReport:
    """Ask every question of the yearly report."""
    reports = [ask(kind, years, asked) for kind, years in QUESTIONS]
    both = (date.fromisoformat(asked["peildatum"]), date.fromisoformat(asked["bekend"]))
    return compose(portal().region, both, reports, names())


def ask(kind: Kind, years: int, asked: dict[str, str]) -> Report:
    """Ask for one report."""
    query: dict[str, Any] = api_days(asked) | ({"years": years} if kind is EXIT_MONITOR else {})
    return apis().aftercare.one(Report, kind.path, **query)


def days() -> dict[str, str]:
    """The reference date and up to which day was known, as they stand in the address; else the last 1 November, as known now."""
    asked = {name: request.args.get(name) or usual for name, usual in usual_days(today()).items()}
    try:
        return {name: read_day(given.strip()).isoformat() for name, given in asked.items()}
    except Wrong:
        abort(400)


def usual_days(now: date) -> dict[str, str]:
    """The last reference date, as known today."""
    reference = date(now.year, *REFERENCE)
    reference = reference if reference <= now else date(now.year - 1, *REFERENCE)
    return {"peildatum": reference.isoformat(), "bekend": now.isoformat()}


def api_days(asked: dict[str, str]) -> dict[str, str]:
    """The same for the API."""
    return {"reference_on": asked["peildatum"], "known_on": asked["bekend"]}


def names() -> dict[UUID, str]:
    """The schools by id."""
    return {one.id: one.name for one in organisations("school")}


def is_below(pupil: Pupil | None, body: Body | None, on: date) -> bool:
    """Whether somebody is young enough for a body; whoever's age is not known here is rather shown."""
    if pupil is None or pupil.birth_date is None or body is None or body.below_age is None:
        return True
    return age(pupil.birth_date, on) < body.below_age
