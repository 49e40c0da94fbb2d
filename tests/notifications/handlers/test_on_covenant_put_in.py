from uuid import UUID

from tests.notifications.town import COORDINATOR, FAR_COORDINATOR, REGION, STAFF

VERSION = UUID(int=0xC0)
TOLD = {"region_id": REGION, "covenant_id": VERSION}


def put_in(town, **options: object):
    town.hear("directory", "covenant_put_in", TOLD, subject=f"organisation/{REGION}", **options)


def test_every_coordinator_is_told_and_mailed_where_to_look(town):
    put_in(town, actor=f"person/{STAFF}")

    assert town.told("covenant_put_in") == {COORDINATOR: "act", FAR_COORDINATOR: "act"}
    assert town.mail("covenant_put_in", COORDINATOR)["action_path"] == f"/convenant/{VERSION}"


def test_hearing_it_twice_changes_nothing(town):
    put_in(town)
    put_in(town, sequence=1)

    assert town.count("deliveries") == 2
