"""Receivers that are slow, gone, wrong or hostile: nothing is lost, and each of them harms itself alone."""

import threading
import time
from datetime import timedelta
from uuid import uuid4

import pytest

from services.notifications.delivering import webhook_post
from services.notifications.domain.webhook import GIVES_UP_AFTER
from tests.machinery.database import NOW
from tests.notifications.delivering.webhook_town import SYSTEM, go, leave, ledger, seen, sender_of


@pytest.mark.parametrize("status", [500, 503, 429, 408])
def test_an_address_that_does_not_work_is_called_again_later_and_nothing_is_lost(town, hook, caller, receiver, status):
    webhook = hook()
    receiver.answers["/in"] = status
    leave(town)
    leave(town, uuid4())
    go(caller)
    calls = len(receiver.heard)
    waiting = [each["state"] for each in ledger(town, webhook)]
    receiver.answers["/in"] = 200
    town.database.now = NOW + timedelta(seconds=6)

    go(caller)

    assert 1 <= calls <= 2
    assert waiting == ["planned", "planned"]
    assert [each["state"] for each in ledger(town, webhook)] == ["sent", "sent"]
    assert seen(town, webhook)["failing_since"] is None


def test_a_receiver_says_when_it_wants_to_be_called_again(town, hook, caller, receiver):
    webhook = hook()
    receiver.answers["/in"] = (429, {"Retry-After": "600"})
    leave(town)
    go(caller)
    town.database.now = NOW + timedelta(seconds=599)
    go(caller)

    assert len(receiver.heard) == 1
    assert seen(town, webhook)["next_attempt_at"] == (NOW + timedelta(seconds=600)).isoformat()


def test_one_message_that_is_refused_is_set_aside_and_the_others_go_on(town, hook, caller, receiver):
    webhook, bad = hook(), uuid4()
    receiver.answers["/in"] = lambda heard: 422 if heard.told["data"]["pupil_id"] == str(bad) else 200
    leave(town, bad)
    leave(town)
    for minutes in (0, 2, 20):
        town.database.now = NOW + timedelta(minutes=minutes)
        go(caller)
    leave(town, bad, 21)
    go(caller)

    states = [(each["state"], each["reason"]) for each in ledger(town, webhook)]
    assert states == [("failed", "status_422"), ("sent", None), ("planned", "status_422")]
    assert seen(town, webhook)["state"] == "active"

    receiver.answers["/in"] = 200
    client = town.database.client("notifications", SYSTEM)
    assert client.post(f"/v1/webhooks/{webhook['id']}/retries").json == {"retried": 1}
    town.database.now = NOW + timedelta(minutes=30)
    go(caller)
    assert {each["state"] for each in ledger(town, webhook)} == {"sent"}


def test_a_redirect_is_not_followed(town, hook, caller, receiver):
    webhook = hook()
    receiver.answers["/in"] = "redirect"
    leave(town)

    go(caller)

    assert receiver.at("/elsewhere") == []
    assert ledger(town, webhook)[0]["reason"] == "status_302"


def test_who_is_gone_is_called_no_more_until_somebody_resumes_it(town, hook, caller, receiver):
    webhook = hook()
    receiver.answers["/in"] = 410
    leave(town)
    go(caller)
    leave(town, uuid4())
    go(caller)
    paused = seen(town, webhook)
    receiver.answers["/in"] = 200
    client = town.database.client("notifications", SYSTEM)
    client.patch(f"/v1/webhooks/{webhook['id']}", json={"is_paused": False})
    go(caller)

    assert (paused["state"], paused["paused_because"]) == ("paused", "gone")
    assert [each["state"] for each in ledger(town, webhook)] == ["sent", "sent"]


def test_who_fails_for_days_is_paused(town, hook, caller, receiver):
    webhook = hook()
    receiver.answers["/in"] = 500
    leave(town)
    go(caller)
    town.database.now = NOW + GIVES_UP_AFTER

    go(caller)

    assert (seen(town, webhook)["state"], seen(town, webhook)["paused_because"]) == ("paused", "failed_too_long")
    assert ledger(town, webhook)[0]["state"] == "planned"


@pytest.mark.parametrize("behaviour", ["hang", "drip", "close"])
def test_who_takes_it_and_says_nothing_leaves_it_unknown_and_gets_it_once_more(
    town, hook, caller, receiver, behaviour, monkeypatch
):
    monkeypatch.setattr(webhook_post, "MOST_SECONDS", 1.0)
    webhook = hook()
    receiver.answers["/in"] = [behaviour, 200]
    leave(town)
    begun = time.monotonic()
    go(caller)
    unknown = ledger(town, webhook)[0]
    took = time.monotonic() - begun
    town.database.now = NOW + timedelta(minutes=1)

    go(caller)

    assert took < 5
    assert (unknown["state"], unknown["is_repeat"]) == ("unknown", True)
    after = ledger(town, webhook)[0]
    assert (after["state"], after["is_repeat"], after["attempts"]) == ("sent", True, 2)
    assert len({each.headers["webhook-id"] for each in receiver.heard}) == 1


def test_an_answer_of_a_gigabyte_is_not_read(town, hook, caller, receiver):
    webhook = hook()
    receiver.answers["/in"] = "gigabyte"
    leave(town)
    begun = time.monotonic()

    go(caller)

    assert time.monotonic() - begun < 5
    assert ledger(town, webhook)[0]["state"] == "sent"


def test_a_dead_receiver_does_not_slow_another(town, hook, caller, receiver, monkeypatch):
    monkeypatch.setattr(webhook_post, "MOST_SECONDS", 3.0)
    hook("/dead")
    hook("/alive")
    receiver.answers["/dead"] = "hang"
    for _ in range(20):
        leave(town, uuid4())
    begun = time.monotonic()
    caller.go_round()
    while len(receiver.at("/alive")) < 20 and time.monotonic() - begun < 3:
        threading.Event().wait(0.02)
    took = time.monotonic() - begun
    caller.finish()

    assert took < 2
    assert len(receiver.at("/alive")) == 20


def test_a_name_that_leads_inside_when_it_is_called_is_paused(town, hook, receiver):
    webhook = hook()
    leave(town)

    go(sender_of(town, lookup=lambda _host, port: [(2, 1, 6, "", ("169.254.169.254", port))]))

    assert receiver.heard == []
    assert (seen(town, webhook)["state"], seen(town, webhook)["paused_because"]) == ("paused", "internal_address")
