"""A second person decides on a version of the covenant: it holds from its first day on, or never."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.directory.domain.covenant import CovenantVersion, Written
from services.directory.domain.covenant_rules import CovenantIsNotOver, RegionIsKnown
from services.directory.domain.days import day_of
from services.directory.domain.events import CovenantAgreed, CovenantRule, Event
from services.directory.storage.covenants import Covenants
from services.directory.storage.organisations import Organisations


@dataclass(frozen=True)
class AgreeOnCovenant:
    """`written` and `rules` are what the text of this version says."""

    covenant_id: UUID
    agreed_by_id: UUID
    written: Written
    rules: Sequence[CovenantRule]


def agree(
    command: AgreeOnCovenant, covenants: Covenants, organisations: Organisations, now: datetime
) -> tuple[CovenantVersion, list[Event]]:
    """Let it hold from its first day, or from today when that has passed."""
    region, written, today = organisations.region(), command.written, day_of(now)
    if region is None:
        raise RegionIsKnown
    if written.ends_on < today:
        raise CovenantIsNotOver(written.ends_on)
    covenants.lock()
    covenant = covenants.get(command.covenant_id)
    holds_from = max(written.begins_on, today)
    covenant.agree(command.agreed_by_id, now, holds_from)
    covenants.write()
    told = CovenantAgreed(
        region.organisation_id,
        covenant.covenant_id,
        written.region,
        written.version,
        written.begins_on,
        written.ends_on,
        holds_from,
        now,
        covenant.file_digest,
        list(command.rules),
    )
    return covenant, [told]


def refuse(covenant_id: UUID, by: UUID, covenants: Covenants, now: datetime) -> CovenantVersion:
    """Let it never hold."""
    covenants.lock()
    covenant = covenants.get(covenant_id)
    covenant.refuse(by, now)
    return covenant
