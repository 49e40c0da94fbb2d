"""Who else comes to a career conversation: by rule the young person and, within the two years, the school; others by hand."""

from datetime import UTC, datetime
from uuid import UUID, uuid5

import pytest

from services.aftercare.service import AftercareService
from tests.aftercare.examples import SCHOOL
from tests.aftercare.town import SPACE, plain

REPORTER = UUID(int=41)  # of the school, who reported the leaving
COLLEAGUE = UUID(int=42)
STARTS_AT = "2026-11-30T10:00:00+01:00"


def school_role(town, name="role_granted", person_id=REPORTER):
    fields = {
        "role_id": uuid5(SPACE, str(person_id)),
        "person_id": person_id,
        "role": "school_staff",
        "organisation_id": SCHOOL,
        "municipalities": [],
    }
    town.database.hear(AftercareService, "directory", (name, fields), subject=f"person/{person_id}")


@pytest.fixture
def owed(town):
    school_role(town)
    town.loses_work()
    town.accepted()
    town.news()
    return town


def plan(town, starts_at=STARTS_AT, **other: object):
    body = {"starts_at": starts_at, "minutes": 60, "place": "Werkplein"} | other
    return town.client("werkconsulent").put(f"{town.talk_path()}/appointment", json=body)


def test_by_rule_the_young_person_and_the_school_come_and_its_contact_gets_the_invitation(owed):
    answer = plan(owed)

    assert answer.json["others"] == ["young_person", "school"]
    assert answer.json["school_contact_id"] == plain(REPORTER)
    (scheduled,) = owed.news_of("career_conversation_scheduled")
    assert scheduled["school_contact_id"] == plain(REPORTER)
    assert plain(REPORTER) not in scheduled["participant_ids"]


def test_who_comes_is_chosen_by_hand(owed):
    answer = plan(owed, others=["mbo", "parents"])

    assert answer.json["others"] == ["young_person", "parents", "mbo"]
    assert answer.json["school_contact_id"] is None


def test_no_event_tells_who_else_comes(owed):
    plan(owed, others=["mbo", "parents"])

    (scheduled,) = owed.news_of("career_conversation_scheduled")
    assert "others" not in scheduled


def test_moving_the_appointment_keeps_who_was_chosen(owed):
    plan(owed, others=["mbo"])

    assert plan(owed, "2026-12-01T10:00:00+01:00").json["others"] == ["young_person", "mbo"]


def test_a_school_that_is_left_out_afterwards_gets_it_out_of_the_calendar(owed):
    plan(owed)
    owed.news()

    answer = plan(owed, others=["parents"])

    assert answer.status_code == 200, answer.json
    (changed,) = owed.news_of("career_conversation_participants_changed")
    assert (changed["school_contact_id"], changed["ics_sequence"]) == (None, 1)


def test_after_the_two_years_the_school_does_not_come_by_rule_and_gets_no_invitation(owed):
    owed.database.now = datetime(2028, 7, 20, 9, tzinfo=UTC)

    by_rule = plan(owed, "2028-07-24T10:00:00+02:00")
    by_hand = plan(owed, "2028-07-25T10:00:00+02:00", others=["school"])

    assert by_rule.json["others"] == ["young_person"]
    assert by_hand.json["others"] == ["young_person", "school"]
    assert by_hand.json["school_contact_id"] is None


def test_who_no_longer_works_at_the_school_is_not_invited_and_is_released(owed):
    plan(owed)
    owed.news()

    school_role(owed, "role_revoked")

    (changed,) = owed.news_of("career_conversation_participants_changed")
    assert changed["school_contact_id"] is None
    assert plan(owed, "2026-12-01T10:00:00+01:00").json["school_contact_id"] is None


def test_a_colleague_who_tells_of_the_pupil_takes_the_place_of_a_contact_who_left(owed):
    school_role(owed, person_id=COLLEAGUE)
    owed.leaves(told_by=42)
    stays = plan(owed).json["school_contact_id"]
    school_role(owed, "role_revoked")

    owed.leaves(told_by=42)

    assert stays == plain(REPORTER)
    assert plan(owed, "2026-12-01T10:00:00+01:00").json["school_contact_id"] == plain(COLLEAGUE)


def test_a_school_that_reported_by_a_system_has_no_contact(town):
    town.loses_work()

    answer = plan(town)

    assert (answer.json["others"], answer.json["school_contact_id"]) == (["young_person", "school"], None)


@pytest.mark.parametrize("others", [["neighbour"], "school", ["school"] * 9, [None]])
def test_who_cannot_be_chosen_is_a_clear_problem(owed, others):
    answer = plan(owed, others=others)

    assert (answer.status_code, answer.content_type) == (400, "application/problem+json")
    assert owed.conversation()["starts_at"] is None


def test_the_slots_say_who_comes_by_rule(owed):
    found = owed.client("werkconsulent").get(f"{owed.talk_path()}/slots").json

    assert found["others"] == ["young_person", "school"]
