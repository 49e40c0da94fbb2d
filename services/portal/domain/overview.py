"""What the coordinator watches over: signals by age, and how far young people came, ready to be drawn."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from language.texts import N_

AGES: Final = {
    "in_time": N_("nog op tijd"),
    "week": N_("1 tot en met 7 dagen te laat"),
    "fortnight": N_("8 tot en met 14 dagen te laat"),
    "month": N_("15 tot en met 28 dagen te laat"),
    "longer": N_("meer dan 28 dagen te laat"),
}
STAGES: Final = {
    "left": N_("Van school en in nazorg"),
    "coached": N_("Heeft een jobcoach"),
    "accepted": N_("Zaak is aangenomen"),
    "working": N_("Werkt"),
    "owed": N_("Loopbaangesprek nodig"),
    "next_step": N_("Vervolgstap afgesproken"),
}
OF_LEERLIJN: Final = {
    "wanted": N_("Wil dit graag"),
    "reserved": N_("Heeft een plek"),
    "agreed": N_("Afgesproken als vervolgstap"),
    "begun": N_("Begonnen"),
}
WIDTH, STEP = 250, 34  # of the longest bar, and from bar to bar
MOST_OF_A_STEP: Final = 4  # a figure stands for at most so many more


@dataclass(frozen=True)
class Signal:
    """Something that nobody owns, or that is late."""

    kind: str
    due_on: date
    days_late: int
    case_id: UUID
    pupil_id: UUID
    school_id: UUID
    municipality: str
    owner_id: UUID | None = None  # who should have done it
    conversation_id: UUID | None = None


@dataclass(frozen=True)
class Tally:
    """So many signals of one kind and age."""

    kind: str
    age: str
    count: int


@dataclass(frozen=True)
class Funnel:
    """How far the young people of a school or municipality came; None is not shown."""

    left: int | None
    coached: int | None
    accepted: int | None
    working: int | None
    owed: int | None
    next_step: int | None
    school_id: UUID | None = None
    municipality: str | None = None

    @property
    def key(self) -> str:
        """What it is about."""
        return str(self.school_id or self.municipality)


@dataclass(frozen=True)
class LeerlijnFunnel:
    """How far young people came in one leerlijn; None is not shown."""

    leerlijn: str
    wanted: int | None
    reserved: int | None
    agreed: int | None
    begun: int | None

    @property
    def key(self) -> str:
        """What it is about."""
        return self.leerlijn


def range_of(row: Funnel | LeerlijnFunnel, stage: str) -> str:
    """Say a figure: 20-24, or nothing below five."""
    figure: int | None = getattr(row, stage)
    return "" if figure is None else f"{figure}–{figure + MOST_OF_A_STEP}"


@dataclass(frozen=True)
class Funnels:
    """Both views on the same young people."""

    schools: list[Funnel]
    municipalities: list[Funnel]


@dataclass(frozen=True)
class Caseload:
    """A job coach and how many open cases wait with them."""

    job_coach_id: UUID
    open_cases: int
    is_away: bool = False
    is_job_coach: bool = True


@dataclass(frozen=True)
class Bar:
    """One bar of a drawing."""

    label: str
    value: str
    y: int
    width: int


def by_age(tallies: Iterable[Tally]) -> Mapping[str, int]:
    """Add up all kinds for each age."""
    sums = dict.fromkeys(AGES, 0)
    for tally in tallies:
        if tally.age in sums:
            sums[tally.age] += tally.count
    return sums


def bars(values: Sequence[tuple[str, int, str]]) -> Sequence[Bar]:
    """Draw a label, a number and how it is said as one bar each; the largest is as wide as the drawing."""
    most = max((number for _label, number, _said in values), default=0) or 1
    return [
        Bar(label, said, at * STEP, round(number / most * WIDTH)) for at, (label, number, said) in enumerate(values)
    ]
