"""Signalen: what nobody owns and what is late, by how late it is; also as a file."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, current_app, render_template, request

from language.texts import _
from services.portal.domain.exporting import Cell, as_csv, as_xlsx
from services.portal.domain.overview import AGES, Signal, Tally, bars, by_age
from services.portal.domain.people import Pupil
from services.portal.domain.words import SIGNALS, word
from services.portal.pages.support import accesses
from services.portal.web.lookup import names_of, organisations, pupils_of
from services.portal.web.portal import today
from services.portal.web.session import Answer, apis, signed_in

blueprint = Blueprint("signals", __name__)
CHOICES = ("kind", "school_id", "municipality")
NAMES = {"kind": "soort", "school_id": "school", "municipality": "gemeente"}
AT_ONCE = 50
TYPES = {"csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


def chosen() -> dict[str, str]:
    """The filters, as they stand in the address."""
    return {name: request.args[NAMES[name]] for name in CHOICES if request.args.get(NAMES[name])}


@blueprint.get("/signalen")
@signed_in("coordinator")
def overview() -> Answer:
    """Counts by age, then the signals themselves, the longest late first."""
    tallies = apis().aftercare.every(Tally, "/v1/signal-counts")
    query: dict[str, Any] = chosen()
    found = apis().aftercare.some(Signal, "/v1/signals", limit=AT_ONCE, cursor=request.args.get("vanaf"), **query)
    ages, opened = by_age(tallies), accesses(is_current=True)
    return render_template(
        "signals.html",
        tallies={(one.kind, one.age): one.count for one in tallies},
        seen={one.kind for one in tallies if one.count},
        ages=ages,
        bars=bars([(_(AGES[age]), count, str(count)) for age, count in ages.items()]),
        signals=found.items,
        following=found.following,
        chosen={NAMES[name]: value for name, value in query.items()},
        schools=organisations("school"),
        municipalities=organisations("municipality"),
        accesses=opened,
        pupils=pupils_of([*(one.pupil_id for one in found.items), *(one.pupil_id for one in opened)]),
        names=names_of(
            [
                *(one.owner_id for one in found.items),
                *(one.person_id for one in opened),
                *(one.decided_by_id for one in opened),
            ]
        ),
        age_names=AGES,
    )


@blueprint.get("/signalen.<kind>")
@signed_in("coordinator")
def export(kind: str) -> Answer:
    """All signals that were chosen, as a file."""
    if kind not in TYPES:
        abort(404)
    query: dict[str, Any] = chosen()
    rows = lines(apis().aftercare.every(Signal, "/v1/signals", limit=200, **query))
    content = as_csv(rows) if kind == "csv" else as_xlsx(_("Signalen"), rows)
    answer = current_app.response_class(content, content_type=TYPES[kind])
    answer.headers["Content-Disposition"] = f'attachment; filename="{file_name(today(), kind)}"'
    return answer


def file_name(day: date, kind: str) -> str:
    """A name that sorts by day."""
    return f"signalen-{day.isoformat()}.{kind}"


def lines(signals: list[Signal]) -> list[list[Cell]]:
    """The head and one line per signal."""
    pupils = pupils_of(one.pupil_id for one in signals)
    names = names_of(one.owner_id for one in signals)
    heads: list[Cell] = [
        _("Signaal"),
        _("Uiterlijk"),
        _("Dagen te laat"),
        _("Jongere"),
        _("School"),
        _("Gemeente"),
        _("Wie"),
    ]
    return [heads, *(line(one, pupils, names) for one in signals)]


def line(one: Signal, pupils: Mapping[UUID, Pupil], names: Mapping[UUID, str]) -> list[Cell]:
    """One signal; a name that may not be seen stays empty."""
    pupil = pupils.get(one.pupil_id)
    return [
        word(SIGNALS, one.kind),
        one.due_on.isoformat(),
        one.days_late,
        pupil.name if pupil else "",
        (pupil.school_name or "") if pupil else "",
        (pupil.municipality_name or "") if pupil else one.municipality,
        names.get(one.owner_id, "") if one.owner_id else "",
    ]
