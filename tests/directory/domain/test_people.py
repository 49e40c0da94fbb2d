"""Who may do what, and who stands in: values in, values out."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from services.directory.domain import rules
from services.directory.domain.days import day_of, end_of
from services.directory.domain.model import Organisation, Person, PersonId

TODAY = date(2026, 11, 21)
UWV = Organisation.register("public_body", "UWV-LIJN", "UWV De Lijnstreek", None)
SCHOOL = Organisation.register("school", "99AA", "Praktijkschool", "pro")


def person(number: int) -> Person:
    return Person(PersonId(UUID(int=number)), f"Persoon {number}", f"p{number}@voorbeeld.example")


def job_coach(number: int) -> Person:
    coach = person(number)
    coach.grant("job_coach", UWV, ["GM9001"])
    return coach


def test_an_organisation_has_the_same_id_in_every_installation():
    again = Organisation.register("school", "99AA", "Andere naam", "vso")

    assert again.organisation_id == SCHOOL.organisation_id


@pytest.mark.parametrize(
    ("kind", "code"), [("school", "9AAA"), ("school", "99aa"), ("municipality", "9001"), ("region", "x")]
)
def test_a_code_that_cannot_be_right_is_refused(kind, code):
    with pytest.raises(rules.CodeHasOneShape):
        Organisation.register(kind, code, "Naam", "pro" if kind == "school" else None)


def test_a_school_is_pro_or_vso_and_nothing_else_is():
    with pytest.raises(rules.SchoolHasAType):
        Organisation.register("school", "99AB", "Naam", None)
    with pytest.raises(rules.OnlyASchoolHasAType):
        Organisation.register("municipality", "GM9001", "Naam", "vso")


def test_granting_the_same_role_again_changes_nothing():
    coach = job_coach(1)

    assert coach.grant("job_coach", UWV, ["GM9001"]) is None
    assert len(coach.roles) == 1


def test_new_municipalities_replace_the_old_under_the_same_role_id():
    coach = job_coach(1)
    before = coach.roles[0].role_id

    role = coach.grant("job_coach", UWV, ["GM9003", "GM9002", "GM9002"])

    assert role is not None
    assert (role.role_id, role.municipalities) == (before, ["GM9002", "GM9003"])


def test_a_job_coach_needs_a_municipality_and_a_coordinator_has_none():
    with pytest.raises(rules.RoleServesMunicipalities):
        person(1).grant("job_coach", UWV, [])
    with pytest.raises(rules.RoleHasNoMunicipalities):
        person(1).grant("coordinator", UWV, ["GM9001"])


def test_school_staff_work_at_a_school():
    with pytest.raises(rules.SchoolStaffWorkAtASchool):
        person(1).grant("school_staff", UWV, [])


def test_staff_of_an_mbo_school_work_at_one():
    roc = Organisation.register("mbo", "ROC-X", "ROC X", None)

    with pytest.raises(rules.MboStaffWorkAtAnMboSchool):
        person(1).grant("mbo_staff", UWV, [])
    with pytest.raises(rules.SchoolStaffWorkAtASchool):
        person(1).grant("school_staff", roc, [])
    assert person(1).grant("mbo_staff", roc, []) is not None


def test_revoking_a_role_that_is_not_there_is_not_found():
    with pytest.raises(rules.RoleNotFound):
        person(1).revoke(UUID(int=9))


def test_a_substitute_stands_in_up_to_and_including_the_last_day():
    away, colleague = job_coach(1), job_coach(2)

    assert away.name_substitute(colleague, date(2026, 11, 27), TODAY)

    assert away.is_away(date(2026, 11, 27))
    assert not away.is_away(date(2026, 11, 28))


def test_naming_the_same_substitute_again_changes_nothing():
    away, colleague = job_coach(1), job_coach(2)
    away.name_substitute(colleague, date(2026, 11, 27), TODAY)

    assert not away.name_substitute(colleague, date(2026, 11, 27), TODAY)


@pytest.mark.parametrize("until", [date(2026, 11, 20), date(2027, 12, 1)])
def test_a_substitution_ends_in_the_future_and_within_a_year(until):
    with pytest.raises(rules.SubstitutionEnds):
        job_coach(1).name_substitute(job_coach(2), until, TODAY)


def test_nobody_stands_in_for_himself():
    with pytest.raises(rules.SubstituteIsAnother):
        job_coach(1).name_substitute(job_coach(1), TODAY, TODAY)


def test_the_substitute_has_the_same_role():
    with pytest.raises(rules.SubstituteHasTheSameRole):
        job_coach(1).name_substitute(person(2), TODAY, TODAY)


def test_two_absent_colleagues_never_wait_for_each_other():
    one, other = job_coach(1), job_coach(2)
    one.name_substitute(other, TODAY, TODAY)

    with pytest.raises(rules.SubstituteIsPresent):
        other.name_substitute(one, TODAY, TODAY)


def test_planned_leave_is_no_absence_until_its_first_day():
    away = job_coach(1)
    away.name_substitute(job_coach(2), date(2026, 11, 27), TODAY, date(2026, 11, 25))

    assert [away.is_away(date(2026, 11, day)) for day in (24, 25, 27, 28)] == [False, True, True, False]
    assert away.begin_leave(date(2026, 11, 24)) is False
    assert away.begin_leave(date(2026, 11, 25)) is True
    assert away.begin_leave(date(2026, 11, 25)) is False


@pytest.mark.parametrize("begins_on", [date(2026, 11, 20), date(2026, 11, 28)])
def test_leave_begins_in_the_future_and_before_it_ends(begins_on):
    with pytest.raises(rules.SubstitutionBegins):
        job_coach(1).name_substitute(job_coach(2), date(2026, 11, 27), TODAY, begins_on)


def test_planned_leave_does_not_end_cover_that_stands_now():
    away = job_coach(1)
    away.name_substitute(job_coach(2), date(2026, 11, 27), TODAY)

    with pytest.raises(rules.NobodyStandsInYet):
        away.name_substitute(job_coach(3), date(2026, 12, 9), TODAY, date(2026, 12, 1))


@pytest.mark.parametrize(
    ("first", "last", "is_refused"),
    [(22, 24, False), (22, 25, True), (26, 26, True), (27, 30, True), (28, 30, False)],
)
def test_a_colleague_with_leave_in_those_days_does_not_stand_in(first, last, is_refused):
    other = job_coach(2)
    other.name_substitute(job_coach(3), date(2026, 11, 27), TODAY, date(2026, 11, 25))
    days = (date(2026, 11, last), TODAY, date(2026, 11, first))

    if is_refused:
        with pytest.raises(rules.SubstituteIsPresent):
            job_coach(1).name_substitute(other, *days)
    else:
        assert job_coach(1).name_substitute(other, *days)


def test_calling_planned_leave_off_gives_no_work_back():
    away = job_coach(1)
    away.name_substitute(job_coach(2), date(2026, 11, 27), TODAY, date(2026, 11, 25))

    assert not away.take_work_back()
    assert not away.is_away(date(2026, 11, 25))


def test_taking_the_work_back_twice_is_once():
    away = job_coach(1)
    away.name_substitute(job_coach(2), TODAY, TODAY)

    assert away.take_work_back()
    assert not away.take_work_back()


@pytest.mark.parametrize(
    ("day", "ends"),
    [
        (date(2026, 11, 21), datetime(2026, 11, 21, 23, 0, tzinfo=UTC)),
        (date(2026, 7, 1), datetime(2026, 7, 1, 22, 0, tzinfo=UTC)),
        (date(2027, 3, 28), datetime(2027, 3, 28, 22, 0, tzinfo=UTC)),  # the clock moves that night
    ],
)
def test_a_day_ends_at_midnight_in_amsterdam(day, ends):
    assert end_of(day) == ends
    assert day_of(ends) > day


@pytest.mark.parametrize(
    "rule", [each for each in vars(rules).values() if isinstance(each, type) and issubclass(each, rules.RuleBroken)]
)
def test_every_rule_says_in_its_docstring_why_it_exists(rule):
    assert rule.__doc__
