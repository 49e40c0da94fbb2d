"""A key with which an organisation signs its documents: made by one person, put into use by another."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from services.certification.domain.register_rules import KeyIsInUse, KeyIsRetired, MakerDoesNotApprove

WAITING: Final = "waiting"
IN_USE: Final = "in_use"
RETIRED: Final = "retired"  # signs no more; what it signed can be verified for ever


@dataclass
class IssuerKey:
    """The public half, and how the organisation is called on its documents; the private half is with the signer."""

    key_id: UUID
    organisation_id: UUID
    code: str
    name: str
    place: str
    did: str
    kid: str
    jwk: str  # JSON
    certificate: bytes
    is_test: bool
    made_by: UUID
    made_at: datetime
    approved_by: UUID | None = None
    approved_at: datetime | None = None
    retired_at: datetime | None = None

    @property
    def state(self) -> str:
        """Whether it signs, is waiting for a second person, or signed once."""
        if self.retired_at is not None:
            return RETIRED
        return WAITING if self.approved_at is None else IN_USE

    def check_waits(self) -> None:
        """Refuse to take away a key that signs, or that signed."""
        if self.state == IN_USE:
            raise KeyIsInUse
        if self.state == RETIRED:
            raise KeyIsRetired

    def approve(self, by: UUID, now: datetime) -> None:
        """Put it into use; whoever made it may not."""
        self.check_waits()
        if by == self.made_by:
            raise MakerDoesNotApprove
        self.approved_by, self.approved_at = by, now
