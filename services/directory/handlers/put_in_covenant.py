"""An administrator puts a new version of the covenant in; it holds nothing until a second person agreed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from messaging.ids import uuid7
from services.directory.domain.covenant import CovenantVersion, Written, check
from services.directory.domain.covenant_rules import RegionIsKnown
from services.directory.domain.days import day_of
from services.directory.domain.events import CovenantPutIn, Event
from services.directory.storage.covenants import Covenants
from services.directory.storage.organisations import Organisations


@dataclass(frozen=True)
class PutInCovenant:
    """`current` is what stands here now: of the file, or of the version in force on top of it."""

    text: str
    written: Written
    current: Written
    file_digest: str
    put_in_by_id: UUID


def handle(
    command: PutInCovenant, covenants: Covenants, organisations: Organisations, now: datetime
) -> tuple[CovenantVersion, list[Event]]:
    """Keep it, and tell that it waits."""
    region = organisations.region()
    if region is None:
        raise RegionIsKnown
    covenants.lock()
    is_known, is_one_waiting = covenants.has_version(command.written.version), covenants.is_one_waiting()
    check(command.written, command.current, day_of(now), is_known=is_known, is_one_waiting=is_one_waiting)
    covenant = CovenantVersion(
        uuid7(), command.written.version, command.text, command.file_digest, command.put_in_by_id, now
    )
    covenants.add(covenant)
    return covenant, [CovenantPutIn(region.organisation_id, covenant.covenant_id)]
