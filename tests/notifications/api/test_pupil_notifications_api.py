"""Who was told what about one young person: for the coordinator and the administrator, and written down."""

from access.actor import Actor
from tests.notifications.town import PUPIL, SCHOOL, STAFF

LEFT = {"pupil_id": PUPIL, "school_id": SCHOOL, "municipality": "GM9001", "left_on": "2026-11-20"}
PATH = f"/v1/pupil-notifications?pupil_id={PUPIL}"


def client(town, role):
    return town.database.client("notifications", Actor(STAFF, role, SCHOOL))


def test_it_names_by_id_who_was_told_what(town):
    town.hear("intake", "pupil_left_school", LEFT)

    found = client(town, "coordinator").get(PATH).json

    assert {(each["kind"], each["pupil_id"]) for each in found} == {("pupil_left_school", str(PUPIL))}
    assert str(STAFF) in {each["person_id"] for each in found}
    (row,) = town.database.rows("notifications", "SELECT purpose, objects FROM audit_log")
    assert row["purpose"] == "privacy"
    assert PUPIL in row["objects"]


def test_others_may_not_and_a_wrong_question_is_a_400(town):
    assert client(town, "job_coach").get(PATH).status_code == 403
    assert client(town, "admin").get("/v1/pupil-notifications?pupil_id=x").status_code == 400
