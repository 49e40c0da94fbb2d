from tests.portal.roads import Blocked
from tests.portal.stage import Stage


def test_the_newest_events_and_the_counts_of_each_service_are_there(stage: Stage):
    stage.report_leaver()

    admin = stage.sign_in("admin")

    for words in (
        "Mensen en organisaties",
        "Leerlingen en schoolverlaters",
        "Nazorg",
        "Meldingen",
        "Jobcoach aangewezen",
    ):
        assert words in admin.text
    assert "Niets is vastgelopen." in admin.text


def test_one_sentence_per_service_says_where_an_event_is(stage: Stage):
    stage.report_leaver()

    admin = stage.sign_in("admin").follow("Leerling van school")

    assert "Leerlingen en schoolverlaters heeft deze gebeurtenis vastgelegd op" in admin.text
    assert "Nazorg heeft deze gebeurtenis verwerkt" in admin.text
    assert "Sanne" not in admin.html


def test_a_dead_letter_is_shown_and_tried_again(stage: Stage):
    stage.report_leaver()
    stage.database.execute_as_admin(
        "UPDATE notifications.inbox SET state = 'dead', reason = 'a reason' WHERE name = 'job_coach_assigned'"
    )
    admin = stage.sign_in("admin")
    assert "Vastgelopen 1" in admin.text
    assert "a reason" in admin.text

    admin.submit(button="Opnieuw proberen")

    assert "De gebeurtenis wordt opnieuw geprobeerd." in admin.text
    assert "Meldingen kon haar nog niet verwerken en probeert het vanzelf opnieuw" in admin.text


def test_the_monitor_stands_when_a_service_has_fallen(stage: Stage):
    app = stage.portal(broken={"aftercare": Blocked()})

    admin = stage.sign_in("admin", app)

    assert admin.status == 200
    assert "Nazorg niet bereikbaar" in admin.text


def test_an_event_that_nobody_knows_is_not_found(stage: Stage):
    admin = stage.sign_in("admin").open("/gebeurtenissen/00000000-0000-4000-8000-000000000000")

    assert admin.status == 404
