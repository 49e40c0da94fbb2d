"""What could be a next step, and why: sets of work processes laid side by side; no score for a person, nothing hidden."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.aftercare.domain.ids import CaseId, PersonId
from services.aftercare.domain.leerlijn import IntakeRule, Leerlijn, Period, WorkProcess, rule_of
from services.aftercare.domain.qualification import Qualification


@dataclass(frozen=True)
class StartingPoint:
    """What a young person has and wants; work processes as `25254/B1-K1-W1`, no municipality is anywhere."""

    case_id: CaseId
    work_processes: tuple[str, ...]
    leerlijnen: tuple[str, ...]
    municipalities: tuple[str, ...]
    noted_on: date
    noted_by: PersonId


@dataclass(frozen=True)
class Earned:
    """What a workplace trainer signed of one work process, as `25254/B1-K1-W1`."""

    work_process: str
    judgement: str
    judged_on: date

    @property
    def counts(self) -> bool:
        """Tell whether the young person can do it, alone or with help."""
        return self.judgement != "not_yet"


def known_of(noted: Iterable[str], earned: Iterable[Earned]) -> frozenset[str]:
    """Give the work processes that somebody has: what a trainer signed goes before what was noted."""
    judged = {each.work_process: each.counts for each in earned}
    return frozenset(key for key in {*noted, *judged} if judged.get(key, True))


@dataclass(frozen=True)
class Situation:
    """The same, with how the young person would come in and on which day we look."""

    has: frozenset[str]
    wants: frozenset[str]
    near: frozenset[str]
    entry: str
    today: date


@dataclass(frozen=True)
class Reason:
    """One thing that speaks for a step or against it, and how much of it there is."""

    code: str
    is_for: bool
    count: int | None = None


@dataclass(frozen=True)
class FreePeriod:
    """A period that still has a place."""

    period_id: UUID
    period: Period
    free: int


@dataclass(frozen=True)
class LeerlijnLine:
    """One leerlijn with all that speaks for and against it."""

    leerlijn: Leerlijn
    has: Sequence[WorkProcess]
    missing: Sequence[WorkProcess]
    periods: Sequence[FreePeriod]
    rule: IntakeRule | None
    reasons: Sequence[Reason]

    @property
    def is_open(self) -> bool:
        """Tell whether a place can be had: there is one, and the region's rules admit this young person."""
        return all(each.is_for for each in self.reasons if each.code in ("places", "admitted"))


@dataclass(frozen=True)
class QualificationLine:
    """One qualification of entree or level 2, as far as its work processes are known."""

    qualification: Qualification
    has: Sequence[str]
    missing: Sequence[WorkProcess]
    offered_by: Sequence[str]


def leerlijn_lines(
    found: Iterable[Leerlijn], rules: Sequence[IntakeRule], taken: Mapping[UUID, int], about: Situation
) -> list[LeerlijnLine]:
    """Lay every leerlijn beside what the young person has and wants; those that can be had and are wanted come first."""
    lines = [_line(each, rule_of(rules, each.code, about.today), taken, about) for each in found]
    return sorted(lines, key=lambda line: _order(line, about))


def qualification_lines(
    found: Iterable[Qualification], leerlijnen: Sequence[Leerlijn], about: Situation
) -> list[QualificationLine]:
    """Lay every qualification beside what the young person has; those with something in common come first.

    Which work processes a qualification has in full is not known here: only those of the leerlijnen are.
    """
    lines = [_of(each, leerlijnen, about) for each in found]
    return sorted(lines, key=lambda line: (not line.has, line.qualification.level, line.qualification.name))


def _line(leerlijn: Leerlijn, rule: IntakeRule | None, taken: Mapping[UUID, int], about: Situation) -> LeerlijnLine:
    has = [each for each in leerlijn.work_processes if each.key in about.has]
    missing = [each for each in leerlijn.work_processes if each.key not in about.has]
    periods = _free(leerlijn, taken, about.today)
    places = sum(each.free for each in periods)
    lacks = [each for each in leerlijn.needed if each.key not in about.has]
    least = (Reason("needed", not lacks, len(lacks or leerlijn.needed)),) if leerlijn.needed else ()
    reasons = (
        Reason("places", places > 0, places),
        Reason("admitted", rule is None or rule.admits(about.entry)),
        Reason("has", bool(has), len(has)),
        Reason("missing", not missing, len(missing)),
        *least,
        Reason("wanted", leerlijn.code in about.wants),
        Reason("near", not about.near or leerlijn.municipality in about.near),
    )
    return LeerlijnLine(leerlijn, has, missing, periods, rule, reasons)


def _free(leerlijn: Leerlijn, taken: Mapping[UUID, int], today: date) -> list[FreePeriod]:
    found = []
    for period in leerlijn.periods:
        period_id = period.id_in(leerlijn.code)
        free = period.places - taken.get(period_id, 0)
        if free > 0 and period.ends_on >= today:
            found.append(FreePeriod(period_id, period, free))
    return found


def _order(line: LeerlijnLine, about: Situation) -> tuple[bool, bool, bool, int, str]:
    """The order says nothing about a person: can be had, is wanted, is near, how much is missing, by name."""
    is_near = not about.near or line.leerlijn.municipality in about.near
    return (not line.is_open, line.leerlijn.code not in about.wants, not is_near, len(line.missing), line.leerlijn.name)


def _of(found: Qualification, leerlijnen: Sequence[Leerlijn], about: Situation) -> QualificationLine:
    teaching = [each for each in leerlijnen if any(one.crebo == found.crebo for one in each.work_processes)]
    known = {one.key: one for each in teaching for one in each.work_processes if one.crebo == found.crebo}
    has = sorted(key for key in about.has if key.startswith(f"{found.crebo}/"))
    missing = [known[key] for key in sorted(known) if key not in about.has]
    offered_by = sorted({code for each in teaching for code in each.offered_by})
    return QualificationLine(found, has, missing, offered_by)
