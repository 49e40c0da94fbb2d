from datetime import date, timedelta

import pytest

from tests.machinery.database import NOW
from tests.notifications.town import COACH, COORDINATOR, FAR_COORDINATOR, NEXT_SUBSTITUTE, SUBSTITUTE


def test_from_the_day_after_the_last_only_the_colleague_himself_is_told(town):
    town.away(COACH, SUBSTITUTE, until=date(2026, 11, 19))

    town.open_case()

    assert town.mailed("job_coach_assigned") == {COACH}


def test_on_the_last_day_the_substitute_is_still_told(town):
    town.away(COACH, SUBSTITUTE, until=date(2026, 11, 20))

    town.open_case()

    assert town.mailed("job_coach_assigned") == {COACH, SUBSTITUTE}


def test_whoever_is_back_needs_no_substitute(town):
    town.away(COACH, SUBSTITUTE)
    town.away(COACH, None)

    town.open_case()

    assert town.mailed("job_coach_assigned") == {COACH}


def test_a_substitute_who_is_away_himself_has_one_too(town):
    town.away(COACH, SUBSTITUTE)
    town.away(SUBSTITUTE, NEXT_SUBSTITUTE)

    town.open_case()

    assert town.mailed("job_coach_assigned") == {COACH, SUBSTITUTE, NEXT_SUBSTITUTE}


def test_the_substitute_hears_for_whom_and_who_is_away_does_not(town):
    town.away(COACH, SUBSTITUTE, by=COACH)

    assert town.told("substitute_named") == {SUBSTITUTE: "act"}
    assert town.line("substitute_named", SUBSTITUTE)["for_person_id"] == COACH
    assert town.mailed("substitute_named") == {SUBSTITUTE}


def test_coordinators_know_who_may_now_open_whose_cases_and_who_named_him_himself_does_not_hear_it(town):
    town.away(COACH, SUBSTITUTE, by=COORDINATOR)

    assert town.told("colleague_away") == {FAR_COORDINATOR: "know"}
    assert town.line("colleague_away", FAR_COORDINATOR)["action_path"] == f"/waarneming/{COACH}"


def test_a_day_that_is_over_and_coming_back_are_told_to_nobody(town):
    town.away(COACH, SUBSTITUTE, until=date(2026, 11, 19), by=COACH)
    town.away(COACH, None)

    assert town.mailed("substitute_named") == set()


def test_hearing_it_twice_changes_nothing(town):
    fields = {"person_id": COACH, "substitute_id": SUBSTITUTE, "until": date(2026, 12, 31)}
    for _ in range(2):
        town.hear("directory", "substitute_named", fields, subject=f"person/{COACH}", sequence=1)

    assert town.told("substitute_named") == {SUBSTITUTE: "act"}


@pytest.mark.parametrize(("days", "is_read"), [(31, True), (29, False)])
def test_what_lies_far_back_is_told_as_read(town, days, is_read):
    fields = {"person_id": COACH, "substitute_id": SUBSTITUTE, "until": date(2026, 12, 31)}

    town.hear("directory", "substitute_named", fields, subject=f"person/{COACH}", time=NOW - timedelta(days=days))

    assert (town.line("substitute_named", SUBSTITUTE)["read_at"] is not None) is is_read
