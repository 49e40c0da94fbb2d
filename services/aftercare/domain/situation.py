"""Where a young person was on a day: worked out of dated facts, never of what the file says today."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from uuid import UUID

from services.aftercare.domain.contract import known_reason
from services.aftercare.domain.ids import CaseId, PupilId, SchoolId

WORK: Final = frozenset({"work", "work_bbl", "sheltered_work"})
NONE: Final = "none"
NONE_EARLY: Final = (
    "none_early"  # through behaviour or motivation, dismissal or stopping early: the monitor's own distinction
)
UNKNOWN: Final = "unknown"
STALE: Final = "stale"  # known once, not recently confirmed
LASTING: Final = frozenset({UNKNOWN, "abroad"})  # needs no confirming
EARLY: Final = frozenset({"dismissed", "resigned", "drop_out"})
OF_STEP: Final = {"new_job": "work", "leerlijn": "training", "praktijkverklaring": "training"}  # others are named alike
OF_KIND: Final = {"bbl": "work_bbl", "sheltered": "sheltered_work"}


@dataclass(frozen=True)
class Told:
    """A leaving as the school told it last, on the day up to which we look."""

    case_id: CaseId
    pupil_id: PupilId
    school_id: SchoolId
    municipality: str
    left_on: date
    destination: str
    exit_profile: str


@dataclass
class Spell:
    """Work under one contract."""

    begins_on: date
    kind: str | None = None
    ended_on: date | None = None  # last day
    is_early: bool = False

    def covers(self, on: date) -> bool:
        """Tell whether somebody worked under it on a day."""
        return self.begins_on <= on and (self.ended_on is None or on <= self.ended_on)


@dataclass(frozen=True)
class Situation:
    """Where somebody was, in a category of the exit monitor, and since when we know."""

    category: str
    since: date


@dataclass(frozen=True)
class _Statement:
    day: date
    category: str
    expires_on: date  # the last day on which it counts as recently confirmed: never the old truth
    is_end_of_work: bool = False


@dataclass
class Life:
    """What was told of one young person up to a day, in the order in which it was told."""

    told: Told
    until: Callable[[date], date]  # so long the word of a day holds, by the term that the region had on that day
    kinds: Mapping[UUID, str] = field(default_factory=dict)  # of contracts: never changes, so it needs no date
    _spells: dict[UUID, Spell] = field(default_factory=dict)
    _stops: dict[date, bool] = field(default_factory=dict)  # drop-outs without a contract: was it early
    _said: list[_Statement] = field(default_factory=list)

    def hear(self, name: str, data: Mapping[str, Any]) -> None:
        """Take in one event of the case; one that says nothing about work or destination changes nothing."""
        if name in _HEARS:
            _HEARS[name](self, data)

    def situation(self, on: date) -> Situation:
        """Give where this young person was on a day; this is the one place that decides it."""
        running = [spell for spell in self._spells.values() if spell.covers(on)]
        if running:
            newest = max(running, key=lambda spell: spell.begins_on)
            return Situation(self._category_of(newest), newest.begins_on)
        statements = sorted(self._statements(), key=lambda each: (each.day, not each.is_end_of_work))
        last = self._statement(self.told.left_on, self.told.destination)
        for each in (each for each in statements if each.day <= on):
            if not each.is_end_of_work or last.category in WORK | {NONE, NONE_EARLY, UNKNOWN}:
                last = each  # who left for mbo and loses a side job is still at mbo
        return _as_confirmed(last, statements, on, self.until(on))

    def contract_started(self, data: Mapping[str, Any]) -> None:
        contract_id = UUID(data["contract_id"])
        self._spells[contract_id] = Spell(date.fromisoformat(data["begins_on"]), self.kinds.get(contract_id))

    def contract_ended(self, data: Mapping[str, Any]) -> None:
        ended_on = date.fromisoformat(data["ended_on"])
        is_early = bool(data.get("is_drop_out")) or known_reason(data.get("reason")) in EARLY
        if data.get("contract_id") is None:
            self._stops[ended_on] = is_early
        elif spell := self._spells.get(UUID(data["contract_id"])):
            spell.ended_on, spell.is_early = ended_on, is_early

    def contract_end_withdrawn(self, data: Mapping[str, Any]) -> None:
        if data.get("contract_id") is None:
            self._stops.pop(date.fromisoformat(data["ended_on"]), None)
        elif spell := self._spells.get(UUID(data["contract_id"])):
            spell.ended_on, spell.is_early = None, False

    def destination_confirmed(self, data: Mapping[str, Any]) -> None:
        """Somebody said where the young person is; moved away is nowhere that we know."""
        expires_on = date.fromisoformat(data["expires_on"]) if data.get("expires_on") else None
        day = date.fromisoformat(data["confirmed_on"])
        self._said.append(_Statement(day, str(data["destination"]), expires_on or self.until(day)))

    def next_step_confirmed(self, data: Mapping[str, Any]) -> None:
        """The next step that was agreed on truly began."""
        step = str(data["next_step"])
        self._said.append(self._statement(date.fromisoformat(data["began_on"]), OF_STEP.get(step, step)))

    def _statements(self) -> list[_Statement]:
        ends = [(spell.ended_on, spell.is_early) for spell in self._spells.values() if spell.ended_on]
        stopped = [
            self._statement(day, NONE_EARLY if is_early else NONE, is_end_of_work=True)
            for day, is_early in (*ends, *self._stops.items())
        ]
        return [*self._said, *stopped]

    def _statement(self, day: date, category: str, *, is_end_of_work: bool = False) -> _Statement:
        return _Statement(day, category, self.until(day), is_end_of_work)

    def _category_of(self, spell: Spell) -> str:
        if spell.kind is None and self.told.destination in WORK:
            return self.told.destination  # of the contract at leaving only the school said what kind of work it is
        return OF_KIND.get(spell.kind or "", "work")


def _as_confirmed(last: _Statement, statements: list[_Statement], on: date, until: date) -> Situation:
    """A statement holds for the term of the region; between two equal ones that lie no further apart nothing else was so."""
    if last.category in LASTING or on <= last.expires_on:
        return Situation(last.category, last.day)
    following = min((each for each in statements if on < each.day <= until), key=lambda each: each.day, default=None)
    is_confirmed = following is not None and following.category == last.category
    return Situation(last.category if is_confirmed else STALE, last.day)


_HEARS: Final[Mapping[str, Callable[[Life, Mapping[str, Any]], None]]] = {
    "contract_started": Life.contract_started,
    "contract_ended": Life.contract_ended,
    "contract_end_withdrawn": Life.contract_end_withdrawn,
    "destination_confirmed": Life.destination_confirmed,
    "next_step_confirmed": Life.next_step_confirmed,
}
FACTS: Final = tuple(_HEARS)
