"""A school makes, changes and tests its own webhooks; the secret is told once, and an address of ours is refused."""

from uuid import UUID, uuid4

import pytest

from access.actor import Actor
from tests.machinery.database import NOW, WEBHOOKS_SECRET
from tests.notifications.town import SCHOOL

SYSTEM = Actor(UUID(int=0xC1), "school_staff", SCHOOL, is_client=True)
OTHER = Actor(UUID(int=0xC2), "school_staff", UUID(int=6), is_client=True)
URL = "https://127.0.0.1/in"  # in a test this machine is outside too
PATH = "/v1/webhooks"


@pytest.fixture
def client(town):
    return town.database.client("notifications", SYSTEM)


@pytest.fixture
def webhook(client):
    return client.post(PATH, json={"url": URL}).json


def test_the_secret_is_told_once_and_kept_sealed(town, client, webhook):
    rows = town.database.rows("notifications", "SELECT secrets FROM webhooks")

    assert webhook["secret"].startswith("whsec_")
    assert "secret" not in client.get(f"{PATH}/{webhook['id']}").json
    assert webhook["secret"].removeprefix("whsec_") not in str(rows)
    assert WEBHOOKS_SECRET not in str(rows)


def test_it_begins_with_what_happens_from_now_on_and_shows_how_it_is(webhook):
    assert (webhook["state"], webhook["format"], webhook["types"], webhook["filters"]) == (
        "active",
        "cloudevents",
        [],
        {},
    )
    assert webhook["made_at"] == NOW.isoformat()


def test_it_is_changed_paused_resumed_and_taken_away(client, webhook):
    at = f"{PATH}/{webhook['id']}"
    types = ["nl.doorlijn.contracts.contract-ended.v1"]

    paused = client.patch(at, json={"is_paused": True, "types": types}).json
    resumed = client.patch(at, json={"is_paused": False}).json

    assert (paused["state"], paused["paused_because"], paused["types"]) == ("paused", "by_hand", types)
    assert (resumed["state"], resumed["paused_because"], resumed["types"]) == ("active", None, types)
    assert client.delete(at).status_code == 204
    assert client.get(at).status_code == 404


def test_who_knows_another_version_changes_nothing(client, webhook):
    answer = client.patch(f"{PATH}/{webhook['id']}", json={"is_paused": True}, headers={"If-Match": '"old"'})

    assert answer.status_code == 412


def test_another_school_finds_nothing(town, webhook):
    other = town.database.client("notifications", OTHER)

    assert other.get(PATH).json == []
    for method, path in (("GET", ""), ("PATCH", ""), ("DELETE", ""), ("POST", "/secrets"), ("POST", "/pings")):
        answer = other.open(f"{PATH}/{webhook['id']}{path}", method=method, json={} if method != "GET" else None)
        assert answer.status_code == 404


@pytest.mark.parametrize(
    "url",
    [
        "ftp://x.example/",
        "https://",
        "x.example",
        "https://u:p@x.example/",
        "https://x.example/#a",
        "https://x.example:0/",
        "https://x.example:99999/",
        "https://[::1/",
        "https://x example/",
        "https://" + "x" * 600 + ".example/",
        "",
    ],
)
def test_what_is_no_address_is_refused(client, url):
    answer = client.post(PATH, json={"url": url})

    assert answer.status_code == 400
    assert {each["field"] for each in answer.json["errors"]} == {"url"}


@pytest.mark.parametrize(
    "url", ["https://10.0.0.1/", "https://169.254.169.254/latest", "http://192.168.0.1/", "https://[fd00::1]/"]
)
def test_an_internal_address_is_refused_when_it_is_kept(client, webhook, url):
    for answer in (client.post(PATH, json={"url": url}), client.patch(f"{PATH}/{webhook['id']}", json={"url": url})):
        assert answer.status_code == 400
        assert answer.json["errors"][0]["field"] == "url"


@pytest.mark.parametrize(
    "wrong",
    [
        {"format": "xml"},
        {"types": ["contract_ended"]},
        {"types": "all"},
        {"filters": {"surname": ["x"]}},
        {"filters": {"municipality": []}},
        {"filters": {"municipality": "GM9001"}},
        {"unknown": 1},
    ],
)
def test_what_is_wrong_is_named(client, wrong):
    answer = client.post(PATH, json={"url": URL, **wrong})

    assert answer.status_code == 400
    assert answer.json["errors"][0]["field"].split(".")[0] in wrong


def test_an_organisation_has_twenty_at_most(client):
    answers = [client.post(PATH, json={"url": URL}).status_code for _ in range(21)]

    assert answers == [201] * 20 + [409]


def test_a_delivery_that_is_not_there_is_not_sent_again(client, webhook):
    assert client.post(f"{PATH}/{webhook['id']}/deliveries/{uuid4()}/retry").status_code == 404
    assert client.get(f"{PATH}/{webhook['id']}/deliveries?state=lost").status_code == 400
