from datetime import UTC, datetime

import pytest

AFTER = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)


@pytest.fixture
def planned(town):
    town.loses_work()
    town.plans("2026-11-24T14:00:00+01:00")
    town.news()
    return town


def records(town):
    return town.client("werkconsulent").post(f"{town.talk_path()}/no-show")


def test_a_young_person_who_did_not_come_is_still_owed_the_conversation(planned):
    planned.database.now = AFTER

    answer = records(planned)

    assert (answer.status_code, answer.json["state"], answer.json["starts_at"]) == (200, "missed", None)
    (missed,) = planned.news_of("career_conversation_missed")
    assert (missed["missed_on"], missed["due_on"]) == ("2026-11-24", "2026-12-04")
    work = next(item for item in planned.client("werkconsulent").get("/v1/worklist").json if item["conversation_id"])
    assert (work["kind"], work["due_on"]) == ("plan_conversation", "2026-12-04")
    assert "conversation_due" in planned.timers()


def test_recording_it_twice_is_harmless(planned):
    planned.database.now = AFTER

    answers = [records(planned) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert len(planned.news_of("career_conversation_missed")) == 1


def test_it_is_planned_anew_with_a_higher_number_for_the_calendars(planned):
    planned.database.now = AFTER
    records(planned)
    planned.news()

    planned.plans("2026-11-30T14:00:00+01:00")

    (scheduled,) = planned.news_of("career_conversation_scheduled")
    assert scheduled["ics_sequence"] > 0
    assert planned.conversation()["state"] == "scheduled"


def test_nobody_was_absent_before_the_appointment(planned):
    answer = records(planned)

    assert (answer.status_code, answer.json["type"]) == (409, "urn:doorlijn:rule:AppointmentHasNotBegun")


def test_without_an_appointment_nobody_was_absent(town):
    town.loses_work()

    assert records(town).json["type"] == "urn:doorlijn:rule:NothingIsPlanned"


def test_who_came_after_all_has_an_outcome(planned):
    planned.database.now = AFTER
    records(planned)

    planned.holds("2026-11-24")

    assert planned.conversation()["state"] == "held"


def test_a_cancelled_appointment_is_something_else(planned):
    answer = planned.client("werkconsulent").delete(f"{planned.talk_path()}/appointment", json={"reason": "no_show"})

    assert answer.status_code == 400


def test_an_appointment_to_come_is_shown_and_not_late(planned):
    planned.database.now = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)

    for role in ("werkconsulent", "job_coach"):
        work = next(item for item in planned.client(role).get("/v1/worklist").json if item["conversation_id"])
        assert (work["kind"], work["is_overdue"], work["place"]) == ("hold_conversation", False, "Werkplein")
        assert work["starts_at"].startswith("2026-11-24T13:00")
