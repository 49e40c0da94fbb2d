"""The clock of the exit conversation: a reminder, the werkconsulent, the coordinator; each once, and silent once it was held."""

from datetime import UTC, datetime

import pytest

from services.intake.service import IntakeService
from tests.intake.api.test_exit_conversations_api import AT_SCHOOL, WIM, grant, talks, told
from tests.intake.api.test_pupil_imports_api import registered

# Due on 1 March 2027: 28 days before, the day after, 14 days after; at eight in the morning here.
REMINDER, OWNER, COORDINATOR = (
    datetime(2027, month, day, 7, 0, tzinfo=UTC) for month, day in ((2, 1), (3, 2), (3, 15))
)


@pytest.fixture
def owed(region, signed_in):
    grant(region)
    registered(signed_in("school_staff"))
    return region


def rungs(region):
    return [each["rung"] for each in told(region, "exit_conversation_overdue")]


def test_each_rung_is_told_once_and_not_before_its_day(owed):
    heard = []
    for moment in (REMINDER.replace(hour=6), REMINDER, REMINDER, OWNER, COORDINATOR, datetime(2027, 6, 1, tzinfo=UTC)):
        owed.fire(IntakeService, now=moment)
        heard.append(rungs(owed))

    climbed = ["reminder", "owner", "coordinator"]
    assert heard == [[], climbed[:1], climbed[:1], climbed[:2], climbed, climbed]


def test_after_downtime_only_the_highest_rung_is_told(owed):
    owed.fire(IntakeService, now=datetime(2027, 3, 20, tzinfo=UTC))

    assert rungs(owed) == ["coordinator"]


def test_a_day_that_stands_in_time_needs_no_reminder_and_is_late_all_the_same_when_nobody_recorded_it(owed, signed_in):
    wim = signed_in("werkconsulent", WIM, None)
    wim.put(f"/v1/exit-conversations/{talks(wim)[0]['id']}/appointment", json=AT_SCHOOL)

    owed.fire(IntakeService, now=REMINDER)
    owed.fire(IntakeService, now=OWNER)

    assert rungs(owed) == ["owner"]


def test_what_was_held_is_silent(owed, signed_in):
    wim = signed_in("werkconsulent", WIM, None)
    body = {"held_on": "2026-11-20", "advice": "mbo"}
    assert wim.post(f"/v1/exit-conversations/{talks(wim)[0]['id']}/outcome", json=body).status_code == 200

    owed.fire(IntakeService, now=COORDINATOR)

    assert rungs(owed) == []


def test_of_a_file_that_was_destroyed_the_clock_says_nothing(owed):
    owed.execute_as_admin("DELETE FROM intake.pupils")

    owed.fire(IntakeService, now=COORDINATOR)

    assert rungs(owed) == []


def test_a_term_that_begins_with_a_school_year_holds_for_that_year(region, signed_in):
    region.execute_as_admin("INSERT INTO intake.exit_terms VALUES (2026, 2, 1, 14, 7), (2027, 12, 1, 14, 7)")
    school = signed_in("school_staff")

    registered(school)
    registered(school, pupil_number="0013", final_year="2027-2028")

    assert {talk["due_on"] for talk in talks(school)} == {"2027-02-01", "2027-12-01"}


def test_whoever_comes_late_in_the_year_gets_a_fortnight(region, signed_in):
    region.now = datetime(2027, 5, 3, 9, 0, tzinfo=UTC)
    school = signed_in("school_staff")

    registered(school)

    assert talks(school)[0]["due_on"] == "2027-05-17"
