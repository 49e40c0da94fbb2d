"""One event as it goes to a webhook, with its headers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from messaging.ids import uuid7
from services.notifications.domain.webhook import Format, Webhook, WebhookDelivery, lines
from services.notifications.domain.webhook_message import MEDIA_TYPE, body_of, signatures


@dataclass(frozen=True)
class Letter:
    """One event as it goes."""

    delivery: WebhookDelivery
    body: bytes


def headers_of(letter: Letter, format_: Format, secrets: list[str], now: datetime) -> dict[str, str]:
    """Sign one call: of this moment, so that a receiver can refuse what somebody plays again."""
    message_id, timestamp = str(letter.delivery.event_id), int(now.timestamp())
    return {
        "Content-Type": MEDIA_TYPE[format_],
        "User-Agent": "Doorlijn",
        "webhook-id": message_id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": signatures(secrets, message_id, timestamp, letter.body),
    }


def lines_of(letters: list[Letter]) -> list[list[Letter]]:
    """Give what goes one after another."""
    by_position = {each.delivery.position: each for each in letters}
    return [[by_position[each.position] for each in line] for line in lines([each.delivery for each in letters])]


def ping(webhook: Webhook, now: datetime, public_url: str) -> Letter:
    """Make an event about nothing, to see whether somebody answers."""
    ping_id, subject = uuid7(), f"organisation/{webhook.organisation_id}"
    envelope: Mapping[str, Any] = {
        "specversion": "1.0",
        "id": str(ping_id),
        "source": "urn:nld:oin:00000099000000000001:systeem:notifications",
        "type": "nl.doorlijn.contracts.ping.v1",
        "subject": subject,
        "time": now.isoformat(),
        "datacontenttype": "application/json",
        "data": {},
    }
    delivery = WebhookDelivery(webhook.webhook_id, 0, ping_id, "ping", subject, now)
    return Letter(delivery, body_of(webhook.format, "ping", envelope, public_url))
