"""The document of all events (AsyncAPI 3.0), made from the contract files: there is none to keep up by hand."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from messaging.envelope import CONTENT_TYPE, SOURCE_PREFIX, event_type

Json = dict[str, Any]

FOLDER: Final = Path(__file__).parents[1] / "contracts" / "events"
REPLIES: Final = "x-exchange"  # in a contract: an answer to one outside system, on another exchange under its own key
SUBJECT: Final = "x-subject"  # in a contract: which id is the subject, when it is not the first; "organisation/region_id" names its kind too
OCCURRED: Final = "2026-11-20T09:00:00Z"
EVENT_ID: Final = "0197a1c2-7b1e-7c3a-9d51-2f6f1f0a4b11"
ABOUT: Final = (
    "All events of Doorlijn: facts in the past tense, with ids, codes and dates, never the name of a person. "
    "Each comes at least once, and per subject in the order of its sequence. A field may be added at any time: "
    "read what you use and ignore the rest."
)
_OF_ENVELOPE: Final[Json] = {
    "specversion": {"type": "string", "const": "1.0"},
    "id": {"type": "string", "format": "uuid", "description": "The same id is the same event, however often it comes."},
    "source": {"type": "string", "description": "Which service tells it."},
    "type": {"type": "string", "description": "Name and version of the contract."},
    "subject": {"type": "string", "description": "What it is about; events of one subject keep their order."},
    "time": {"type": "string", "format": "date-time", "description": "When it was registered."},
    "sequence": {"type": "string", "pattern": "^[1-9][0-9]*$", "description": "Gapless number within the subject."},
    "datacontenttype": {"type": "string", "const": "application/json"},
    "dataschema": {"type": "string", "description": "The contract file."},
    "actor": {"type": "string", "description": "Who did it: person/<id>, or system."},
    "actorrole": {"type": "string", "description": "In which role."},
    "correlationid": {"type": "string", "description": "Shared by all events of one chain."},
    "causationid": {"type": "string", "description": "The event that led to this one, if any."},
    "traceparent": {"type": "string", "description": "W3C trace context, if any."},
    "bucket": {"type": "integer", "description": "The ten seconds by which the ledger counts."},
}
_REQUIRED: Final = ["specversion", "id", "source", "type", "subject", "time", "sequence", "data"]


@dataclass(frozen=True)
class Contract:
    """One contract file: whose event, its name, its version, and what it says."""

    source: str
    event: str
    version: int
    schema: Json

    @property
    def name(self) -> str:
        """How the document calls it."""
        return f"{self.source}.{self.event}.v{self.version}"


def contracts(folder: Path = FOLDER) -> Iterator[Contract]:
    """Read the contract files, by name."""
    for file in sorted(folder.glob("*.json")):
        source, event, version = file.stem.split(".")
        yield Contract(source, event, int(version.removeprefix("v")), json.loads(file.read_text(encoding="utf-8")))


def document(folder: Path = FOLDER) -> Json:
    """Make the document of all contracts."""
    found = list(contracts(folder))
    envelope = {"type": "object", "properties": _OF_ENVELOPE, "required": _REQUIRED}
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Doorlijn events",
            "version": "1.0.0",
            "description": ABOUT,
            "license": {"name": "EUPL-1.2"},
        },
        "defaultContentType": CONTENT_TYPE,
        "channels": {each.name: _channel(each) for each in found},
        "operations": {f"publish.{each.name}": _operation(each) for each in found},
        "components": {
            "messages": {each.name: _message(each) for each in found},
            "schemas": {"envelope": envelope, **{each.name: _payload(each) for each in found}},
        },
    }


def _channel(contract: Contract) -> Json:
    replies = contract.schema.get(REPLIES)
    channel: Json = {
        "address": "{system}" if replies else contract.event,
        "title": contract.event,
        "messages": {contract.event: {"$ref": f"#/components/messages/{contract.name}"}},
        "bindings": {
            "amqp": {
                "is": "routingKey",
                "exchange": {"name": replies or f"{contract.source}.events", "type": "topic", "durable": True},
                "bindingVersion": "0.3.0",
            }
        },
    }
    if replies:
        channel["parameters"] = {"system": {"description": "The id of the outside system that is answered."}}
    return channel


def _operation(contract: Contract) -> Json:
    return {
        "action": "send",
        "title": f"{contract.source} publishes {contract.event}",
        "channel": {"$ref": f"#/channels/{contract.name}"},
        "messages": [{"$ref": f"#/channels/{contract.name}/messages/{contract.event}"}],
        "tags": [{"name": contract.source}],
    }


def _message(contract: Contract) -> Json:
    fixed = {
        "type": {"const": event_type(contract.event, contract.version)},
        "source": {"const": SOURCE_PREFIX + contract.source},
        "data": {"$ref": f"#/components/schemas/{contract.name}"},
    }
    return {
        "name": contract.event,
        "title": contract.schema["title"],
        "summary": contract.schema["description"],
        "contentType": CONTENT_TYPE,
        "correlationId": {"location": "$message.payload#/correlationid"},
        "payload": {"allOf": [{"$ref": "#/components/schemas/envelope"}, {"type": "object", "properties": fixed}]},
        "examples": [{"payload": _example(contract, data)} for data in contract.schema["examples"]],
        "tags": [{"name": contract.source}],
    }


def _payload(contract: Contract) -> Json:
    return {key: value for key, value in contract.schema.items() if key not in {"$schema", "$id", REPLIES, SUBJECT}}


def _example(contract: Contract, data: Json) -> Json:
    first = next(key for key in data if key.endswith("_id"))
    kind, _, about = contract.schema.get(SUBJECT, first).rpartition("/")
    return {
        "specversion": "1.0",
        "id": EVENT_ID,
        "source": SOURCE_PREFIX + contract.source,
        "type": event_type(contract.event, contract.version),
        "subject": f"{kind or about.removesuffix('_id')}/{data[about]}",
        "time": OCCURRED,
        "sequence": "1",
        "datacontenttype": "application/json",
        "dataschema": f"contracts/events/{contract.name}.json",
        "actor": "system",
        "actorrole": "system",
        "correlationid": EVENT_ID,
        "bucket": 178_000_000,
        "data": data,
    }
