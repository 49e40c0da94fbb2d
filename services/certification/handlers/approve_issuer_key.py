"""A second person puts a key into use: from now on the school can issue; the former key signs no more."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.certification.domain.issuer_key import IssuerKey
from services.certification.domain.register_rules import IssuerKeyNotFound
from services.certification.storage.issuer_keys import IssuerKeys


@dataclass(frozen=True)
class ApproveIssuerKey:
    """Which key, by whom; of one organisation only, when whoever approves belongs to one."""

    key_id: UUID
    by: UUID
    only_of: UUID | None = None


def handle(command: ApproveIssuerKey, keys: IssuerKeys, now: datetime) -> IssuerKey:
    """Put it into use."""
    key = keys.get(command.key_id)
    if command.only_of is not None and command.only_of != key.organisation_id:
        raise IssuerKeyNotFound(command.key_id)
    keys.lock(key.organisation_id)
    key.approve(command.by, now)
    keys.approve(key, now)
    return key
