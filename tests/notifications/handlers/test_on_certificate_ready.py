from uuid import UUID

from tests.notifications.town import OTHER_STAFF, PUPIL, SCHOOL, STAFF

ELSEWHERE, EXAMINER = UUID(int=0xE5E), UUID(int=0xE50)
READY = {"trajectory_id": PUPIL, "pupil_id": PUPIL, "school_id": SCHOOL, "issuer_id": SCHOOL, "ready_on": "2026-11-20"}


def test_the_school_must_issue(town):
    town.hear("certification", "certificate_ready", READY)

    assert town.told("certificate_ready") == {STAFF: "act", OTHER_STAFF: "act"}


def test_a_school_where_the_mbo_issues_should_know(town):
    town.hear("certification", "certificate_ready", READY | {"issuer_id": ELSEWHERE})

    assert town.told("certificate_ready") == {STAFF: "know", OTHER_STAFF: "know"}


def test_staff_of_the_mbo_school_that_issues_must_act(town):
    town.grant(UUID(int=0xE51), EXAMINER, "mbo_staff", ELSEWHERE, [])

    town.hear("certification", "certificate_ready", READY | {"issuer_id": ELSEWHERE})

    assert town.told("certificate_ready") == {STAFF: "know", OTHER_STAFF: "know", EXAMINER: "act"}


def test_hearing_it_twice_changes_nothing(town):
    town.hear("certification", "certificate_ready", READY, sequence=1)
    town.hear("certification", "certificate_ready", READY, sequence=1)

    assert town.count("notifications") == 2
