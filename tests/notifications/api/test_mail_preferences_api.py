"""Everybody chooses how he is mailed himself, and nobody for another."""

import pytest

from access.actor import Actor
from tests.notifications.town import COACH, CONSULENT

DAILY = {"cases": "daily", "work": "never", "conversations": "at_once"}
PACES = DAILY | dict.fromkeys(("contact", "documents", "deadlines"), "at_once")
HERE = "/v1/mail-preferences"


@pytest.fixture
def reads(town):
    """Give a client for somebody."""
    return lambda person: town.database.client("notifications", Actor(person, "job_coach"))


def body(**changes: object):
    return {"paces": PACES, "quiet_from": "18:00", "quiet_until": "07:30"} | changes


def put(client, given, version=None):
    version = version or client.get(HERE).headers["ETag"]
    return client.put(HERE, json=given, headers={"If-Match": version})


def test_who_chose_nothing_is_mailed_at_once(reads):
    shown = reads(COACH).get(HERE).json

    assert set(shown["paces"].values()) == {"at_once"}
    assert (shown["quiet_from"], shown["quiet_until"]) == (None, None)


def test_what_was_chosen_is_kept_for_this_person_alone(reads):
    assert put(reads(COACH), body()).status_code == 200

    assert reads(COACH).get(HERE).json == body()
    assert set(reads(CONSULENT).get(HERE).json["paces"].values()) == {"at_once"}


def test_it_may_be_chosen_anew(reads):
    put(reads(COACH), body())
    put(reads(COACH), body(quiet_from=None, quiet_until=None))

    assert reads(COACH).get(HERE).json["quiet_from"] is None


@pytest.mark.parametrize(
    ("given", "fields"),
    [
        (body(paces=PACES | {"deadlines": "never"}), {"paces.deadlines"}),
        (body(paces=PACES | {"cases": "soon"}), {"paces.cases"}),
        (body(paces={"cases": "daily"}), {f"paces.{topic}" for topic in PACES if topic != "cases"}),
        (body(paces=PACES | {"weather": "daily"}), {"paces.weather"}),
        (body(quiet_from="25:00"), {"quiet_from"}),
        (body(quiet_until=None), {"quiet_until"}),
        (body(quiet_until="18:00"), {"quiet_until"}),
        ({}, {"paces", "quiet_from", "quiet_until"}),
    ],
)
def test_a_wrong_choice_names_the_field_and_changes_nothing(reads, given, fields):
    answer = put(reads(COACH), given)

    assert answer.status_code == 400
    assert {error["field"] for error in answer.json["errors"]} == fields
    assert set(reads(COACH).get(HERE).json["paces"].values()) == {"at_once"}


def test_who_saw_something_else_is_told(reads):
    version = reads(COACH).get(HERE).headers["ETag"]
    put(reads(COACH), body())

    assert put(reads(COACH), body(quiet_from="20:00"), version).status_code == 412
