"""A system of an organisation, such as a school's administration, that calls the APIs by itself."""

from dataclasses import dataclass
from datetime import datetime
from hmac import compare_digest
from typing import Final
from uuid import UUID

from services.directory.domain import account_rules
from services.directory.domain.session import hash_of

# What a system may do follows from what its organisation is; the others have no systems that call us.
ROLE_OF_KIND: Final = {"school": "school_staff"}


@dataclass(eq=False)
class Client:
    """It works for one organisation, in one role, until it is revoked."""

    client_id: UUID
    organisation_id: UUID
    name: str
    role: str
    secret_hash: bytes
    issued_at: datetime
    revoked_at: datetime | None = None

    def is_proven(self, secret: str) -> bool:
        """Tell whether the secret is that of a client that still counts."""
        return compare_digest(hash_of(secret), self.secret_hash) and self.revoked_at is None

    def revoke(self, now: datetime) -> None:
        """Let it get no more tokens; those it has end within minutes."""
        self.revoked_at = self.revoked_at or now


def role_for(kind: str) -> str:
    """Give the role of a system of such an organisation."""
    if kind not in ROLE_OF_KIND:
        raise account_rules.OnlyASchoolHasASystem
    return ROLE_OF_KIND[kind]
