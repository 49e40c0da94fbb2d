"""Break-glass: somebody of support sees one file for one hour, because a second person found the reason good."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from services.intake.domain import rules

LASTS: Final = timedelta(hours=1)
ANSWERED_WITHIN: Final = timedelta(hours=24)  # a reason of yesterday may be no reason today
REQUESTED, OPEN, REFUSED, LAPSED, OVER = STATES = ("requested", "open", "refused", "lapsed", "over")


@dataclass(eq=False)
class SupportAccess:
    """Asked by a person in a role for one pupil; `until` stands from the approval on."""

    access_id: UUID
    pupil_id: UUID
    person_id: UUID
    role: str
    reason: str
    requested_at: datetime
    decided_by_id: UUID | None = None
    decided_at: datetime | None = None
    until: datetime | None = None

    def state(self, now: datetime) -> str:
        """Tell where it stands; an hour is over by itself, and so is a day without an answer."""
        if self.until is not None:
            return OPEN if now < self.until else OVER
        if self.decided_at is not None:
            return REFUSED
        return REQUESTED if now < self.requested_at + ANSWERED_WITHIN else LAPSED

    def approve(self, by: UUID, now: datetime) -> None:
        """Let it begin, on the word of somebody else."""
        self._decide(by, now)
        self.until = now + LASTS

    def refuse(self, by: UUID, now: datetime) -> None:
        """Let it not begin."""
        self._decide(by, now)

    def end(self, now: datetime) -> bool:
        """Let it be over before its hour; False when it was not open."""
        if self.state(now) != OPEN:
            return False
        self.until = now
        return True

    def _decide(self, by: UUID, now: datetime) -> None:
        if by == self.person_id:
            raise rules.SomebodyElseApproves
        if self.state(now) != REQUESTED:
            raise rules.AccessIsDecidedOnce
        self.decided_by_id, self.decided_at = by, now
