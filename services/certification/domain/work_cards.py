"""Work cards out of a sheet with a step on each row: a card of the sheet takes the place of the one that is known."""

from collections.abc import Collection, Iterable

from language.texts import _
from services.certification.domain.catalogue import Entry, WorkCard, WorkStep
from services.certification.domain.sheet_rows import Found, Said

Keys = Collection[tuple[str, ...]]


def lay_out(found: Found, known_work_processes: Keys) -> None:
    """Make cards of the steps; a step of a work process that nobody knows is refused."""
    steps: dict[tuple[str, ...], list[tuple[int, WorkStep]]] = {}
    for row, entry in found.entries:
        if isinstance(entry, WorkStep):
            _place(steps, row, entry, found, known_work_processes)
    found.entries = [_card(each) for each in steps.values()]


def _place(
    steps: dict[tuple[str, ...], list[tuple[int, WorkStep]]],
    row: int,
    step: WorkStep,
    found: Found,
    known_work_processes: Keys,
) -> None:
    work_process = step.crebo, step.version, step.code
    if work_process in known_work_processes:
        steps.setdefault(work_process, []).append((row, step))
        return
    said = _("Werkproces {code} van crebo {crebo}, versie {version} kennen wij niet. Importeer eerst de werkprocessen.")
    reason = said.format(code=step.code, crebo=step.crebo, version=step.version)
    found.refused.append(Said(row, "werkproces", reason))


def _card(steps: Iterable[tuple[int, WorkStep]]) -> tuple[int, Entry]:
    in_order = sorted(steps, key=lambda each: each[1].number)
    first = in_order[0][1]
    texts = tuple(step.text for _row, step in in_order)
    return min(row for row, _step in in_order), WorkCard(first.crebo, first.version, first.code, texts)
