"""The template that a plan of contact moments is laid out from: offsets on named anchors, in versions, also of a school's own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, Self, cast, get_args

from services.aftercare.domain.ids import SchoolId
from services.aftercare.domain.working_days import Term, add_months, calendar_end

Anchor = Literal["left_school", "contract_start", "conversation_held", "reference_day"]
Unit = Literal["days", "weeks", "months", "years"]

ANCHORS: Final[tuple[Anchor, ...]] = get_args(Anchor)
UNITS: Final[tuple[Unit, ...]] = get_args(Unit)
REFERENCE_DAY: Final = (11, 1)  # 1 November: on that day the exit monitor of practical education counts
OF_THE_REGION: Final = "region"  # the scope of every school that has no template of its own
MOST_STEPS: Final = 20
FURTHEST: Final[dict[Unit, int]] = {"days": 731, "weeks": 104, "months": 24, "years": 2}  # the two years of aftercare


@dataclass(frozen=True)
class Step:
    """One line of a template: so long after an anchor; of the reference day the first or second one after leaving."""

    anchor: Anchor
    amount: int
    unit: Unit

    @property
    def code(self) -> str:
        """Give its name, as it is kept and as a moment of a plan is called: left_school-6-weeks."""
        return f"{self.anchor}-{self.amount}-{self.unit}"

    @classmethod
    def of(cls, code: str) -> Self:
        """Read a name that `code` gave."""
        anchor, amount, unit = code.split("-")
        return cls(cast("Anchor", anchor), int(amount), cast("Unit", unit))

    def day(self, anchored_on: date) -> date:
        """Give the day it works out to, on whatever day of the week."""
        if self.anchor != "reference_day":
            return calendar_end(Term(self.amount, self.unit), anchored_on)
        first = date(anchored_on.year, *REFERENCE_DAY)
        years = self.amount - (first > anchored_on)
        return add_months(first, 12 * years)


@dataclass(frozen=True)
class TemplateVersion:
    """The steps that hold for whoever leaves from a day on, in the whole region or from one school."""

    scope: str  # the region, or the id of a school
    valid_from: date
    steps: tuple[Step, ...]


def steps_for(versions: Iterable[TemplateVersion], school_id: SchoolId, left_on: date) -> Sequence[Step]:
    """Give the steps for who left that school on a day: the school's own go before the region's, the newest before older ones.

    A school that took its own template back has a version without steps, and follows the region again.
    """
    valid = sorted((one for one in versions if one.valid_from <= left_on), key=lambda one: one.valid_from)
    own = next((one for one in reversed(valid) if one.scope == str(school_id)), None)
    if own and own.steps:
        return own.steps
    return next((one.steps for one in reversed(valid) if one.scope == OF_THE_REGION), ())
