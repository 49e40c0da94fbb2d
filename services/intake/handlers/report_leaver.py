"""Schools tell who left: each good row goes in, each bad row comes back with everything that is wrong with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from messaging.ids import uuid7
from services.intake.domain import refusals
from services.intake.domain.correction import RowChange, RowRemark, changed_cells, is_somebody_else
from services.intake.domain.days import day_of
from services.intake.domain.events import PupilLeftSchool, PupilRegistered
from services.intake.domain.leaver import Leaver, read_leaver
from services.intake.domain.model import Pupil, PupilId
from services.intake.domain.row import Row, cells_of, naming_fields
from services.intake.domain.sheet import refuse_bsn
from services.intake.domain.vocabulary import FIELDS
from services.intake.handlers.rows_told import Outcome, good_rows, taken
from services.intake.storage.places import Places
from services.intake.storage.pupils import Pupils


@dataclass(frozen=True)
class ReportLeavers:
    """Rows that a school or the coordinator brings; with `own_school_id` only that school's go in."""

    rows: Iterable[Row]
    own_school_id: UUID | None = None
    is_dry_run: bool = False


def handle(command: ReportLeavers, pupils: Pupils, places: Places, now: datetime) -> Outcome:
    """Bring the rows in, or only look what would happen."""
    outcome = Outcome()
    register, today = places.register(command.own_school_id), day_of(now)
    told = good_rows(command.rows, lambda cells: read_leaver(cells, register, today), outcome)
    if not command.is_dry_run:
        pupils.lock({leaver.identity.school.school_id for _, leaver in told})
    known = pupils.find([leaver.identity.key for _, leaver in told])
    for row, leaver in told:
        pupil = known.get(leaver.identity.key)
        if pupil and is_somebody_else(pupil, leaver.identity):
            outcome.refused.append(taken(row, pupil))
            continue
        if pupil and (cells := changed_cells(pupil.news_in(leaver), register.municipality_names)):
            outcome.changes.append(RowChange(row, pupil.pupil_id, pupil.pupil_number, cells))
        outcome.remarks += [RowRemark(row, each.column, each.sentence) for each in leaver.remarks()]
        _report(leaver, pupil, outcome, is_dry_run=command.is_dry_run)
    if not command.is_dry_run:
        pupils.add(outcome.pupils)
    outcome.refused.sort(key=lambda refusal: refusal.row)
    return outcome


def handle_one(
    fields: Mapping[str, object], own_school_id: UUID | None, pupils: Pupils, places: Places, now: datetime
) -> Outcome:
    """Bring in one leaver, told in the fields of REST; raises every reason under the field that the sender used."""
    with naming_fields():
        refuse_bsn(fields)
        cells = cells_of(fields)
    outcome = handle(ReportLeavers([Row(1, cells)], own_school_id), pupils, places, now)
    if outcome.refused:
        raise refusals.LeaverRefused([replace(each, column=FIELDS[each.column]) for each in outcome.refused])
    return outcome


def _report(leaver: Leaver, pupil: Pupil | None, outcome: Outcome, *, is_dry_run: bool) -> None:
    if pupil and pupil.knows(leaver):
        outcome.unchanged += 1
        outcome.pupils.append(pupil)
        return
    outcome.changed += pupil is not None
    outcome.new += pupil is None
    if not is_dry_run:
        _leave(leaver, pupil, outcome)


def _leave(leaver: Leaver, pupil: Pupil | None, outcome: Outcome) -> None:
    if pupil is None:
        pupil = Pupil.register(PupilId(uuid7()), leaver.identity)
        outcome.events.append(PupilRegistered.of(pupil))
    before = pupil.leave(leaver)
    outcome.pupils.append(pupil)
    outcome.events.append(PupilLeftSchool.of(pupil, leaver.left_on, before))
