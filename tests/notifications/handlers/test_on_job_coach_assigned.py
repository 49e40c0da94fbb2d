from datetime import date

from tests.notifications.town import COACH, CONSULENT, OTHER_STAFF, PUPIL, STAFF, SUBSTITUTE


def test_the_job_coach_must_act_and_the_school_should_know(town):
    town.open_case()

    assert town.told("job_coach_assigned") == {COACH: "act", STAFF: "know", OTHER_STAFF: "know"}
    assert town.mailed("job_coach_assigned") == {COACH}
    assert town.line("job_coach_assigned", COACH)["action_path"] == f"/jongeren/{PUPIL}"


def test_hearing_it_twice_changes_nothing(town):
    town.open_case(coach=None)
    town.assign(COACH, sequence=2)
    before = town.count("notifications"), town.count("deliveries")

    town.assign(COACH, sequence=2)

    assert (town.count("notifications"), town.count("deliveries")) == before


def test_whoever_assigned_himself_is_not_told(town):
    town.open_case(coach=None)

    town.assign(COACH, actor=f"person/{COACH}")

    assert COACH not in town.told("job_coach_assigned")
    assert town.mailed("job_coach_assigned") == set()


def test_a_substitute_of_an_absent_job_coach_is_told_for_him(town):
    town.away(COACH, SUBSTITUTE)

    town.open_case()

    assert town.mailed("job_coach_assigned") == {COACH, SUBSTITUTE}
    assert town.line("job_coach_assigned", SUBSTITUTE)["for_person_id"] == COACH
    assert town.mail("job_coach_assigned", SUBSTITUTE)["for_person_id"] == COACH


def test_a_job_coach_who_takes_it_for_a_colleague_is_told_so_with_the_day(town):
    town.open_case(coach=None)

    town.assign(
        SUBSTITUTE,
        fields={"for_person_id": COACH, "accept_by": date(2026, 11, 25), "previous_job_coach_id": CONSULENT},
    )

    assert town.line("job_coach_assigned", SUBSTITUTE)["for_person_id"] == COACH
    assert town.mail("job_coach_assigned", SUBSTITUTE)["due_on"] == date(2026, 11, 25)
    assert town.told("job_coach_assigned")[CONSULENT] == "know"
