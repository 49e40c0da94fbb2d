"""Events as they arrive from another service: an envelope around a dataclass or a (name, fields) pair."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import msgspec

from messaging.envelope import CONTENT_TYPE, SOURCE_PREFIX, encode, event_name, event_type
from messaging.ids import derived
from messaging.reading import Arrival

Event = Any  # a dataclass of a service's domain/events.py, or (name, fields)

# What an event is about when it does not say so itself: the publisher's own noun comes first.
NOUNS = {
    "aftercare": ("case",),
    "intake": ("pupil",),
    "certification": ("pupil",),
    "directory": ("person", "organisation", "role"),
}


def name_and_fields(event: Event) -> tuple[str, Mapping[str, Any]]:
    """Give an event's name and its data."""
    if isinstance(event, tuple):
        return event[0], event[1]
    event_class: type = type(event)
    return event_name(event_class), msgspec.to_builtins(event)


def subject_of(source: str, event: Event) -> str:
    """Give the subject: the event's own, or one made of its publisher's noun."""
    own = getattr(event, "subject", None)
    if own:
        return str(own)
    _, fields = name_and_fields(event)
    for noun in NOUNS.get(source, ()):
        if fields.get(f"{noun}_id"):
            return f"{noun}/{fields[f'{noun}_id']}"
    raise ValueError(f"say the subject of this {source} event: hear(..., subject='case/...')")


def event_id_of(source: str, event: Event, subject: str, sequence: int) -> UUID:
    """Give the id of this event: the same place in the same line is the same event."""
    return derived("test", source, name_and_fields(event)[0], subject, sequence)


def arrival(
    source: str,
    event: Event,
    *,
    subject: str,
    sequence: int,
    event_id: UUID,
    actor: str = "system",
    actor_role: str = "system",
    time: datetime,
    version: int = 1,
) -> Arrival:
    """Wrap an event as `source` would have published it and the broker would hand it over."""
    name, fields = name_and_fields(event)
    envelope = {
        "specversion": "1.0",
        "id": event_id,
        "source": SOURCE_PREFIX + source,
        "type": event_type(name, version),
        "subject": subject,
        "time": time.astimezone(UTC),
        "sequence": str(sequence),
        "datacontenttype": "application/json",
        "dataschema": f"contracts/events/{source}.{name}.v{version}.json",
        "actor": actor,
        "actorrole": actor_role,
        "correlationid": str(event_id),
        "data": fields,
    }
    return Arrival(encode(envelope), CONTENT_TYPE, f"{source}.events")
