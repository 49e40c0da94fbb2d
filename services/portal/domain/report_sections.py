"""A report put into sentences and tables: the same for the page, the paper and the spreadsheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from language.days import say_day
from language.texts import _
from services.portal.domain.overview import Bar, bars
from services.portal.domain.report_figures import FigureLine, Report, said, share
from services.portal.domain.report_kinds import YEARS, Kind
from services.portal.domain.report_words import DEFINITIONS


@dataclass(frozen=True)
class Cell:
    """What a cell says; where its definition is, and which young people stand behind it."""

    text: str
    definition: str = ""
    part: str = ""
    school_id: UUID | None = None


@dataclass(frozen=True)
class Sheet:
    """One table, with the same figures as bars."""

    title: str
    head: list[str]
    rows: list[list[Cell]]
    bars: Sequence[Bar] = ()
    school_id: UUID | None = None


@dataclass(frozen=True)
class Section:
    """One report: what it says in words, and its tables."""

    kind: Kind
    title: str
    lead: list[str]
    tables: list[Sheet] = field(default_factory=list)
    years: int = 0


def section(kind: Kind, report: Report, names: Mapping[UUID, str], years: int = 0, only: UUID | None = None) -> Section:
    """Put a report into words; the detail is of the region, else of one school."""
    whole = next((line for line in report.schools if line.school_id == only), None) if only else report.region
    whole = whole or (report.schools[0] if len(report.schools) == 1 else None)
    title = _(kind.title)
    if years:
        title = f"{title}: {_(YEARS[years])}"
    tables = [_detail(kind, whole, names)] if whole else []
    if len(report.schools) > 1:
        tables.append(_schools(kind, report.schools, names))
    return Section(kind, title, _lead(kind, report, whole), tables, years)


def _lead(kind: Kind, report: Report, whole: FigureLine | None) -> list[str]:
    days = {"begins": say_day(report.begins_on), "ends": say_day(report.ends_on)}
    period = _("Het gaat om de periode van {begins} tot en met {ends}.").format(**days)
    on = _("Peildatum {on}, zoals bekend op {known}.").format(
        on=say_day(report.reference_on), known=say_day(report.known_on)
    )
    found = [_(kind.lead), f"{period} {on}"]
    if whole is None:
        return [*found, _("Er is niets te tellen.")]
    if kind.has_share:
        found.append(_("Aandeel geslaagd geplaatst: {share}.").format(share=share(whole.groups)))
    return found


def _detail(kind: Kind, line: FigureLine, names: Mapping[UUID, str]) -> Sheet:
    title = names.get(line.school_id, "") if line.school_id else _("Hele regio")
    rows = _matrix(kind, line) if kind.columns else _list(kind, line)
    head = (
        [_("Gepland"), *(_(text) for text in kind.columns.values()), _("Samen")]
        if kind.columns
        else [_("Wat"), _("Hoeveel")]
    )
    return Sheet(title, head, rows, _bars(kind, line), line.school_id)


def _list(kind: Kind, line: FigureLine) -> list[list[Cell]]:
    rows = [[Cell(_(kind.total), kind.definition if len(kind.groups) == 1 else "total"), _figure(kind, line, "total")]]
    for group, text in kind.groups.items():
        if len(kind.groups) > 1:
            rows.append([Cell(_(text), group), _figure(kind, line, group)])
        for part, name in kind.parts[group].items():
            rows.append([Cell(f"– {_(name)}", part if part in DEFINITIONS else group), _figure(kind, line, part)])
    return rows


def _matrix(kind: Kind, line: FigureLine) -> list[list[Cell]]:
    return [
        [
            Cell(_(text), kind.definition),
            *(_figure(kind, line, part) for part in kind.parts[group]),
            _figure(kind, line, group),
        ]
        for group, text in kind.groups.items()
    ]


def _schools(kind: Kind, lines: Sequence[FigureLine], names: Mapping[UUID, str]) -> Sheet:
    parts = list(kind.groups) if len(kind.groups) > 1 else list(kind.parts[next(iter(kind.groups))])
    texts = {**kind.groups, **next(iter(kind.parts.values()))}
    head = [_("School"), _(kind.total), *(_(texts[part]) for part in parts)]
    known = [(names.get(line.school_id, ""), line) for line in lines if line.school_id]
    rows = [
        [Cell(name, school_id=line.school_id), *(_figure(kind, line, part) for part in ("total", *parts))]
        for name, line in sorted(known, key=lambda each: each[0])
    ]
    return Sheet(_("Per school"), head, rows)


def _figure(kind: Kind, line: FigureLine, part: str) -> Cell:
    figure = line.figure(part)
    return Cell(said(figure), part="" if figure is None or not kind.rows else part, school_id=line.school_id)


def _bars(kind: Kind, line: FigureLine) -> Sequence[Bar]:
    parts = kind.groups if len(kind.groups) > 1 else next(iter(kind.parts.values()))
    return bars([(_(text), line.figure(part) or 0, said(line.figure(part))) for part, text in parts.items()])
