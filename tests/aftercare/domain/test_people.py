from datetime import timedelta
from uuid import UUID, uuid5

from services.aftercare.domain.ids import PersonId, PupilId
from services.aftercare.domain.people import Absence, Assignment, Roster
from tests.aftercare.examples import COACH, COORDINATOR, HERE, NOWHERE, OTHER_COACH, PUPIL, ROSTER, THERE, TODAY

STAND_IN = PersonId(UUID(int=99))


def away(more=None):
    """A roster of one municipality in which people are away."""
    absences = {COACH: Absence(STAND_IN, TODAY)} | (more or {})
    return Roster({("job_coach", HERE): (COACH,)}, (COORDINATOR,), absences)


def test_the_job_coach_who_serves_the_municipality_is_picked():
    assert ROSTER.pick("job_coach", THERE, PUPIL, TODAY) == Assignment(OTHER_COACH)


def test_nobody_is_picked_where_nobody_serves():
    assert ROSTER.pick("job_coach", NOWHERE, PUPIL, TODAY) is None


def test_the_substitute_is_picked_for_whoever_is_away_up_to_the_last_day():
    assert away().pick("job_coach", HERE, PUPIL, TODAY) == Assignment(STAND_IN, COACH)
    assert away().pick("job_coach", HERE, PUPIL, TODAY + timedelta(days=1)) == Assignment(COACH)


def test_the_substitute_of_a_substitute_is_found():
    roster = away(more={STAND_IN: Absence(OTHER_COACH, None)})

    assert roster.acting(COACH, TODAY) == OTHER_COACH


def test_two_people_who_stand_in_for_each_other_do_no_work():
    roster = away(more={STAND_IN: Absence(COACH, None)})

    assert roster.acting(COACH, TODAY) is None
    assert roster.pick("job_coach", HERE, PUPIL, TODAY) is None


def test_a_colleague_gets_the_case_when_all_of_a_line_are_away():
    roster = Roster(
        {("job_coach", HERE): (COACH, OTHER_COACH)},
        (),
        {COACH: Absence(STAND_IN, None), STAND_IN: Absence(COACH, None)},
    )

    assert roster.pick("job_coach", HERE, PupilId(UUID(int=2)), TODAY) == Assignment(OTHER_COACH)


def test_pupils_are_spread_over_the_job_coaches_of_a_municipality_and_always_the_same_way():
    roster = Roster({("job_coach", HERE): (COACH, OTHER_COACH)})
    pupils = [PupilId(uuid5(UUID(int=0), str(n))) for n in range(200)]

    picked = [roster.pick("job_coach", HERE, pupil, TODAY) for pupil in pupils]

    assert picked == [roster.pick("job_coach", HERE, pupil, TODAY) for pupil in pupils]
    assert 60 < sum(one == Assignment(COACH) for one in picked) < 140


def test_a_substitute_covers_the_work_of_the_absent_colleague_as_long_as_that_lasts():
    assert away().covered_by(STAND_IN, TODAY) == {STAND_IN, COACH}
    assert away().covered_by(STAND_IN, TODAY + timedelta(days=1)) == {STAND_IN}


def test_whoever_is_away_still_sees_the_own_work():
    assert away().covered_by(COACH, TODAY) == {COACH}


def test_a_coordinator_who_is_there_goes_before_one_who_is_away():
    second = PersonId(UUID(int=32))
    roster = Roster(coordinators=(COORDINATOR, second), absences={COORDINATOR: Absence(STAND_IN, None)})

    assert roster.coordinator(TODAY) == second


def test_before_the_directory_named_anybody_there_is_no_coordinator():
    assert Roster().coordinator(TODAY) is None
