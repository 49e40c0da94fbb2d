from uuid import UUID

from services.aftercare.service import AftercareService
from tests.aftercare.examples import COACH, HERE, NOW, NOWHERE, OTHER_COACH, WERKCONSULENT
from tests.aftercare.town import plain
from tests.machinery import wire


def test_a_case_that_waited_gets_its_job_coach_as_soon_as_there_is_one(empty_town):
    empty_town.leaves()
    empty_town.news()

    empty_town.grant(COACH, "job_coach", [HERE])

    (assigned,) = empty_town.news_of("job_coach_assigned")
    assert assigned["job_coach_id"] == plain(COACH)


def test_a_case_elsewhere_waits_on(empty_town):
    empty_town.leaves(municipality=NOWHERE)

    empty_town.grant(COACH, "job_coach", [HERE])

    assert empty_town.case()["job_coach_id"] is None


def test_a_case_that_has_a_job_coach_stays_there(town):
    town.leaves()
    town.news()

    town.grant(OTHER_COACH, "job_coach", [HERE])

    assert town.news() == []


def test_the_same_role_again_replaces_its_municipalities(town):
    town.grant(COACH, "job_coach", [NOWHERE])

    town.leaves(municipality=NOWHERE)

    assert town.case()["job_coach_id"] == COACH


def test_an_owed_conversation_gets_its_werkconsulent_as_soon_as_there_is_one(empty_town):
    empty_town.grant(COACH, "job_coach", [HERE])
    empty_town.loses_work()
    assert empty_town.conversation()["werkconsulent_id"] is None
    empty_town.news()

    empty_town.grant(WERKCONSULENT, "werkconsulent", [HERE])

    (requested,) = empty_town.news_of("career_conversation_requested")
    assert requested["werkconsulent_id"] == plain(WERKCONSULENT)


def test_hearing_it_twice_changes_nothing(town):
    town.leaves()
    before = town.database.rows("aftercare", "SELECT * FROM professionals ORDER BY role_id")
    town.news()

    town.grant(COACH, "job_coach", [HERE])

    assert town.news() == []
    assert town.database.rows("aftercare", "SELECT * FROM professionals ORDER BY role_id") == before


def test_a_role_we_do_not_know_is_no_error(town):
    assert town.grant(UUID(int=90), "astronaut", []) == "done"


def test_a_leaver_and_a_newcomer_in_one_batch_find_each_other(empty_town):
    role = {"role_id": UUID(int=1), "person_id": COACH, "role": "job_coach", "municipalities": [HERE]}
    pupil = {"pupil_id": UUID(int=7), "school_id": UUID(int=2), "municipality": HERE, "left_on": "2026-07-10"}
    events = [
        ("intake", ("pupil_left_school", pupil), "pupil/7"),
        ("directory", ("role_granted", role), "person/11"),
    ]
    deliveries = [
        wire.arrival(source, event, subject=subject, sequence=1, event_id=UUID(int=number), time=NOW)
        for number, (source, event, subject) in enumerate(events, start=1)
    ]

    empty_town.database.inbox(AftercareService).take(deliveries)

    assert empty_town.case()["job_coach_id"] == COACH
