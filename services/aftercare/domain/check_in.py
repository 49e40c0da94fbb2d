"""A contact moment: one day of the plan on which somebody looks how a young person is doing."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from services.aftercare.domain.ids import CaseId, PersonId

MOVE_REASONS: Final = ("agreed", "young_person_away", "professional_away", "other")


@dataclass(frozen=True)
class Counted:
    """What the template works out to for one moment."""

    moment: str
    anchored_on: date  # the day it hangs on
    counted_on: date  # so long after it, on whatever day of the week
    due_on: date  # the first working day from then


@dataclass(eq=False, kw_only=True)
class CheckIn:
    """One contact moment of one case; it stays planned until somebody was reached, however late."""

    case_id: CaseId
    moment: str  # its name within the case: the step of the template, and the contract or conversation it hangs on
    anchored_on: date
    counted_on: date
    due_on: date
    state: Literal["planned", "done", "dropped"] = "planned"
    done_on: date | None = None
    moved_because: str | None = None  # somebody chose the day: it follows nothing any more
    moved_by: PersonId | None = None

    @classmethod
    def planned(cls, case_id: CaseId, counted: Counted) -> "CheckIn":
        """Plan a new one."""
        return cls(case_id=case_id, **vars(counted))

    @property
    def is_planned(self) -> bool:
        """Tell whether somebody still has to be reached."""
        return self.state == "planned"

    def follow(self, counted: Counted | None) -> None:
        """Go where the template now puts it; without a place there it is dropped. What was done or moved by hand stays."""
        if self.state == "done" or self.moved_because:
            return
        if counted is None:
            self.state = "dropped"
            return
        self.state, self.anchored_on = "planned", counted.anchored_on
        self.counted_on, self.due_on = counted.counted_on, counted.due_on

    def settle(self, on: date) -> None:
        """Know that the young person was reached."""
        self.state, self.done_on = "done", on

    def move(self, to: date, because: str, by: PersonId) -> None:
        """Put it on a day that somebody chose."""
        self.due_on, self.moved_because, self.moved_by = to, because, by
