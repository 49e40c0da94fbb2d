"""What outside systems send becomes an event of ours at the door, so that it is kept, tried again and seen like any other."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

import msgspec

from messaging.envelope import CONTENT_TYPE, SOURCE_PREFIX, encode, event_type
from messaging.ids import derived
from messaging.reading import Arrival

SCHOOLS: Final = "schools"  # the source under which services listen to them
REPORT: Final = "leaver_reported"
USER_PREFIX: Final = "school-"
ACCEPTED_TYPES: Final = frozenset({"application/json", "application/json; charset=utf-8"})


@dataclass(frozen=True)
class Sender:
    """Who sent a message: the broker lets each user publish under its own key only, and vouches for `user_id`."""

    key: str
    user_id: str
    message_id: str


def as_event(body: bytes, content_type: str, sender: Sender) -> Arrival:
    """Wrap a report of a school in an envelope; what cannot be wrapped stays as it is, and ends as a dead letter."""
    if content_type.lower() not in ACCEPTED_TYPES or sender.user_id != USER_PREFIX + sender.key:
        return Arrival(body, f"{content_type} from {sender.user_id[:60] or 'nobody'}", "schools.events")
    try:
        body_as_event = _wrap(msgspec.json.decode(body, type=dict[str, object]), body, sender)
    except (msgspec.MsgspecError, RecursionError, ValueError):
        return Arrival(body, f"{content_type}, unreadable", "schools.events")
    return Arrival(body_as_event, CONTENT_TYPE, "schools.events")


def _wrap(report: dict[str, object], body: bytes, sender: Sender) -> bytes:
    event_id = derived("inbound", sender.key, sender.message_id or hashlib.sha256(body).hexdigest())
    envelope = {
        "specversion": "1.0",
        "id": event_id,
        "source": SOURCE_PREFIX + SCHOOLS,
        "type": event_type(REPORT),
        "subject": f"report/{event_id}",
        "time": datetime.now(UTC),  # noqa: TID251  the door
        "sequence": "1",
        "actor": f"school/{sender.key}",
        "actorrole": "school_system",
        "data": {"school_id": sender.key, "message_id": sender.message_id[:200], "report": report},
    }
    return encode(envelope)
