"""The envelope of every event: CloudEvents 1.0, structured JSON, after the NL GOV profile."""

import re
from datetime import datetime
from functools import cache
from typing import Any, Final
from uuid import UUID

import msgspec

CONTENT_TYPE: Final = "application/cloudevents+json"
MAX_BYTES: Final = 64 * 1024
SOURCE_PREFIX: Final = "urn:nld:oin:00000099000000000001:systeem:"
TYPE_PREFIX: Final = "nl.doorlijn.contracts."
BUCKET_SECONDS: Final = 10

_TYPE = re.compile(re.escape(TYPE_PREFIX) + r"([a-z][a-z0-9-]*)\.v([0-9]{1,4})")
_CAMEL = re.compile(r"(?<!^)(?=[A-Z])")


class Envelope(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One event on the wire; `data` stays raw until a reader asks for the fields it uses."""

    specversion: str
    id: UUID
    source: str
    type: str
    subject: str
    time: datetime
    sequence: str
    data: msgspec.Raw
    datacontenttype: str = ""
    dataschema: str = ""
    actor: str = "system"
    actorrole: str = "system"
    correlationid: str = ""
    causationid: str = ""
    traceparent: str = ""
    bucket: int = 0  # the ten seconds in which it was recorded: what publisher and readers count by (see ledger.py)


@cache
def event_name(event_class: type) -> str:
    """Give the name of an event class: `ContractEnded` is `contract_ended`."""
    return _CAMEL.sub("_", event_class.__name__).lower()


@cache
def event_type(name: str, version: int = 1) -> str:
    """Give the CloudEvents type of an event name: `contract_ended` is `nl.doorlijn.contracts.contract-ended.v1`."""
    return f"{TYPE_PREFIX}{name.replace('_', '-')}.v{version}"


@cache
def name_and_version(of_type: str) -> tuple[str, int]:
    """Read name and version out of a CloudEvents type; what is not ours keeps its whole type as name."""
    found = _TYPE.fullmatch(of_type)
    return (found[1].replace("-", "_"), int(found[2])) if found else (of_type[:200], 0)


_encoder = msgspec.json.Encoder()


def encode(value: Any) -> bytes:  # noqa: ANN401  msgspec encodes dataclasses, ids, dates
    """Write JSON as bytes."""
    return _encoder.encode(value)
