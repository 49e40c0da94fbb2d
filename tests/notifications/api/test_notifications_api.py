"""Everybody reads his own notifications, newest first, and nobody another's."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from access.actor import Actor
from tests.machinery.database import NOW
from tests.notifications.town import CASE, COACH, CONSULENT, OTHER_STAFF, PUPIL, STAFF

ENDED = {"case_id": CASE, "pupil_id": PUPIL, "job_coach_id": COACH}


@pytest.fixture
def reads(town):
    """Give a client for somebody."""
    return lambda person, role="job_coach": town.database.client("notifications", Actor(person, role))


def test_a_job_coach_sees_what_happened_and_what_to_do(town, reads):
    town.open_case()

    (seen,) = reads(COACH).get("/v1/notifications").json

    line = town.line("job_coach_assigned", COACH)
    assert seen == {
        "id": str(line["notification_id"]),
        "kind": "job_coach_assigned",
        "title": "Een jongere heeft een jobcoach gekregen",
        "text": "U bent de jobcoach van deze jongere. Bekijk de zaak en neem hem aan.",
        "must_act": True,
        "event_id": str(line["event_id"]),
        "case_id": str(CASE),
        "pupil_id": str(PUPIL),
        "for_person_id": None,
        "due_on": None,
        "occurred_at": "2026-11-20T09:00:00+00:00",
        "is_read": False,
        "action_path": f"/jongeren/{PUPIL}",
    }


def test_who_need_not_act_reads_so(town, reads):
    town.open_case()

    (seen,) = reads(STAFF, "school_staff").get("/v1/notifications").json

    assert (seen["must_act"], seen["text"]) == (False, "Bij de jongere ziet u wie de jobcoach is.")


def test_nobody_sees_or_reads_what_another_was_told(town, reads):
    town.open_case()
    mine = town.line("job_coach_assigned", COACH)["notification_id"]

    for stranger, role in ((CONSULENT, "werkconsulent"), (uuid4(), "admin"), (uuid4(), "coordinator")):
        assert reads(stranger, role).get("/v1/notifications").json == []
        assert reads(stranger, role).post(f"/v1/notifications/{mine}/read").status_code == 404
    assert reads(COACH).get("/v1/notifications").json[0]["is_read"] is False


def test_reading_one_takes_it_from_the_unread_and_again_changes_nothing(town, reads):
    town.open_case()
    town.tell("contract_ended", ENDED, time=NOW + timedelta(minutes=1))
    client = reads(COACH)
    newest, oldest = client.get("/v1/notifications?unread=true").json

    answers = [client.post(f"/v1/notifications/{newest['id']}/read") for _ in range(2)]

    assert [answer.json["is_read"] for answer in answers] == [True, True]
    assert client.get("/v1/notifications/unread-count").json == {"unread": 1}
    assert [each["id"] for each in client.get("/v1/notifications?unread=true").json] == [oldest["id"]]
    assert [each["id"] for each in client.get("/v1/notifications?unread=false").json] == [newest["id"]]


def test_the_badge_is_right_for_whoever_has_nothing(reads):
    assert reads(uuid4()).get("/v1/notifications/unread-count").json == {"unread": 0}


def test_a_long_list_comes_in_pages_newest_first(town, reads):
    town.open_case()
    for minutes in range(1, 5):
        town.tell("contract_ended", ENDED, time=NOW + timedelta(minutes=minutes))
    client, seen, address = reads(COACH), [], "/v1/notifications?limit=2"

    while address:
        answer = client.get(address)
        seen += [each["occurred_at"] for each in answer.json]
        link = answer.headers.get("Link", "")
        address = link[1 : link.index(">")] if link else ""

    assert len(seen) == len(set(seen)) == 5
    assert seen == sorted(seen, reverse=True)


def test_two_colleagues_read_each_their_own(town, reads):
    town.open_case()
    mine = reads(STAFF, "school_staff").get("/v1/notifications").json[0]["id"]

    reads(STAFF, "school_staff").post(f"/v1/notifications/{mine}/read")

    assert reads(OTHER_STAFF, "school_staff").get("/v1/notifications/unread-count").json == {"unread": 1}


@pytest.mark.parametrize(
    "query",
    ["cursor=x", "cursor=!!!", "cursor=MjAyNg", "limit=0", "limit=201", "limit=x", "unread=maybe", "cursor=%00", "cursor=MjAyNi0xMS0yMFQwOTowMDowMCAwMDAwMDAwMC0wMDAwLTAwMDAtMDAwMC0wMDAwMDAwMDAwMDE"],
)  # fmt: skip
def test_a_question_that_makes_no_sense_is_answered_with_what_is_wrong(reads, query):
    answer = reads(COACH).get(f"/v1/notifications?{query}")

    assert answer.status_code == 400
    assert answer.content_type == "application/problem+json"


@pytest.mark.parametrize("notification_id", ["x", UUID(int=7), "00000000-0000-0000-0000-00000000000"])
def test_what_does_not_exist_is_not_found(reads, notification_id):
    assert reads(COACH).post(f"/v1/notifications/{notification_id}/read").status_code == 404


@pytest.mark.parametrize("address", ["/v1/notifications", "/v1/notifications/unread-count", "/v1/deliveries"])
def test_without_a_token_nothing_is_told(town, address):
    assert town.database.client("notifications", None).get(address).status_code == 401


def test_reading_everything_leaves_what_came_in_later_and_what_others_were_told(town, reads):
    town.open_case()
    town.tell("contract_ended", ENDED, time=NOW + timedelta(minutes=1))

    answer = reads(COACH).post("/v1/notifications/read", json={"until": NOW.isoformat()})

    assert answer.json == {"unread": 1}
    assert reads(COACH).post("/v1/notifications/read", json={}).json == {"unread": 0}
    assert reads(OTHER_STAFF, "school_staff").get("/v1/notifications/unread-count").json["unread"] > 0


def test_whoever_was_on_the_page_read_what_leads_there(town, reads):
    town.open_case()

    elsewhere = reads(COACH).post("/v1/notifications/read", json={"action_path": "/werk"})
    there = reads(COACH).post("/v1/notifications/read", json={"action_path": f"/jongeren/{PUPIL}"})

    assert (elsewhere.json["unread"], there.json["unread"]) == (1, 0)


def test_what_is_no_path_or_moment_is_named(reads, town):
    town.open_case()

    answer = reads(COACH).post("/v1/notifications/read", json={"action_path": "", "until": "gisteren"})

    assert answer.status_code == 400
    assert {error["field"] for error in answer.json["errors"]} == {"action_path", "until"}
