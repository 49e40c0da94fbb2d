"""Leerlijnen as the API tells them, and what could be a next step for one young person."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from language.texts import N_, _, ngettext


@dataclass(frozen=True)
class WorkProcess:
    """A piece of work of a qualification."""

    crebo: str
    code: str
    title: str
    is_needed: bool = False  # part of the least that an employer asks

    @property
    def key(self) -> str:
        """As the starting point names it."""
        return f"{self.crebo}/{self.code}"


@dataclass(frozen=True)
class Period:
    """When a leerlijn is given, with the places that are free now."""

    begins_on: date
    ends_on: date
    free: int
    places: int = 0
    minimum: int = 0
    id: UUID | None = None
    period_id: UUID | None = None


@dataclass(frozen=True)
class IntakeRule:
    """Who may enter and who pays, from a day on."""

    leerlijn: str
    valid_from: date
    direct_entry: bool
    within_two_years: bool
    after_two_years: bool
    funding: str

    @property
    def entries(self) -> list[str]:
        """The ways in that are open."""
        ways = ("direct_entry", "within_two_years", "after_two_years")
        return [way for way in ways if getattr(self, way)]


@dataclass(frozen=True)
class Leerlijn:
    """One learning line of the region."""

    code: str
    name: str
    municipality: str
    offered_by: list[str] = field(default_factory=list)
    work_processes: list[WorkProcess] = field(default_factory=list)
    periods: list[Period] = field(default_factory=list)
    intake: IntakeRule | None = None
    intake_rules: list[IntakeRule] = field(default_factory=list)

    @property
    def needed(self) -> list[WorkProcess]:
        """The least that an employer asks; nothing where nobody laid that down."""
        return [one for one in self.work_processes if one.is_needed]

    def coming(self, today: date) -> list[Period]:
        """The periods that are not over."""
        return [period for period in self.periods if period.ends_on >= today]


@dataclass(frozen=True)
class StartingPoint:
    """What a young person has and wants."""

    work_processes: list[str] = field(default_factory=list)
    leerlijnen: list[str] = field(default_factory=list)
    municipalities: list[str] = field(default_factory=list)
    noted_on: date | None = None
    noted_by_id: UUID | None = None


# What speaks for a step, and what against it.
FOR = {
    "admitted": N_("De jongere mag instromen volgens de regels van de regio."),
    "wanted": N_("De jongere wil dit graag."),
    "near": N_("Het is in een gemeente die kan."),
    "missing": N_("Er ontbreekt geen werkproces."),
    "needed": N_("De jongere heeft alles wat een werkgever minimaal vraagt."),
}
AGAINST = {
    "admitted": N_("De jongere mag nu niet instromen volgens de regels van de regio."),
    "wanted": N_("De jongere noemde dit niet als wens."),
    "near": N_("Het is in een andere gemeente dan de jongere noemde."),
    "has": N_("De jongere heeft hier nog geen werkproces van."),
    "places": N_("Er is geen plek vrij."),
}


@dataclass(frozen=True)
class Reason:
    """One thing that speaks for a step, or against it."""

    code: str
    is_for: bool
    count: int | None = None

    @property
    def text(self) -> str:
        """The same in a sentence."""
        n = self.count or 0
        if self.code == "places" and self.is_for:
            return ngettext("Er is {n} plek vrij.", "Er zijn {n} plekken vrij.", n).format(n=n)
        if self.code == "has" and self.is_for:
            return ngettext("De jongere heeft al {n} werkproces.", "De jongere heeft al {n} werkprocessen.", n).format(
                n=n
            )
        if self.code == "missing" and not self.is_for:
            return ngettext("Er ontbreekt {n} werkproces.", "Er ontbreken {n} werkprocessen.", n).format(n=n)
        if self.code == "needed" and not self.is_for:
            return ngettext(
                "Er ontbreekt {n} werkproces van wat een werkgever minimaal vraagt.",
                "Er ontbreken {n} werkprocessen van wat een werkgever minimaal vraagt.",
                n,
            ).format(n=n)
        known = (FOR if self.is_for else AGAINST).get(self.code)
        return _(known) if known else self.code


@dataclass(frozen=True)
class LeerlijnLine:
    """A leerlijn beside what the young person has and wants."""

    code: str
    name: str
    municipality: str
    is_open: bool
    offered_by: list[str] = field(default_factory=list)
    has: list[WorkProcess] = field(default_factory=list)
    missing: list[WorkProcess] = field(default_factory=list)
    periods: list[Period] = field(default_factory=list)
    intake: IntakeRule | None = None
    reasons: list[Reason] = field(default_factory=list)


@dataclass(frozen=True)
class QualificationLine:
    """A qualification of entree or level 2; the whole of its work processes is not known here."""

    crebo: str
    name: str
    level: int
    has: list[str] = field(default_factory=list)
    missing: list[WorkProcess] = field(default_factory=list)
    offered_by: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Earned:
    """What a workplace trainer signed of one work process."""

    work_process: str
    judgement: str
    judged_on: date


@dataclass(frozen=True)
class Match:
    """What could be a next step for one young person, and why."""

    entry: str
    starting_point: StartingPoint
    earned: list[Earned] = field(default_factory=list)
    leerlijnen: list[LeerlijnLine] = field(default_factory=list)
    qualifications: list[QualificationLine] = field(default_factory=list)

    @property
    def with_overlap(self) -> list[QualificationLine]:
        """The qualifications of which the young person has something."""
        return [line for line in self.qualifications if line.has]

    @property
    def without_overlap(self) -> list[QualificationLine]:
        """The others: nothing is hidden."""
        return [line for line in self.qualifications if not line.has]
