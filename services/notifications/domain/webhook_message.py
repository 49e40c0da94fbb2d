"""What a webhook is sent: a CloudEvent, or the notification of the Dutch ZGW standards; signed after Standard Webhooks."""

import hmac
import json
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256
from secrets import token_bytes
from typing import Any, Final

from services.notifications.domain.webhook import Format

SECRET_PREFIX: Final = "whsec_"  # noqa: S105  what a secret of the scheme begins with
SECRET_BYTES: Final = 32
MEDIA_TYPE: Final = {Format.CLOUDEVENTS: "application/cloudevents+json", Format.ZGW: "application/json"}

# ZGW Notificaties: what was made is `create`, what ended for good is `destroy`, anything else changed it.
CREATES: Final = ("_opened", "_registered", "_started", "_requested", "_issued", "_reserved")
DESTROYS: Final = ("_revoked", "_released", "_cancelled")
RESOURCES: Final = {"contract": "contracts", "conversation": "career-conversations", "certificate": "certificates"}
MAIN: Final = {"case": ("aftercare", "cases"), "pupil": ("intake", "pupils")}


def new_secret() -> str:
    """Make a secret, as the library of any receiver reads it."""
    return SECRET_PREFIX + b64encode(token_bytes(SECRET_BYTES)).decode()


def signatures(secrets: Sequence[str], message_id: str, timestamp: int, body: bytes) -> str:
    """Sign with each secret: a receiver that knows one of them is content."""
    signed = f"{message_id}.{timestamp}.".encode() + body
    return " ".join(f"v1,{b64encode(_signed(each, signed)).decode()}" for each in secrets)


def _signed(secret: str, message: bytes) -> bytes:
    return hmac.new(b64decode(secret.removeprefix(SECRET_PREFIX)), message, sha256).digest()


def body_of(format_: Format, name: str, envelope: Mapping[str, Any], public_url: str) -> bytes:
    """Write an event."""
    told = dict(envelope) if format_ == Format.CLOUDEVENTS else zgw(name, envelope, public_url)
    return json.dumps(told, separators=(",", ":")).encode()


def zgw(name: str, envelope: Mapping[str, Any], public_url: str) -> dict[str, Any]:
    """Write an event as a ZGW notification: which object, which part of it, what was done; ids, and nothing of what happened."""
    kind, _, main_id = str(envelope["subject"]).partition("/")
    service, plural = MAIN.get(kind, ("notifications", kind))
    main = f"{public_url}/api/{service}/v1/{plural}/{main_id}"
    data = envelope["data"]
    part = next((each for each in RESOURCES if data.get(f"{each}_id")), None)
    path = f"{public_url}/api/{_service(part, service)}/v1/{RESOURCES[part]}/{data[f'{part}_id']}" if part else main
    return {
        "kanaal": "doorlijn",
        "hoofdObject": main,
        "resource": part or kind,
        "resourceUrl": path,
        "actie": "create" if name.endswith(CREATES) else "destroy" if name.endswith(DESTROYS) else "update",
        "aanmaakdatum": envelope["time"],
        "kenmerken": {"gebeurtenis": name, "event_id": str(envelope["id"])},
    }


def _service(part: str, otherwise: str) -> str:
    return "certification" if part == "certificate" else otherwise
