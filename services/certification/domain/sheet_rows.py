"""What a row of a sheet says: an entry of the catalogue, or everything that is wrong with it; odd spellings are told."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from language.texts import _
from services.certification.domain.catalogue import (
    CREBO,
    WORK_PROCESS,
    Entry,
    Qualification,
    Recognition,
    TrainingCompany,
    WorkProcess,
    WorkStep,
    company_id_of,
)
from services.certification.domain.sheet import QUALIFICATIONS, RECOGNITIONS, WORK_CARDS, WORK_PROCESSES, Row, Sheet

SBB: Final = re.compile(r"[A-Z0-9-]{3,40}")
DAY: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
LEVELS: Final = {"entree": "1", "entreeopleiding": "1"}
LONGEST: Final = 300
MOST_STEPS: Final = 50  # of one work card


@dataclass(frozen=True)
class Said:
    """Something about one cell of a row."""

    row: int
    column: str
    reason: str


@dataclass
class Found:
    """What a sheet holds; rows with something refused are not among the entries."""

    entries: list[tuple[int, Entry]] = field(default_factory=list)
    refused: list[Said] = field(default_factory=list)
    remarks: list[Said] = field(default_factory=list)


class _Cells:
    """The cells of one row, read one by one; a mistake is noted, and reading goes on."""

    def __init__(self, row: Row, found: Found) -> None:
        self._row, self._found = row, found
        self.is_good = not row.problem
        if row.problem:
            self.refuse("", row.problem)

    def refuse(self, column: str, reason: str) -> None:
        self.is_good = False
        self._found.refused.append(Said(self._row.number, column, reason))

    def remark(self, column: str, reason: str) -> None:
        self._found.remarks.append(Said(self._row.number, column, reason))

    def text(self, column: str) -> str:
        given = self._row.cells.get(column, "")
        if not given:
            self.refuse(column, _("Deze cel is leeg. Vul hem in."))
        elif len(given) > LONGEST or not given.isprintable():
            self.refuse(column, _("Deze tekst is te lang of bevat tekens die niet leesbaar zijn."))
        return given

    def crebo(self, column: str) -> str:
        """Give the five digits; a dot or space between them is told and left out."""
        given = self.text(column)
        plain = re.sub(r"[\s.]", "", given)
        if not given or CREBO.fullmatch(plain) is None:
            if given:
                self.refuse(column, _("Een crebo is vijf cijfers. Hier staat: {given}.").format(given=given[:40]))
            return ""
        if plain != given:
            said = _("Hier staat {given}; wij lezen het als {plain}.")
            self.remark(column, said.format(given=given, plain=plain))
        return plain

    def level(self, column: str) -> int:
        given = self.text(column)
        plain = LEVELS.get(given.casefold(), given.casefold().removeprefix("niveau").strip())
        if plain not in {"1", "2", "3", "4"}:
            if given:
                self.refuse(column, _("Het niveau is 1, 2, 3 of 4. Hier staat: {given}.").format(given=given[:40]))
            return 0
        if plain != given:
            self.remark(column, _("Hier staat {given}; wij lezen het als {plain}.").format(given=given, plain=plain))
        return int(plain)

    def code(self, column: str, core_task: str) -> str:
        given = self.text(column)
        plain = given.upper().replace(" ", "")
        match = WORK_PROCESS.fullmatch(plain)
        if match is None:
            if given:
                said = _("Een werkproces heeft een code als B1-K1-W1. Hier staat: {given}.")
                self.refuse(column, said.format(given=given[:40]))
            return ""
        if plain != given:
            self.remark(column, _("Hier staat {given}; wij lezen het als {plain}.").format(given=given, plain=plain))
        if core_task and match[1] != core_task.upper():
            said = _("Werkproces {code} hoort niet bij kerntaak {core_task}. Kijk welke van de twee klopt.")
            self.refuse(column, said.format(code=plain, core_task=core_task[:40]))
        return plain

    def number(self, column: str) -> int:
        given = self.text(column)
        if not (given.isascii() and given.isdigit() and 1 <= int(given[:4]) <= MOST_STEPS):
            if given:
                said = _("Een stap is een getal van 1 tot en met {most}. Hier staat: {given}.")
                self.refuse(column, said.format(most=MOST_STEPS, given=given[:40]))
            return 0
        return int(given)

    def day(self, column: str, *, is_required: bool) -> date | None:
        given = self._row.cells.get(column, "")
        if not given:
            if is_required:
                self.text(column)
            return None
        match = DAY.fullmatch(given)
        try:
            if match is None:
                raise ValueError  # noqa: TRY301  one sentence for all that is no day
            parts = match.group(1, 2, 3) if match[1] else match.group(6, 5, 4)
            return date(*(int(part) for part in parts))
        except ValueError:
            said = _("Schrijf een dag als 2026-08-01. Hier staat: {given}.").format(given=given[:40])
            self.refuse(column, said)
            return None

    def period(self, *, is_required: bool) -> tuple[date | None, date | None]:
        first, last = self.day("geldig_van", is_required=is_required), self.day("geldig_tot", is_required=False)
        if first and last and last < first:
            self.refuse("geldig_tot", _("De laatste dag is eerder dan de eerste. Kijk welke van de twee klopt."))
        return first, last


def qualification(cells: _Cells) -> Entry:
    """Read a row of the minister's list."""
    first, last = cells.period(is_required=False)
    return Qualification(
        cells.crebo("crebo"),
        cells.text("kwalificatie"),
        cells.level("niveau"),
        cells.crebo("dossier_crebo"),
        cells.text("dossier"),
        cells.crebo("domein_crebo"),
        cells.text("domein"),
        cells.text("soort"),
        cells.text("leerweg"),
        first,
        last,
    )


def work_process(cells: _Cells) -> Entry:
    """Read a row of the list of work processes."""
    core_task = cells.text("kerntaak")
    code = cells.code("werkproces", core_task)
    first, last = cells.period(is_required=True)
    version, title = cells.text("dossierversie"), cells.text("titel")
    return WorkProcess(cells.crebo("crebo"), version, code, core_task.upper(), title, first or date.max, last)


def work_step(cells: _Cells) -> Entry:
    """Read a row of the list of work cards."""
    code, version = cells.code("werkproces", ""), cells.text("dossierversie")
    return WorkStep(cells.crebo("crebo"), version, code, cells.number("stap"), cells.text("tekst"))


def recognition(cells: _Cells) -> Entry:
    """Read a row of the list of recognised companies."""
    sbb_id = cells.text("sbb_id").upper()
    if sbb_id and SBB.fullmatch(sbb_id) is None:
        cells.refuse(
            "sbb_id", _("Een SBB-nummer is 3 tot 40 letters en cijfers. Hier staat: {given}.").format(given=sbb_id[:40])
        )
    company = TrainingCompany(
        company_id_of(sbb_id), sbb_id, cells.text("leerbedrijf"), cells.text("adres"), cells.text("plaats")
    )
    first, last = cells.period(is_required=True)
    return Recognition(company, cells.crebo("crebo"), first or date.max, last)


READ: Final[dict[str, Callable[[_Cells], Entry]]] = {
    QUALIFICATIONS: qualification,
    WORK_PROCESSES: work_process,
    WORK_CARDS: work_step,
    RECOGNITIONS: recognition,
}


def understand(sheet: Sheet, known_crebos: Collection[str]) -> Found:
    """Read every row; `known_crebos` are those that work processes and recognitions may name."""
    found = Found()
    for row in sheet.rows:
        cells = _Cells(row, found)
        entry = READ[sheet.kind](cells)
        if sheet.kind != QUALIFICATIONS and cells.is_good and entry.crebo not in known_crebos:
            said = _("Crebo {crebo} staat niet in de catalogus. Importeer eerst de kwalificaties.")
            cells.refuse("crebo", said.format(crebo=entry.crebo))
        if cells.is_good:
            found.entries.append((row.number, entry))
    _once(found)
    _one_address(found)
    _tell_of_dossiers(found)
    return found


def _once(found: Found) -> None:
    """Take each entry once: the same row again is told, another one under the same key is refused."""
    seen: dict[tuple[str, ...], tuple[int, Entry]] = {}
    for number, entry in found.entries:
        first, known = seen.setdefault(entry.key, (number, entry))
        if first == number:
            continue
        column = {WorkProcess: "werkproces", WorkStep: "stap"}.get(type(entry), "crebo")
        if known == entry:
            found.remarks.append(Said(number, column, _("Deze rij is gelijk aan rij {row}.").format(row=first)))
        else:
            said = _("Rij {row} gaat over hetzelfde en zegt iets anders. Haal een van de twee weg.")
            found.refused.append(Said(number, column, said.format(row=first)))
    found.entries = list(seen.values())


def _one_address(found: Found) -> None:
    """Refuse a company that has another name or address than in an earlier row: only one of them can be kept."""
    seen: dict[str, tuple[int, TrainingCompany]] = {}
    kept: list[tuple[int, Entry]] = []
    for number, entry in found.entries:
        if isinstance(entry, Recognition):
            first, known = seen.setdefault(entry.company.sbb_id, (number, entry.company))
            if known != entry.company:
                said = _("Rij {row} geeft dit leerbedrijf een andere naam of een ander adres. Kijk wat er klopt.")
                found.refused.append(Said(number, "leerbedrijf", said.format(row=first)))
                continue
        kept.append((number, entry))
    found.entries = kept


def _tell_of_dossiers(found: Found) -> None:
    """Tell of a dossier that stands under two domains, or has two names: it is taken as printed."""
    first: dict[str, Qualification] = {}
    for number, entry in found.entries:
        if not isinstance(entry, Qualification):
            continue
        known = first.setdefault(entry.dossier_crebo, entry)
        if known.domain_crebo != entry.domain_crebo:
            said = _("Dossier {dossier} staat ook onder domein {domain}.")
            values = {"dossier": entry.dossier_crebo, "domain": known.domain_crebo}
            found.remarks.append(Said(number, "domein_crebo", said.format(**values)))
        if known.dossier != entry.dossier:
            said = _("Dossier {dossier} heet ook: {name}.").format(dossier=entry.dossier_crebo, name=known.dossier)
            found.remarks.append(Said(number, "dossier", said))


def by_row(said: Sequence[Said]) -> list[Said]:
    """Give them in the order of the sheet."""
    return sorted(said, key=lambda each: each.row)
