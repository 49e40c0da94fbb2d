"""A leerlijn: what a young person learns in it, who offers it, in which periods there are places, and who may enter."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from services.aftercare.domain.ids import derived
from services.aftercare.domain.leerlijn_rules import (
    IntakeRuleBeginsLater,
    PeriodEndsAfterItBegins,
    PeriodHasReservations,
    PeriodStandsThereOnce,
    WorkProcessStandsThereOnce,
)

EVERY: Final = "*"  # an intake rule for every leerlijn that has none of its own
PROVIDERS: Final = ("development_company", "mbo", "company")  # bodies that can offer one
FUNDINGS: Final = ("municipality", "school", "employer", "uwv", "region", "not_settled")
ENTRIES: Final = ("direct_entry", "within_two_years", "after_two_years")


@dataclass(frozen=True)
class WorkProcess:
    """A piece of work of a qualification; its code means something only together with the crebo."""

    crebo: str
    code: str
    title: str
    is_needed: bool = False  # part of the least that an employer asks of whoever comes out of it

    @property
    def key(self) -> str:
        """Name it as `25254/B1-K1-W1`."""
        return f"{self.crebo}/{self.code}"


@dataclass(frozen=True)
class Period:
    """When it is given, for how many at most, and from how many on."""

    begins_on: date
    ends_on: date
    places: int
    minimum: int

    def id_in(self, leerlijn: str) -> UUID:
        """Name it after its first day: with other places it is the same period."""
        return derived("period", leerlijn, self.begins_on)


@dataclass(frozen=True)
class Leerlijn:
    """One learning line of the region, as its coordinator keeps it."""

    code: str
    name: str
    municipality: str
    offered_by: tuple[str, ...]  # codes of bodies in the directory
    work_processes: tuple[WorkProcess, ...]
    periods: tuple[Period, ...]

    @property
    def needed(self) -> list[WorkProcess]:
        """The least that an employer asks; nothing where nobody laid that down."""
        return [each for each in self.work_processes if each.is_needed]

    def period(self, period_id: UUID) -> Period | None:
        """Give one of its periods."""
        return next((each for each in self.periods if each.id_in(self.code) == period_id), None)


@dataclass(frozen=True)
class IntakeRule:
    """Who may enter and who pays: policy of a region from a day on, for one leerlijn or for every (agreement S13)."""

    region: str
    leerlijn: str
    valid_from: date
    direct_entry: bool  # straight from school
    within_two_years: bool  # after work stopped, as long as aftercare lasts
    after_two_years: bool
    funding: str

    def admits(self, entry: str) -> bool:
        """Tell whether somebody who comes in this way may enter."""
        return {
            "direct_entry": self.direct_entry,
            "within_two_years": self.within_two_years,
            "after_two_years": self.after_two_years,
        }[entry]


def rule_of(rules: Iterable[IntakeRule], leerlijn: str, on: date) -> IntakeRule | None:
    """Give the rule that holds on a day: its own goes before the one for every leerlijn, the newest before the older."""
    valid = [rule for rule in rules if rule.leerlijn in (leerlijn, EVERY) and rule.valid_from <= on]
    return max(valid, key=lambda rule: (rule.leerlijn != EVERY, rule.valid_from), default=None)


def entry_of(left_on: date, ends_on: date, on: date, *, has_worked: bool) -> str:
    """Tell in which way a young person comes in on a day."""
    if on > ends_on:
        return "after_two_years"
    return "within_two_years" if has_worked and on > left_on else "direct_entry"


def check(new: Leerlijn, taken: dict[UUID, int]) -> None:
    """Refuse periods and work processes that cannot be, and fewer places than young people have."""
    begins = [period.begins_on for period in new.periods]
    for period in new.periods:
        if period.ends_on < period.begins_on:
            raise PeriodEndsAfterItBegins(period.begins_on)
        if begins.count(period.begins_on) > 1:
            raise PeriodStandsThereOnce(period.begins_on)
    keys = [process.key for process in new.work_processes]
    for key in keys:
        if keys.count(key) > 1:
            raise WorkProcessStandsThereOnce(key)
    places = {period.id_in(new.code): period.places for period in new.periods}
    for period_id, count in taken.items():
        if places.get(period_id, 0) < count:
            raise PeriodHasReservations(count)


def check_rule(new: IntakeRule, known: Sequence[IntakeRule], today: date) -> None:
    """Refuse to change a rule that holds already; the first one may hold from today."""
    is_first = not any(rule.leerlijn == new.leerlijn for rule in known)
    if new.valid_from < today or (new.valid_from == today and not is_first):
        raise IntakeRuleBeginsLater(today)
