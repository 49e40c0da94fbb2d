"""Two persons agreed on a covenant: from its day on, it says who may see what here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from access.agreed_covenants import AgreedCovenants
from access.policy import Covenant, Rule


@dataclass(frozen=True)
class CovenantAgreed:
    covenant_id: UUID
    region: str
    version: str
    begins_on: date
    ends_on: date
    holds_from: date
    agreed_at: datetime
    file_digest: str
    rules: Sequence[Rule]


def handle(message: CovenantAgreed, covenants: AgreedCovenants) -> None:
    """Keep it; each question looks which version holds on that day."""
    days = message.begins_on, message.ends_on
    covenant = Covenant(message.region, message.version, *days, {}, tuple(message.rules))
    covenants.keep(message.covenant_id, message.file_digest, message.holds_from, message.agreed_at, covenant)
