"""The young person, the parents and the mbo have no address here: a colleague tells them, and notes who knows it."""

from datetime import UTC, datetime

import pytest

from tests.aftercare.api.test_other_participants import plan, school_role

LATER = "2026-12-01T10:00:00+01:00"


@pytest.fixture
def owed(town):
    school_role(town)
    town.loses_work()
    town.accepted()
    return town


def tell(town, *codes: object):
    return town.client("werkconsulent").put(f"{town.talk_path()}/told-guests", json={"told": list(codes)})


def to_tell(town):
    return town.client("werkconsulent").get(town.talk_path()).json["to_tell"]


def test_before_there_is_an_appointment_nobody_must_be_told(owed):
    assert to_tell(owed) == []


def test_whoever_gets_no_invitation_must_be_told_by_hand(owed):
    answer = plan(owed, others=["school", "parents", "mbo"])

    assert answer.json["to_tell"] == ["young_person", "parents", "mbo"], (
        "the contact of the school has it in the calendar"
    )


def test_a_school_without_a_contact_must_be_told_by_hand(town):
    town.loses_work()

    assert plan(town).json["to_tell"] == ["young_person", "school"]


def test_who_was_told_need_not_be_told_again_and_twice_is_harmless(owed):
    plan(owed, others=["parents"])

    assert tell(owed, "young_person").json["to_tell"] == ["parents"]
    assert tell(owed, "young_person").json["to_tell"] == ["parents"]
    assert plan(owed, others=["parents"]).json["to_tell"] == ["parents"], "the same appointment again"


@pytest.mark.parametrize("change", [{"starts_at": LATER}, {"place": "Elders"}])
def test_an_appointment_that_moves_must_be_told_anew(owed, change):
    plan(owed)
    tell(owed, "young_person")

    assert plan(owed, **change).json["to_tell"] == ["young_person"]


def test_only_who_knew_of_it_must_hear_that_it_is_off(owed):
    plan(owed, others=["parents"])
    tell(owed, "parents")

    answer = owed.client("werkconsulent").delete(f"{owed.talk_path()}/appointment", json={"reason": "other"})

    assert answer.json["to_tell"] == ["parents"]
    assert tell(owed, "parents").json["to_tell"] == []


def test_who_is_left_out_afterwards_must_hear_so_if_they_knew(owed):
    plan(owed, others=["parents", "mbo"])
    tell(owed, "young_person", "parents")

    assert plan(owed, others=[]).json["to_tell"] == ["parents"]


def test_after_a_no_show_there_is_nothing_to_tell_until_it_is_planned_anew(owed):
    plan(owed)
    tell(owed, "young_person")
    owed.database.now = datetime(2026, 12, 1, 9, tzinfo=UTC)

    owed.client("werkconsulent").post(f"{owed.talk_path()}/no-show")

    assert to_tell(owed) == []
    assert plan(owed, "2026-12-03T10:00:00+01:00").json["to_tell"] == ["young_person"]


def test_nobody_else_hears_who_was_told(owed):
    plan(owed)
    owed.news()

    tell(owed, "young_person")

    assert owed.news() == []


@pytest.mark.parametrize("body", [{}, {"told": "young_person"}, {"told": ["neighbour"]}, {"told": [None]}])
def test_who_cannot_be_told_is_a_clear_problem(owed, body):
    plan(owed)

    answer = owed.client("werkconsulent").put(f"{owed.talk_path()}/told-guests", json=body)

    assert (answer.status_code, answer.content_type) == (400, "application/problem+json")


def test_of_an_appointment_that_moved_meanwhile_nothing_is_noted(owed):
    client = owed.client("werkconsulent")
    plan(owed)
    seen = client.get(owed.talk_path()).headers["ETag"]
    plan(owed, LATER)

    answer = client.put(f"{owed.talk_path()}/told-guests", json={"told": ["young_person"]}, headers={"If-Match": seen})

    assert (answer.status_code, to_tell(owed)) == (412, ["young_person"])
