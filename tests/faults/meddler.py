"""The man in the middle: publishes what was published again, shuffled, and messages that nobody should have sent."""

import hashlib
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

import amqp
import psycopg2

from tests.faults.client import NAME
from tests.faults.world import World

EVENT = "application/cloudevents+json"
LEDGER = "application/vnd.doorlijn.ledger+json"
SOURCES = ("intake", "aftercare", "directory")
MOST = 400
CONFIRMED_WITHIN = 30.0  # seconds; a broker that disturbs nobody answers at once


@dataclass(frozen=True)
class Bad:
    """A message that cannot be applied, and in which states a reader may keep it."""

    what: str
    body: bytes
    content_type: str = EVENT
    states: tuple[str, ...] = ("dead",)
    event_id: str | None = None


def repeat(world: World, chance: random.Random) -> int:
    """Publish the latest events of every service once more, each one to five times, in any order; gives how many."""
    copies = [each for each in _latest(world) for _ in range(chance.randint(1, 5))]
    chance.shuffle(copies)
    _publish(world, copies)
    return len(copies)


def turn_round(world: World) -> None:
    """Publish the latest events of every service once more, of each service the newest first."""
    _publish(world, _latest(world))


def _latest(world: World) -> list[tuple[str, str, bytes]]:
    """Give source, name and envelope; of each source the newest first."""
    found: list[tuple[str, str, bytes]] = []
    connection = psycopg2.connect(world.dsn)
    with connection, connection.cursor() as cursor:
        for source in SOURCES:
            cursor.execute(f"SELECT name, envelope FROM {source}.journal ORDER BY position DESC LIMIT {MOST}")  # noqa: S608  constants only
            found += [(source, name, bytes(body)) for name, body in cursor.fetchall()]
    connection.close()
    return found


def _publish(world: World, copies: Sequence[tuple[str, str, bytes]]) -> None:
    """Publish; returns when the broker has them all: what nobody confirmed is lost when the channel ends."""
    open_tags = set(range(1, len(copies) + 1))

    def answered(tag: int, multiple: bool) -> None:  # noqa: FBT001  how amqp calls it
        open_tags.difference_update(range(1, tag + 1) if multiple else (tag,))

    with world.vhost.channel(confirms=False) as channel:
        channel.confirm_select()
        channel.events["basic_ack"].add(answered)
        channel.events["basic_nack"].add(answered)
        for source, name, body in copies:
            channel.basic_publish(amqp.Message(body, content_type=EVENT, delivery_mode=2), f"{source}.events", name)
        while open_tags:
            channel.connection.drain_events(timeout=CONFIRMED_WITHIN)


def misbehave(world: World, scenario: str, chance: random.Random) -> int:
    """Publish one message of every bad kind; gives how many."""
    sent = list(_bad_messages(chance))
    with world.vhost.channel() as channel:
        for bad in sent:
            digest = hashlib.sha256(bad.body).hexdigest()
            world.ledger.write("bad", scenario, what=bad.what, event_id=bad.event_id, digest=digest, states=bad.states)
            message = amqp.Message(bad.body, content_type=bad.content_type, delivery_mode=2)
            channel.basic_publish(message, "intake.events", "bad")
    return len(sent)


def _bad_messages(chance: random.Random) -> Iterator[Bad]:
    mark = f"{NAME} {chance.getrandbits(64)}"  # a name, to be found in no log
    yield Bad("bad JSON", b'{"' + mark.encode())
    yield Bad("no text at all", b"\xff\xfe" + mark.encode())
    yield Bad("JSON that is no event", json.dumps([mark]).encode())
    yield Bad("foreign content type", json.dumps({"name": mark}).encode(), "application/x-python-serialize")
    yield Bad("content type that is no text", json.dumps({"half": mark}).encode(), "a\ud800\x00b")
    yield Bad("no statement of the ledger", json.dumps({"source": mark}).encode(), LEDGER)
    yield Bad("one megabyte", mark.encode() + b" " * 1024 * 1024)
    yield Bad("nested deeply", _envelope(chance, data="%NEST%").replace(b'"%NEST%"', b"[" * 25_000 + b"]" * 25_000))
    yield Bad("sequence that is no number", _envelope(chance, sequence=mark))
    yield Bad("sequence below one", _envelope(chance, sequence="-7"))
    yield Bad("subject with a NUL", _envelope(chance, subject="pupil/\x00"))
    yield Bad("source without end", _envelope(chance, source="urn:nld:" + "s" * 9000))
    yield Bad("moment without a zone", _envelope(chance, time="2026-11-21T10:00:00"))
    yield _known("unknown type", chance, ("skipped",), type="nl.doorlijn.contracts.moon-landed.v1")
    yield _known("unknown version", chance, ("skipped",), type="nl.doorlijn.contracts.pupil-left-school.v99")
    yield _known("fields missing", chance, ("dead",), data={"name": mark})
    far = {
        "pupil_id": str(_uuid(chance)),
        "school_id": str(_uuid(chance)),
        "municipality": "X",
        "left_on": "9999-12-31",
    }
    yield _known("handler that fails", chance, ("retry", "done"), data=far | {"destination": "none"})


def _known(what: str, chance: random.Random, states: tuple[str, ...], **fields: object) -> Bad:
    event_id = str(_uuid(chance))
    return Bad(what, _envelope(chance, id=event_id, **fields), states=states, event_id=event_id)


def _envelope(chance: random.Random, **fields: object) -> bytes:
    envelope = {
        "specversion": "1.0",
        "id": str(_uuid(chance)),
        "source": "urn:nld:oin:00000099000000000001:systeem:intake",
        "type": "nl.doorlijn.contracts.pupil-left-school.v1",
        "subject": f"pupil/{_uuid(chance)}",
        "time": datetime.now(UTC).isoformat(),  # noqa: TID251  the door
        "sequence": "1",
        "data": {},
    }
    return json.dumps(envelope | fields).encode()


def _uuid(chance: random.Random) -> UUID:
    return UUID(int=chance.getrandbits(128), version=4)
