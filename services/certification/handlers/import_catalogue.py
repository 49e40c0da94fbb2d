"""A sheet of the catalogue comes in: good rows go in together, each bad row is told; twice changes nothing."""

from dataclasses import dataclass

from services.certification.domain import work_cards
from services.certification.domain.sheet import QUALIFICATIONS, WORK_CARDS, WORK_PROCESSES, Sheet
from services.certification.domain.sheet_rows import Said, by_row, understand
from services.certification.storage.catalogue import Catalogue


@dataclass(frozen=True)
class ImportCatalogue:
    """A sheet that was read; `is_dry_run` looks what would happen, and changes nothing."""

    sheet: Sheet
    is_dry_run: bool = False


@dataclass(frozen=True)
class Imported:
    """What became of the rows."""

    kind: str
    accepted: int
    new: int
    changed: int
    unchanged: int
    remarks: list[Said]
    refused: list[Said]


def handle(command: ImportCatalogue, catalogue: Catalogue) -> Imported:
    """Take in what can be read; what is known and says the same stays as it is."""
    catalogue.lock()
    sheet = command.sheet
    found = understand(sheet, () if sheet.kind == QUALIFICATIONS else catalogue.crebos())
    if sheet.kind == WORK_CARDS:
        work_cards.lay_out(found, catalogue.known(WORK_PROCESSES).keys())
    entries = [entry for _row, entry in found.entries]
    known = catalogue.known(sheet.kind)
    new = [entry for entry in entries if entry.key not in known]
    changed = [entry for entry in entries if entry.key in known and known[entry.key] != entry]
    if not command.is_dry_run:
        catalogue.keep([*new, *changed])
    counts = len(entries), len(new), len(changed), len(entries) - len(new) - len(changed)
    return Imported(sheet.kind, *counts, by_row(found.remarks), by_row(found.refused))
