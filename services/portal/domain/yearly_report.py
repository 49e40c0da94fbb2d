"""The yearly report of the region, for the consultation of schools, municipalities and employers (agreement S6)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from language.days import say_day
from language.texts import _
from services.portal.domain.exporting import Cell, Worksheet, as_workbook
from services.portal.domain.report_chart import picture
from services.portal.domain.report_figures import Report
from services.portal.domain.report_kinds import CONVERSATIONS, EXIT_MONITOR, NEXT_STEPS, PLANNED_EXITS, YEARS, Kind
from services.portal.domain.report_sections import Section, Sheet, section
from services.portal.domain.report_words import DEFINITIONS

STEPS_OF_FIVE = DEFINITIONS["stappen"][1]
# What is asked for, in the order in which it is read.
QUESTIONS: tuple[tuple[Kind, int], ...] = (
    *((EXIT_MONITOR, years) for years in YEARS),
    (PLANNED_EXITS, 0),
    (CONVERSATIONS, 0),
    (NEXT_STEPS, 0),
)


@dataclass(frozen=True)
class YearlyReport:
    """Everything it says; made of figures alone, so that the same figures give the same bytes."""

    region: str
    reference_on: date
    known_on: date
    sections: Sequence[Section]

    @property
    def title(self) -> str:
        """What stands on its front."""
        return _("Jaarrapport nazorg {region}, {day}").format(region=self.region, day=say_day(self.reference_on))

    @property
    def lead(self) -> list[str]:
        """What a reader must know first."""
        return [
            _("Peildatum {on}, zoals bekend op {known}.").format(
                on=say_day(self.reference_on), known=say_day(self.known_on)
            ),
            _(STEPS_OF_FIVE),
        ]


def compose(region: str, days: tuple[date, date], reports: Sequence[Report], names: Mapping[UUID, str]) -> YearlyReport:
    """Put the answers to the questions together."""
    asked = zip(QUESTIONS, reports, strict=True)
    return YearlyReport(region, *days, [section(kind, report, names, years) for (kind, years), report in asked])


def on_paper(report: YearlyReport, language: str) -> dict[str, Any]:
    """Give what the paper says, as data."""
    return {
        "title": report.title,
        "author": "Doorlijn",
        "year": report.known_on.year,
        "month": report.known_on.month,
        "day": report.known_on.day,
        "language": language,
        "footer": report.title,
        "lead": report.lead,
        "sections": [
            {"title": each.title, "lead": each.lead, "tables": [_on_paper(sheet) for sheet in each.tables]}
            for each in report.sections
        ],
        "definitions_title": _("Begrippen"),
        "definitions": [{"code": code, "term": _(term), "text": _(text)} for code, (term, text) in DEFINITIONS.items()],
    }


def as_sheets(report: YearlyReport) -> bytes:
    """Give it as a workbook: a sheet per report, each name linked to its definition."""
    meanings = _("Begrippen")
    rows: list[list[Cell]] = [[_(term), _(text)] for term, text in DEFINITIONS.values()]
    places = {code: (meanings, at) for at, code in enumerate(DEFINITIONS)}
    front = Worksheet(_("Jaarrapport"), _lines([report.title, *report.lead]))
    sheets = [_as_sheet(nr, each, places) for nr, each in enumerate(report.sections, start=1)]
    return as_workbook([front, *sheets, Worksheet(meanings, rows)])


def _as_sheet(number: int, part: Section, places: Mapping[str, tuple[str, int]]) -> Worksheet:
    rows = _lines([part.title, *part.lead])
    links: dict[tuple[int, int], tuple[str, int]] = {}
    for sheet in part.tables:
        rows += [[], [sheet.title], [*sheet.head]]
        for line in sheet.rows:
            if line[0].definition in places:
                links[len(rows), 0] = places[line[0].definition]
            rows.append([cell.text for cell in line])
    return Worksheet(f"{number} {part.title}", rows, links)


def _lines(sentences: Sequence[str]) -> list[list[Cell]]:
    return [[sentence] for sentence in sentences]


def _on_paper(sheet: Sheet) -> dict[str, Any]:
    return {
        "title": sheet.title,
        "head": sheet.head,
        "rows": [[{"text": cell.text, "definition": cell.definition} for cell in line] for line in sheet.rows],
        "chart": picture(sheet.bars) if sheet.bars else "",
        "chart_says": "; ".join(_said(sheet)),
    }


def _said(sheet: Sheet) -> Iterator[str]:
    yield _("Dezelfde cijfers als in de tabel")
    for bar in sheet.bars:
        yield f"{bar.label}: {bar.value}"
