"""A contract: where the young person works, until when, and how it ended."""

from dataclasses import dataclass, fields
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
from services.aftercare.domain.work_rules import ProbationLiesWithinTheContract

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
    sbb_id: str | None = None  # of a company that SBB recognises
    probation_ends_on: date | None = None


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
    sbb_id: str | None = None
    probation_ends_on: date | None = None
    ends_known_on: date | None = None  # since when this last day is known; empty: since it was registered
    ending_asked_on: date | None = None  # somebody was asked what comes after the last day
    ending_answer_by: date | None = None
    ending_answer: str | None = None
    ending_answered_on: date | None = None
    ending_answered_by: PersonId | None = None
    told_ends_on: date | None = None  # the last day as the school told it last, of the contract a pupil left with
    settled_on: date | None = None  # since then a professional's word about the last day holds
    claimed_on: date | None = None  # the school told another last day since: somebody must say which is right
    claim_answer_by: date | None = None

    @property
    def is_running(self) -> bool:
        """Tell whether nobody, and no clock, has ended it yet."""
        return self.ended_on is None

    def is_over(self, today: date) -> bool:
        """Tell whether its end date passed while nobody reported an end."""
        return self.is_running and self.ends_on is not None and self.ends_on < today

    def revise(self, agreed: Agreed, today: date) -> bool:
        """Take over other dates, hours, kind and the like; tells whether anything changed."""
        check_dates(agreed)
        before = Agreed(**{each.name: getattr(self, each.name) for each in fields(Agreed)})
        self.move_last_day(agreed.ends_on, today)
        for name, value in vars(agreed).items():
            setattr(self, name, value)
        return before != agreed

    def move_last_day(self, to: date | None, today: date) -> None:
        """Give it another last day; what was asked and answered was about the day before it moved."""
        if to == self.ends_on:
            return
        self.ends_on, self.ends_known_on = to, today
        if to and self.probation_ends_on:
            self.probation_ends_on = min(self.probation_ends_on, to)
        self.ending_asked_on, self.ending_answer_by = None, None
        self.ending_answer, self.ending_answered_on, self.ending_answered_by = None, None, None
        self.drop_claim()

    def settle(self, on: date) -> None:
        """Let a professional's word about the last day hold from now on: what the school told before is answered."""
        self.settled_on = on
        self.drop_claim()

    def drop_claim(self) -> None:
        """Ask nobody any more which last day is right."""
        self.claimed_on, self.claim_answer_by = None, None

    @property
    def last_day(self) -> date | None:
        """Give the last day as it is known: that on which it ended, or the one that was agreed."""
        return self.ended_on or self.ends_on

    def end(self, on: date, reason: str, today: date, reported: Reported | None = None) -> bool:
        """End it because somebody says so; the same report again is harmless and tells False."""
        check_reported(on, today)
        if on < self.begins_on:
            raise ContractEndsAfterItBegins(self.begins_on)
        if self.ended_on is not None:
            self._confirm(self.ended_on, on, reason)
            return False
        self.ended_on, self.end_reason = on, reason
        self.drop_claim()
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
    """Refuse a contract that ends before it begins, or a probation outside it."""
    if agreed.ends_on is not None and agreed.ends_on < agreed.begins_on:
        raise ContractEndsAfterItBegins(agreed.begins_on)
    probation = agreed.probation_ends_on
    if probation is not None and not agreed.begins_on <= probation <= (agreed.ends_on or probation):
        raise ProbationLiesWithinTheContract
