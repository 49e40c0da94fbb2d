from uuid import UUID

from tests.notifications.town import COORDINATOR, FAR_COORDINATOR, PUPIL, STAFF

ASKED = {"pupil_id": PUPIL, "access_id": UUID(int=0x51), "municipality": "GM9001"}


def ask(town, **options: object):
    town.hear("intake", "support_access_requested", ASKED, subject=f"pupil/{PUPIL}", **options)


def test_the_coordinator_of_the_town_is_told_and_mailed_once(town):
    ask(town, actor=f"person/{STAFF}")

    assert town.told("support_access_requested") == {COORDINATOR: "act"}
    assert town.mailed("support_access_requested") == {COORDINATOR}
    assert town.mail("support_access_requested", COORDINATOR)["action_path"] == "/noodtoegang"
    assert FAR_COORDINATOR not in town.told("support_access_requested")


def test_a_coordinator_who_asks_himself_is_not_told_of_it(town):
    ask(town, actor=f"person/{COORDINATOR}")

    assert town.told("support_access_requested") == {}


def test_hearing_it_twice_changes_nothing(town):
    ask(town)
    ask(town, sequence=1)

    assert town.count("notifications") == town.count("deliveries") == 1
