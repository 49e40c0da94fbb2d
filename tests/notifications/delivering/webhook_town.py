"""What the tests of webhooks do: let something happen, call, and look at the ledger."""

import socket
from dataclasses import replace
from typing import Any
from uuid import UUID

from access import covenants
from access.actor import Actor
from services.notifications.delivering.webhook_sender import WebhookSender
from tests.machinery.database import WEBHOOKS_SECRET
from tests.notifications.handlers.test_tell_organisations import LEFT
from tests.notifications.town import PUPIL, SCHOOL

SYSTEM = Actor(UUID(int=0xC1), "school_staff", SCHOOL, is_client=True)


def sender_of(town, **options: Any):  # noqa: ANN401  fields of the sender
    found = WebhookSender(
        sessions=town.database.sessions("notifications"),
        key=WEBHOOKS_SECRET,
        lookup=socket.getaddrinfo,
        covenant_on=lambda _session, _now: covenants.load(),
        clock=lambda: town.database.now,
        public_url="https://doorlijn.example",
        allows_loopback=True,
    )
    return replace(found, **options)


def leave(town, pupil=PUPIL, day=20):
    """Let a pupil leave, or leave on another day."""
    town.hear("intake", "pupil_left_school", {**LEFT, "pupil_id": pupil, "left_on": f"2026-11-{day:02}"})


def go(caller, rounds=3):
    for _ in range(rounds):
        caller.go_round()
        caller.finish()


def ledger(town, webhook):
    found = town.database.client("notifications", SYSTEM).get(f"/v1/webhooks/{webhook['id']}/deliveries?limit=200").json
    return list(reversed(found))


def seen(town, webhook):
    return town.database.client("notifications", SYSTEM).get(f"/v1/webhooks/{webhook['id']}").json
