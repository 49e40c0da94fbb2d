from datetime import date

from tests.notifications.town import COACH, NEXT_SUBSTITUTE, SUBSTITUTE


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
