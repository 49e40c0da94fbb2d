"""Published a second time, an event has a new id: readers take it for another one."""

# ruff: noqa: SLF001  a bug knows its host

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID, uuid4

import msgspec
from sqlalchemy.orm import Session

from messaging import relay
from messaging.outbox import Bundle, Message


def apply() -> None:
    well, seen = relay._read_back, set[int]()

    def renamed(session: Session, due: Sequence[tuple[int, list[UUID]]]) -> list[Bundle]:
        bundles = well(session, due)
        found = [_with_new_ids(bundle) if bundle.bundle_id in seen else bundle for bundle in bundles]
        seen.update(bundle.bundle_id for bundle in bundles)
        return found

    relay._read_back = renamed


def _with_new_ids(bundle: Bundle) -> Bundle:
    return replace(bundle, messages=[_with_new_id(message) for message in bundle.messages])


def _with_new_id(message: Message) -> Message:
    event_id = uuid4()
    body = msgspec.json.decode(message.body, type=dict[str, object]) | {"id": str(event_id)}
    return replace(message, event_id=event_id, body=msgspec.json.encode(body))
