from datetime import timedelta
from uuid import UUID

from access.actor import Actor
from services.aftercare.service import AftercareService
from tests.machinery.database import NOW

SUPPORTER, ACCESS = UUID(int=0x5A), UUID(int=0x5B)


def approve(town, pupil_id, **changes: object):
    told = {"pupil_id": pupil_id, "access_id": ACCESS, "person_id": SUPPORTER, "role": "admin"}
    told |= {"until": NOW + timedelta(hours=1)} | changes
    event = ("support_access_approved", told)
    state = town.database.hear(AftercareService, "intake", event, subject=f"pupil/{pupil_id}")
    assert state == "done", town.database.why("aftercare")


def seen(town, role="admin"):
    client = town.database.client("aftercare", Actor(SUPPORTER, role))
    return client.get(f"/v1/cases/{town.case()['case_id']}").status_code


def test_support_sees_the_case_it_was_given_and_an_hour_later_no_more(town):
    town.leaves()
    assert seen(town) == 404

    approve(town, town.case()["pupil_id"])

    assert seen(town) == 200
    town.database.now = NOW + timedelta(minutes=59, seconds=59)
    assert seen(town) == 200
    town.database.now = NOW + timedelta(hours=1)
    assert seen(town) == 404


def test_it_is_open_in_the_role_that_asked_alone(town):
    town.leaves()

    approve(town, town.case()["pupil_id"])

    assert seen(town, "workplace_trainer") == 404


def test_another_young_person_stays_out_of_sight(town):
    town.leaves()

    approve(town, UUID(int=0x999))

    assert seen(town) == 404


def test_hearing_it_twice_changes_nothing(town):
    town.leaves()
    approve(town, town.case()["pupil_id"])

    approve(town, town.case()["pupil_id"], until=NOW + timedelta(hours=9))

    [kept] = town.database.rows("aftercare", "SELECT until FROM support_accesses")
    assert kept["until"] == NOW + timedelta(hours=1)
