"""Something happened: it waits for the systems of the organisation that may know it, as far as they may."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Self
from uuid import UUID

import msgspec

from messaging.envelope import Envelope
from messaging.reading import Readable
from messaging.work import Work
from services.notifications.domain.local_time import day_of
from services.notifications.domain.outside import GROUPS, About, OutsideEvent, told_outside
from services.notifications.storage.circle import Circle
from services.notifications.storage.feed import Feed

AFTERCARE: Final = "aftercare"

_about = msgspec.json.Decoder(About)
_fields = msgspec.json.Decoder(dict[str, Any])
_envelope = msgspec.json.Decoder(Envelope)


@dataclass(frozen=True)
class Announcer:
    """Knows who listens, and whose a young person is."""

    feed: Feed
    circle: Circle
    work: Work

    @classmethod
    def of(cls, work: Work) -> Self:
        """Announce in this transaction."""
        return cls(work.use(Feed), work.use(Circle), work)

    @property
    def listeners(self) -> frozenset[UUID]:
        """Give the organisations whose systems listen."""
        return self.feed.listeners(self.work.now)


def prefetch(messages: Sequence[Readable], work: Work) -> None:
    """Load the cases of a batch in one query, when anybody listens at all."""
    announcer = Announcer.of(work)
    if announcer.listeners:
        abouts = [_about.decode(each.data) for each in messages if _is_told(each) and each.heard.source == AFTERCARE]
        announcer.circle.prefetch_cases([_OfCase(each.case_id) for each in abouts if each.case_id])


def handle(message: Readable, announcer: Announcer) -> None:
    """Let it wait for the school that it concerns, if its systems listen."""
    if not announcer.listeners or not _is_told(message):
        return
    about = _about.decode(message.data)
    school_id, until = _school(message, about, announcer)
    if school_id not in announcer.listeners:
        return
    heard = message.heard
    announcer.feed.add(
        OutsideEvent(
            organisation_id=school_id,
            event_id=heard.event_id,
            name=heard.name,
            data_group=GROUPS[heard.name],
            pupil_id=about.pupil_id or _pupil(about, announcer),
            until=until,
            envelope=_outside(message),
        ),
        announcer.work.now,
    )


@dataclass(frozen=True)
class _OfCase:
    case_id: UUID


def _is_told(message: Readable) -> bool:
    return message.heard.name in GROUPS and message.version == 1


def _school(message: Readable, about: About, announcer: Announcer) -> tuple[UUID, date | None] | tuple[None, None]:
    """Give the school, and its last day: of a case while it concerns the school, of its own pupil as long as he is its own."""
    if message.heard.source != AFTERCARE:
        return (about.school_id, None) if about.school_id else (None, None)
    if about.case_id is None:
        return None, None
    case = announcer.circle.case(about.case_id)
    if case.school_id is None or not case.concerns_school_on(day_of(announcer.work.now)):
        return None, None
    return case.school_id, case.ends_on


def _pupil(about: About, announcer: Announcer) -> UUID | None:
    return announcer.circle.case(about.case_id).pupil_id if about.case_id else None


def _outside(message: Readable) -> dict[str, Any]:
    """Write the envelope anew: no person, no chain of causes, and of the data what may leave."""
    known = _envelope.decode(message.body)
    return {
        "specversion": known.specversion,
        "id": str(known.id),
        "source": known.source,
        "type": known.type,
        "subject": known.subject,
        "time": known.time.isoformat(),
        "datacontenttype": known.datacontenttype,
        "dataschema": known.dataschema,
        "sequence": known.sequence,
        "actorrole": known.actorrole,
        "data": told_outside(_fields.decode(message.data)),
    }
