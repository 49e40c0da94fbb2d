from datetime import date

from tests.aftercare.examples import COACH, OTHER_COACH


def absences(town):
    return town.database.rows("aftercare", "SELECT * FROM absences")


def test_who_is_away_and_who_stands_in_is_remembered(town):
    town.away(COACH, OTHER_COACH, date(2026, 12, 1))

    assert absences(town) == [{"person_id": COACH, "substitute_id": OTHER_COACH, "until": date(2026, 12, 1)}]


def test_whoever_is_back_has_no_substitute(town):
    town.away(COACH, OTHER_COACH, date(2026, 12, 1))

    town.away(COACH, None)

    assert absences(town) == []


def test_hearing_it_twice_changes_nothing(town):
    town.away(COACH, OTHER_COACH, date(2026, 12, 1))
    town.away(COACH, OTHER_COACH, date(2026, 12, 1))

    assert len(absences(town)) == 1


def test_the_case_of_an_absent_job_coach_stays_theirs(town):
    town.leaves()
    town.news()

    town.away(COACH, OTHER_COACH, date(2026, 12, 1))

    assert town.news() == []
    assert town.case()["job_coach_id"] == COACH
