"""Terms that a region may set for itself: configuration with a valid-from date, never code (law A12)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from services.aftercare.domain.contact_template import Step, TemplateVersion, steps_for
from services.aftercare.domain.ids import SchoolId
from services.aftercare.domain.working_days import Term, WorkingDays

EVERYWHERE: Final = "*"

AFTERCARE: Final = "aftercare"
ACCEPTANCE: Final = "acceptance"
COACH_SEARCH: Final = "coach_search"
CONVERSATION: Final = "career_conversation"
CONVERSATION_REMINDER: Final = "career_conversation_reminder"
CONVERSATION_ESCALATION: Final = "career_conversation_escalation"
NEXT_STEP: Final = "next_step"
MUNICIPAL_SUPPORT: Final = "municipal_support"
WARM_HAND_OVER: Final = "warm_hand_over"
CASE_TRANSFER: Final = "case_transfer"
LAST_DAY_CLAIM: Final = "last_day_claim"
CONTRACT_ENDING: Final = ("contract_ending_first", "contract_ending_second", "contract_ending_last")
CHECK_IN_AHEAD: Final = "check_in_ahead"
CHECK_IN_RETRY: Final = "check_in_retry"
CHECK_IN_ESCALATION: Final = "check_in_escalation"
DESTINATION: Final = "destination"
NO_CONTACT: Final = "no_contact"
RESERVATION: Final = "reservation"
NEXT_STEP_START: Final = "next_step_start"
PROMISE_REMINDER: Final = "promise_reminder"
PROMISE_ESCALATION: Final = "promise_escalation"


@dataclass(frozen=True)
class PolicyRow:
    """One term of one region from one day on."""

    region: str
    key: str
    valid_from: date
    term: Term


class NoSuchPolicy(LookupError):
    """Nobody set this term: a mistake in the configuration, not of the user."""


class Policy:
    """The terms of a region, its contact moments, and the calendar to count them with."""

    def __init__(
        self, rows: Iterable[PolicyRow], working_days: WorkingDays, templates: Iterable[TemplateVersion] = ()
    ) -> None:
        """Take all rows that may hold here: those of the region and those for everywhere."""
        self.working_days = working_days
        self._templates = tuple(templates)
        self._steps: dict[tuple[SchoolId, date], Sequence[Step]] = {}
        self._contact_days: dict[tuple[Step, date], tuple[date, date]] = {}
        self._rows = sorted(rows, key=lambda row: row.valid_from)
        self._due: dict[tuple[str, date], date] = {}

    def term(self, key: str, on: date) -> Term:
        """Give the term that holds on a day."""
        return self.row(key, on).term

    def row(self, key: str, on: date) -> PolicyRow:
        """Give the version that holds on a day: the region's own goes before everywhere's, the newest before the older."""
        valid = [row for row in self._rows if row.key == key and row.valid_from <= on]
        regional = [row for row in valid if row.region != EVERYWHERE]
        if not valid:
            raise NoSuchPolicy(f"no term for {key} on {on}")
        return (regional or valid)[-1]

    def due(self, key: str, after: date) -> date:
        """Give the last day of a term that begins after a day."""
        if (key, after) not in self._due:
            self._due[key, after] = self.working_days.end_of(self.term(key, after), after)
        return self._due[key, after]

    def contact_steps(self, school_id: SchoolId, left_on: date) -> Sequence[Step]:
        """Give the template of contact moments for who left this school on a day."""
        if (school_id, left_on) not in self._steps:
            self._steps[school_id, left_on] = steps_for(self._templates, school_id, left_on)
        return self._steps[school_id, left_on]

    def contact_day(self, step: Step, anchored_on: date) -> tuple[date, date]:
        """Give the day a step works out to, and the first day from then on which people work."""
        if (step, anchored_on) not in self._contact_days:
            counted_on = step.day(anchored_on)
            self._contact_days[step, anchored_on] = counted_on, self.working_days.from_day(counted_on)
        return self._contact_days[step, anchored_on]
