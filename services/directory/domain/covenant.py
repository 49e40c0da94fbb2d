"""A version of the covenant: put in by one person, in force when a second one agreed."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from services.directory.domain import covenant_rules as rules

WAITING, AGREED, REFUSED, WITHDRAWN = STATES = ("waiting", "agreed", "refused", "withdrawn")
BY_FILE: Final = "file"


@dataclass(eq=False)
class CovenantVersion:
    """The file as it was put in; `holds_from` stands from the agreement on."""

    covenant_id: UUID
    version: str
    text: str
    file_digest: str
    put_in_by_id: UUID
    put_in_at: datetime
    decided_by_id: UUID | None = None
    decided_at: datetime | None = None
    holds_from: date | None = None

    @property
    def state(self) -> str:
        """Tell where it stands."""
        if self.holds_from is not None:
            return AGREED
        if self.decided_at is None:
            return WAITING
        return WITHDRAWN if self.decided_by_id == self.put_in_by_id else REFUSED

    def agree(self, by: UUID, now: datetime, holds_from: date) -> None:
        """Let it hold from a day on, on the word of somebody else."""
        if by == self.put_in_by_id:
            raise rules.SomebodyElseAgrees
        self._decide(by, now)
        self.holds_from = holds_from

    def refuse(self, by: UUID, now: datetime) -> None:
        """Let it never hold; whoever put it in takes it back."""
        self._decide(by, now)

    def _decide(self, by: UUID, now: datetime) -> None:
        if self.decided_at is not None:
            raise rules.CovenantIsDecidedOnce
        self.decided_by_id, self.decided_at = by, now


@dataclass(frozen=True)
class Written:
    """What a file says of itself."""

    region: str
    version: str
    begins_on: date
    ends_on: date


def check(new: Written, current: Written, today: date, *, is_known: bool, is_one_waiting: bool) -> None:
    """Refuse what cannot take the place of the covenant that stands here."""
    if is_one_waiting:
        raise rules.OneCovenantWaits
    if new.region != current.region:
        raise rules.CovenantIsOfThisRegion(current.region)
    if is_known or new.version == current.version:
        raise rules.VersionIsNew(new.version)
    if new.ends_on < today:
        raise rules.CovenantIsNotOver(new.ends_on)
