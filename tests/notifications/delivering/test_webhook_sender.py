"""Webhooks: every event arrives, signed, in order per subject, once or said to be a repeat; and only what may be told."""

import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import time_machine
from standardwebhooks.webhooks import Webhook as Verifier
from standardwebhooks.webhooks import WebhookVerificationError

from access import covenants
from services.notifications.delivering import webhook_post
from services.notifications.delivering.webhook_sender import LEASE_SECONDS
from services.notifications.storage.webhooks import Webhooks
from tests.machinery.database import NOW, WEBHOOKS_SECRET
from tests.machinery.waiting import wait_for
from tests.notifications.delivering.webhook_town import SYSTEM, go, leave, ledger, seen, sender_of
from tests.notifications.town import PUPIL


def test_an_event_arrives_signed_as_the_library_of_the_scheme_reads_it(town, hook, caller, receiver):
    webhook = hook()
    leave(town)

    go(caller)

    (heard,) = receiver.heard
    with time_machine.travel(NOW, tick=False):
        told = Verifier(webhook["secret"]).verify(heard.body, heard.headers)
    assert told["type"] == "nl.doorlijn.contracts.pupil-left-school.v1"
    assert told["data"]["pupil_id"] == str(PUPIL)
    assert heard.headers["webhook-id"] == told["id"] == ledger(town, webhook)[0]["event_id"]
    assert heard.headers["Content-Type"] == "application/cloudevents+json"
    assert [(each["state"], each["attempts"]) for each in ledger(town, webhook)] == [("sent", 1)]


def test_a_new_secret_and_the_one_before_are_both_good_for_a_day(town, hook, caller, receiver):
    webhook = hook()
    client = town.database.client("notifications", SYSTEM)
    renewed = client.post(f"/v1/webhooks/{webhook['id']}/secrets").json
    leave(town)
    go(caller)
    town.database.now = NOW + timedelta(days=1, minutes=1)
    leave(town, day=21)
    go(caller)

    first, second = receiver.heard
    for secret, heard, is_good in (
        (webhook, first, True),
        (renewed, first, True),
        (webhook, second, False),
        (renewed, second, True),
    ):
        assert verifies(secret["secret"], heard) == is_good


def verifies(secret, heard):
    """As a receiver checks it at the moment of the call."""
    with time_machine.travel(datetime.fromtimestamp(int(heard.headers["webhook-timestamp"]), UTC), tick=False):
        try:
            Verifier(secret).verify(heard.body, heard.headers)
        except WebhookVerificationError:
            return False
    return True


def test_each_subject_arrives_in_order_and_connections_are_kept(town, hook, caller, receiver):
    hook()
    pupils = [uuid4() for _ in range(10)]
    for day in range(1, 11):
        for pupil in pupils:
            leave(town, pupil, day)

    go(caller)

    assert len(receiver.heard) == 100
    for pupil in pupils:
        days = [each.told["data"]["left_on"] for each in receiver.heard if each.told["data"]["pupil_id"] == str(pupil)]
        assert days == sorted(days)
    assert len({each.came_from for each in receiver.heard}) <= 8


def test_types_and_filters_choose(town, hook, caller, receiver):
    hook("/a", types=["nl.doorlijn.contracts.certificate-issued.v1"])
    hook("/b", filters={"municipality": ["GM9001"]})
    hook("/c", filters={"municipality": ["GM9002", "GM9003"]})
    leave(town)

    go(caller)

    assert [each.path for each in receiver.heard] == ["/b"]


def test_a_municipal_system_reads_a_notification_of_the_zgw_standards(town, hook, caller, receiver):
    hook(format="zgw")
    leave(town)

    go(caller)

    told = receiver.heard[0].told
    assert set(told) == {"kanaal", "hoofdObject", "resource", "resourceUrl", "actie", "aanmaakdatum", "kenmerken"}
    assert told["hoofdObject"] == f"https://doorlijn.example/api/intake/v1/pupils/{PUPIL}"
    assert (told["resource"], told["actie"]) == ("pupil", "update")
    assert "left_on" not in receiver.heard[0].body.decode()


def test_two_copies_call_an_address_one_at_a_time(town, hook, caller, receiver):
    hook()
    for _ in range(30):
        leave(town, uuid4())
    other = sender_of(town)
    for each in (caller, other, caller, other):
        each.go_round()
    caller.finish()
    other.finish()
    go(caller)

    assert len(receiver.heard) == 30
    assert len({each.headers["webhook-id"] for each in receiver.heard}) == 30


def test_what_was_on_its_way_when_a_sender_stopped_is_unknown_and_goes_again(town, hook, caller, receiver):
    webhook = hook()
    leave(town)
    with town.database.work("notifications") as work:
        work.use(Webhooks).plan(NOW)
    mark = "UPDATE notifications.webhook_deliveries SET state = 'sending', attempts = 1"
    town.database.execute_as_admin(mark)
    lease = "UPDATE notifications.webhooks SET lease = gen_random_uuid(), leased_until = clock_timestamp() + interval '1 minute'"
    town.database.execute_as_admin(lease)
    go(caller)
    while_leased = len(receiver.heard)
    town.database.execute_as_admin(
        "UPDATE notifications.webhooks SET leased_until = clock_timestamp() - interval '1 second'"
    )

    go(caller)

    assert while_leased == 0
    assert [(each["state"], each["is_repeat"]) for each in ledger(town, webhook)] == [("sent", True)]
    assert LEASE_SECONDS > webhook_post.MOST_SECONDS


PROGRAM = Path(__file__).with_name("green_webhook_sender.py")


def test_killed_in_the_middle_nothing_is_lost_and_what_comes_twice_is_reported_so(town, hook, caller, receiver):
    webhook = hook()
    for _ in range(20):
        leave(town, uuid4())
    receiver.answers["/in"] = [*[200] * 9, "hang"]
    environment = os.environ | {
        "DATABASE_URL": town.database.url("notifications"),
        "SECRET": WEBHOOKS_SECRET,
        "NOW": NOW.isoformat(),
        "PYTHONPATH": str(PROGRAM.parents[3]),
    }
    process = subprocess.Popen([sys.executable, "-W", "ignore:\nEventlet is deprecated", str(PROGRAM)], env=environment)
    try:
        wait_for(lambda: len(receiver.heard) >= 10, deadline=60, what="some arrived, and one hangs")
    finally:
        process.kill()
        process.wait()
    left = {each["state"] for each in ledger(town, webhook)}
    receiver.answers["/in"] = 200
    town.database.execute_as_admin(
        "UPDATE notifications.webhooks SET leased_until = clock_timestamp() - interval '1 second'"
    )

    go(caller)

    came = Counter(each.headers["webhook-id"] for each in receiver.heard)
    told = {each["event_id"]: each for each in ledger(town, webhook)}
    assert left == {"sending"}
    assert set(came) == set(told)
    assert len(told) == 20
    assert {each["state"] for each in told.values()} == {"sent"}
    assert all(told[event_id]["is_repeat"] for event_id, times in came.items() if times > 1)


def test_a_sender_that_lost_its_lease_writes_nothing_down(town, hook, caller, receiver):
    webhook = hook()

    def steal(_heard):
        town.database.execute_as_admin("UPDATE notifications.webhooks SET lease = gen_random_uuid()")
        return 200

    receiver.answers["/in"] = steal
    leave(town)
    caller.go_round()
    caller.finish()

    assert ledger(town, webhook)[0]["state"] == "sending"


def test_of_a_destroyed_file_nothing_is_sent_any_more(town, hook, caller, receiver):
    webhook = hook()
    leave(town)
    with town.database.work("notifications") as work:
        work.use(Webhooks).plan(NOW)
    town.hear("intake", "pupil_erased", {"pupil_id": PUPIL, "erased_on": "2028-07-18"})

    go(caller)

    assert (receiver.heard, ledger(town, webhook)) == ([], [])


def test_what_the_school_may_hear_no_more_is_withheld(town, hook, receiver):
    webhook = hook()
    leave(town)
    closed = replace(covenants.load(), rules=())
    caller = sender_of(town, covenant_on=lambda _session, _now: closed)

    go(caller)

    assert receiver.heard == []
    assert [(each["state"], each["reason"]) for each in ledger(town, webhook)] == [("failed", "not_allowed_any_more")]
    client = town.database.client("notifications", SYSTEM)
    again = client.post(f"/v1/webhooks/{webhook['id']}/deliveries/{ledger(town, webhook)[0]['event_id']}/retry")
    assert again.status_code == 409


def test_a_ping_says_whether_somebody_answers(town, hook, caller, receiver):
    good, bad = hook("/good"), hook("/bad")
    receiver.answers["/bad"] = 401
    client = town.database.client("notifications", SYSTEM)
    for each in (good, bad):
        assert client.post(f"/v1/webhooks/{each['id']}/pings").json["ping_state"] == "planned"

    go(caller)

    assert (seen(town, good)["ping_state"], seen(town, bad)["ping_state"]) == ("sent", "failed")
    assert seen(town, bad)["ping_reason"] == "status_401"
    assert receiver.at("/good")[0].told["type"] == "nl.doorlijn.contracts.ping.v1"
