"""Everybody sees his own mails on their way, an admin all of them, and an address nobody."""

from uuid import uuid4

import pytest

from access.actor import Actor
from services.notifications.storage.deliveries import Deliveries
from tests.machinery.database import NOW
from tests.notifications.town import COACH, PUPIL, REGION, STAFF, SUBSTITUTE


@pytest.fixture
def reads(town):
    """Give a client for somebody."""
    return lambda person, role="job_coach": town.database.client("notifications", Actor(person, role))


@pytest.fixture
def two_mails(town):
    """One mail for the job coach, one for his substitute; gives the coach's."""
    town.away(COACH, SUBSTITUTE)
    town.open_case()
    return town.mail("job_coach_assigned", COACH)["delivery_id"]


def strand(town, delivery_id, outcome):
    with town.database.work("notifications") as work:
        mail = work.use(Deliveries).lock(delivery_id)
        mail.start(NOW)
        mail.fail("mail_server_550") if outcome == "failed" else mail.arrive(NOW)


def test_somebody_sees_his_own_mails(reads, two_mails):
    (seen,) = reads(COACH).get("/v1/deliveries").json

    assert (seen["id"], seen["state"], seen["attempts"], seen["channel"]) == (str(two_mails), "planned", 0, "mail")


def test_an_admin_sees_all_without_whom_or_what_they_are_about(reads, two_mails):
    answer = reads(REGION, "admin").get("/v1/deliveries")

    assert {each["person_id"] for each in answer.json} == {str(COACH), str(SUBSTITUTE)}
    assert str(PUPIL) not in answer.text
    assert "@" not in answer.text


@pytest.mark.parametrize(("state", "count"), [("planned", 1), ("failed", 1), ("sent", 0)])
def test_mails_are_found_by_how_they_stand(town, reads, two_mails, state, count):
    strand(town, two_mails, "failed")

    assert len(reads(REGION, "admin").get(f"/v1/deliveries?state={state}").json) == count


def test_an_admin_sends_a_stranded_mail_again_and_does_so_once(town, reads, two_mails):
    strand(town, two_mails, "failed")
    client = reads(REGION, "admin")
    key = {"Idempotency-Key": "once"}

    answers = [client.post(f"/v1/deliveries/{two_mails}/retry", headers=key) for _ in range(2)]

    assert [answer.json["state"] for answer in answers] == ["planned", "planned"]
    assert town.mail("job_coach_assigned", COACH)["next_attempt_at"] == NOW


def test_a_mail_that_arrived_is_not_sent_again_by_hand(town, reads, two_mails):
    strand(town, two_mails, "sent")

    answer = reads(REGION, "admin").post(f"/v1/deliveries/{two_mails}/retry")

    assert (answer.status_code, answer.json["type"]) == (409, "urn:doorlijn:rule:OnlyStrandedMailGoesAgain")


def test_only_an_admin_sends_again(town, reads, two_mails):
    strand(town, two_mails, "failed")

    assert reads(COACH).post(f"/v1/deliveries/{two_mails}/retry").status_code == 403
    assert reads(STAFF, "school_staff").post(f"/v1/deliveries/{two_mails}/retry").status_code == 403


def test_what_does_not_exist_is_not_found(reads):
    assert reads(REGION, "admin").post(f"/v1/deliveries/{uuid4()}/retry").status_code == 404


@pytest.mark.parametrize("query", ["state=lost", "cursor=x", "limit=-1"])
def test_a_question_that_makes_no_sense_is_answered_with_what_is_wrong(reads, query):
    assert reads(COACH).get(f"/v1/deliveries?{query}").status_code == 400


def test_a_long_list_comes_in_pages(reads, two_mails):
    client, seen, address = reads(REGION, "admin"), [], "/v1/deliveries?limit=1"

    while address:
        answer = client.get(address)
        seen += [each["id"] for each in answer.json]
        link = answer.headers.get("Link", "")
        address = link[1 : link.index(">")] if link else ""

    assert len(seen) == len(set(seen)) == 2
