"""A school tells of its pupils who are still there: each good row goes in, each bad row comes back with everything that is wrong."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from messaging.ids import uuid7
from services.intake.domain import plan_rules
from services.intake.domain.correction import RowChange, RowRemark, changed_cells, is_somebody_else, sounds_like
from services.intake.domain.days import day_of
from services.intake.domain.events import ExitPlanRecorded, PupilRegistered
from services.intake.domain.exit_plan import ExitPlan
from services.intake.domain.model import Pupil, PupilId
from services.intake.domain.pupil_news import PupilNews, read_pupil_news
from services.intake.domain.refusals import Refusal
from services.intake.domain.row import Row
from services.intake.handlers.rows_told import Outcome, good_rows, taken
from services.intake.storage.exit_plans import ExitPlans
from services.intake.storage.places import Places
from services.intake.storage.pupils import Pupils


@dataclass(frozen=True)
class RegisterPupils:
    """Rows that a school or the coordinator brings; with `own_school_id` only that school's go in."""

    rows: Iterable[Row]
    own_school_id: UUID | None = None
    is_dry_run: bool = False


def handle(command: RegisterPupils, pupils: Pupils, plans: ExitPlans, places: Places, now: datetime) -> Outcome:
    """Bring the rows in, or only look what would happen; the same rows again change nothing."""
    outcome = Outcome()
    register, today = places.register(command.own_school_id), day_of(now)
    told = good_rows(command.rows, lambda cells: read_pupil_news(cells, register, today), outcome)
    school_ids = {news.identity.school.school_id for _, news in told}
    if not command.is_dry_run:
        pupils.lock(school_ids)
    known = pupils.find([news.identity.key for _, news in told])
    namesakes = pupils.namesakes(school_ids)
    for row, news in told:
        pupil = known.get(news.identity.key)
        refusal = _refusal(row, news, pupil)
        if refusal:
            outcome.refused.append(refusal)
            continue
        outcome.remarks += remarks(row, news, pupil, namesakes)
        _take_in(row, news, pupil, outcome, register.municipality_names)
        if not command.is_dry_run:
            record(news, pupil, outcome, pupils, plans, today)
    outcome.refused.sort(key=lambda refused: refused.row)
    return outcome


def record(
    news: PupilNews, pupil: Pupil | None, outcome: Outcome, pupils: Pupils, plans: ExitPlans, today: date
) -> Pupil:
    """Keep what a school told of one pupil: the file, and each new version of the planned exit."""
    if pupil is None:
        pupil = Pupil.register(PupilId(uuid7()), news.identity)
        pupils.add([pupil])
        outcome.events.append(PupilRegistered.of(pupil))
    outcome.pupils.append(pupil)
    had_plan = pupil.planned_left_on is not None
    if pupil.news_of(news) and pupil.study(news) and pupil.planned_left_on:
        where, when = pupil.planned_destination, pupil.planned_left_on
        reason = news.plan_reason if had_plan else ""
        plans.add(ExitPlan(uuid7(), pupil.pupil_id, where, when, today, reason))
        outcome.events.append(ExitPlanRecorded(pupil.pupil_id, pupil.school_id, where, when, today))
    return pupil


def _refusal(row: int, news: PupilNews, pupil: Pupil | None) -> Refusal | None:
    if pupil is None:
        return None
    if is_somebody_else(pupil, news.identity):
        return taken(row, pupil)
    rule = plan_rules.PupilIsStillAtSchool()
    return Refusal(row, rule.column, str(rule)) if pupil.left_on is not None else None


def _take_in(row: int, news: PupilNews, pupil: Pupil | None, outcome: Outcome, towns: Mapping[str, str]) -> None:
    if pupil is None:
        outcome.new += 1
        return
    told = pupil.news_of(news)
    outcome.changed += bool(told)
    outcome.unchanged += not told
    if told:
        outcome.changes.append(RowChange(row, pupil.pupil_id, pupil.pupil_number, changed_cells(told, towns)))


def remarks(
    row: int, news: PupilNews, pupil: Pupil | None, namesakes: Mapping[tuple[UUID, date], Collection[Pupil]]
) -> Iterable[RowRemark]:
    """Give what is allowed, and still worth a second look."""
    if pupil and pupil.planned_left_on and news.has_plan and pupil.plan != news.plan and not news.plan_reason:
        yield RowRemark(row, plan_rules.PlanChangedWithoutAReason.column, plan_rules.PlanChangedWithoutAReason.sentence)
    born = namesakes.get((news.identity.school.school_id, news.identity.birth_date), ())
    others = (each for each in born if each.pupil_number != news.identity.pupil_number)
    if pupil is None and any(sounds_like(each, news.identity) for each in others):
        yield RowRemark(row, plan_rules.NobodyMayBeTwice.column, plan_rules.NobodyMayBeTwice.sentence)
