"""A contract: where the young person works, until when, and how it ended."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final, Literal

from services.aftercare.domain.ids import CaseId, ContractId, PersonId
from services.aftercare.domain.rules import (
    ContractEndedForAnotherReason,
    ContractEndedOnAnotherDay,
    ContractEndsAfterItBegins,
    check_reported,
)

KINDS: Final = (
    "regular",
    "fixed_term",
    "permanent",
    "agency",
    "wage_subsidy",
    "trial_placement",
    "bbl",
    "sheltered",
    "other",
)
END_REASONS: Final = ("not_renewed", "dismissed", "resigned", "drop_out", "other")
NOT_RENEWED: Final = "not_renewed"
OTHER: Final = "other"


def known_reason(code: str | None) -> str | None:
    """Give a reason as it may be told: one that is asked for no more (illness, AVG article 9) is another reason."""
    return code if code is None or code in END_REASONS else OTHER


@dataclass(frozen=True)
class Agreed:
    """What a contract says."""

    begins_on: date
    ends_on: date | None
    employer: str | None = None
    contract_ref: str | None = None  # intake knows the employer of the contract a pupil left school with
    kind: str | None = None
    hours: Decimal | None = None


@dataclass(frozen=True)
class Reported:
    """Who said that work ended, and when."""

    at: datetime
    by: PersonId | None


@dataclass(eq=False, kw_only=True)
class Contract:
    """One contract of one case."""

    contract_id: ContractId
    case_id: CaseId
    source: Literal["leaving", "reported"]
    employer: str | None
    contract_ref: str | None
    kind: str | None
    hours: Decimal | None
    begins_on: date
    ends_on: date | None
    registered_on: date
    ended_on: date | None = None
    end_reason: str | None = None
    ended_by_itself: bool = False
    end_reported_at: datetime | None = None
    end_reported_by: PersonId | None = None
    is_drop_out: bool = False  # it ended with all other work, in one report

    @property
    def is_running(self) -> bool:
        """Tell whether nobody, and no clock, has ended it yet."""
        return self.ended_on is None

    def is_over(self, today: date) -> bool:
        """Tell whether its end date passed while nobody reported an end."""
        return self.is_running and self.ends_on is not None and self.ends_on < today

    def revise(self, agreed: Agreed) -> bool:
        """Take over other dates, hours or kind; tells whether anything changed."""
        check_dates(agreed)
        before = (self.employer, self.contract_ref, self.kind, self.hours, self.begins_on, self.ends_on)
        after = (agreed.employer, agreed.contract_ref, agreed.kind, agreed.hours, agreed.begins_on, agreed.ends_on)
        self.employer, self.contract_ref, self.kind, self.hours, self.begins_on, self.ends_on = after
        return before != after

    def end(self, on: date, reason: str, today: date, reported: Reported | None = None) -> bool:
        """End it because somebody says so; the same report again is harmless and tells False."""
        check_reported(on, today)
        if on < self.begins_on:
            raise ContractEndsAfterItBegins(self.begins_on)
        if self.ended_on is not None:
            self._confirm(self.ended_on, on, reason)
            return False
        self.ended_on, self.end_reason = on, reason
        if reported:
            self.end_reported_at, self.end_reported_by = reported.at, reported.by
        return True

    def go_on(self) -> None:
        """Take back that it ended."""
        self.ended_on, self.end_reason, self.ended_by_itself = None, None, False
        self.end_reported_at, self.end_reported_by, self.is_drop_out = None, None, False

    def end_by_itself(self) -> None:
        """End it because its last day is over; whoever knows the reason may still say it."""
        self.ended_on, self.end_reason, self.ended_by_itself = self.ends_on, NOT_RENEWED, True

    def _confirm(self, ended_on: date, on: date, reason: str) -> None:
        if on != ended_on:
            raise ContractEndedOnAnotherDay(ended_on, self.end_reported_at)
        if self.ended_by_itself:
            self.end_reason, self.ended_by_itself = reason, False
        elif reason != self.end_reason:
            raise ContractEndedForAnotherReason(ended_on, self.end_reported_at)


def check_dates(agreed: Agreed) -> None:
    """Refuse a contract that ends before it begins."""
    if agreed.ends_on is not None and agreed.ends_on < agreed.begins_on:
        raise ContractEndsAfterItBegins(agreed.begins_on)
