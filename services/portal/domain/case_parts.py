"""What belongs to a case besides contracts and conversations: questions about work, transfers, support, the hand-over."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True)
class Ending:
    """What was asked about the end of a contract, and what was said."""

    asked_on: date | None = None
    answer_by: date | None = None
    answer: str | None = None
    answered_on: date | None = None
    extends_to: date | None = None

    @property
    def is_asked(self) -> bool:
        """Whether somebody still has to answer."""
        return self.asked_on is not None and self.answer is None


@dataclass(frozen=True)
class LastDayClaim:
    """The school told another last day than is known here; none is a permanent contract."""

    claimed_on: date
    answer_by: date
    ends_on: date | None = None


@dataclass(frozen=True)
class Overlap:
    """Two contracts at the same time."""

    contract_ids: list[UUID]
    begins_on: date
    ends_on: date | None = None


@dataclass(frozen=True)
class WithoutWork:
    """A stretch without a contract; without an end it still lasts."""

    begins_on: date
    ends_on: date | None = None


@dataclass(frozen=True)
class MunicipalSupport:
    """What a school asked of the municipality, and the answer."""

    id: UUID
    kind: str
    requested_on: date
    answer_by: date
    note: str | None = None
    answer: str | None = None
    remark: str | None = None
    answered_on: date | None = None
    may_answer: bool = False


@dataclass(frozen=True)
class HandOver:
    """To whom the young person goes after the two years; nothing in it yet when that is owed."""

    to: str | None = None
    to_name: str | None = None
    how: str | None = None
    handed_over_on: date | None = None
    note: str | None = None


@dataclass(frozen=True)
class Transfer:
    """A colleague is asked to take the case over."""

    to_id: UUID
    reason: str
    answer_by: date
    may_answer: bool = False
    may_revoke: bool = False
