"""A school's system asks what happened since, and gets its own events in order, each once, until it may no more."""

from datetime import timedelta
from uuid import UUID

import pytest

from access.actor import Actor
from tests.machinery.database import NOW
from tests.notifications.handlers.test_tell_organisations import ENDED, LEFT
from tests.notifications.town import COACH, ENDS_ON, PUPIL, REGION, SCHOOL, STAFF

SYSTEM = Actor(UUID(int=0xC1), "school_staff", SCHOOL, is_client=True)
OTHER = Actor(UUID(int=0xC2), "school_staff", UUID(int=6), is_client=True)
ENDED_TYPE = "nl.doorlijn.contracts.contract-ended.v1"


@pytest.fixture
def asks(town):
    """Ask as a system; gives types and the address of what comes after."""

    def ask(path="/v1/events", who=SYSTEM):
        answer = town.database.client("notifications", who).get(path)
        assert answer.status_code == 200, answer.json
        return [each["type"].split(".")[-2] for each in answer.json], answer.headers["Link"].split(">")[0][1:]

    return ask


def test_what_happened_since_comes_once_and_in_order(town, asks):
    nothing, place = asks()
    town.open_case()
    town.tell("contract_ended", ENDED, by=COACH)

    first, place = asks(f"{place}&limit=2")
    second, place = asks(place)
    third, again = asks(place)

    assert nothing == []
    assert first == ["aftercare-opened", "job-coach-assigned"]
    assert second == ["contract-ended"]
    assert (third, again) == ([], place)


def test_one_type_is_asked_for_and_the_place_moves_past_the_others(town, asks):
    _, place = asks(f"/v1/events?type={ENDED_TYPE}")
    town.open_case()
    town.tell("contract_ended", ENDED, by=COACH)

    found, place = asks(place)

    assert found == ["contract-ended"]
    assert asks(place)[0] == []


def test_each_system_hears_of_its_own_school_alone(town, asks):
    asks()
    asks(who=OTHER)
    town.hear("intake", "pupil_left_school", LEFT)
    town.hear("intake", "pupil_left_school", {**LEFT, "school_id": UUID(int=6), "pupil_id": UUID(int=99)})

    mine, theirs = (town.database.client("notifications", who).get("/v1/events") for who in (SYSTEM, OTHER))

    assert [each["data"]["pupil_id"] for each in mine.json] == [str(PUPIL)]
    assert [each["data"]["pupil_id"] for each in theirs.json] == [str(UUID(int=99))]


def test_an_event_is_a_cloudevent_of_ids_codes_and_days(town, asks):
    asks()
    town.hear("intake", "pupil_left_school", LEFT, actor=f"person/{STAFF}", actor_role="school_staff")

    (found,) = town.database.client("notifications", SYSTEM).get("/v1/events").json

    assert found["specversion"] == "1.0"
    assert found["type"] == "nl.doorlijn.contracts.pupil-left-school.v1"
    assert found["subject"] == f"pupil/{PUPIL}"
    assert found["data"] == {key: str(value) for key, value in LEFT.items()}
    assert found["actorrole"] == "school_staff"
    assert str(STAFF) not in str(found)


def test_what_waited_until_the_two_years_were_over_is_told_no_more(town, asks):
    asks()
    last = NOW.replace(year=ENDS_ON.year, month=ENDS_ON.month, day=ENDS_ON.day)
    town.database.now = last
    asks()
    town.open_case(now=last)
    told = asks()[0]
    town.database.now = last + timedelta(days=1)

    assert (len(told), asks()[0]) == (2, [])


def test_a_place_of_long_ago_is_refused_because_something_may_be_gone(town, asks):
    _, place = asks()
    town.database.now = NOW + timedelta(days=32)

    answer = town.database.client("notifications", SYSTEM).get(place)

    assert answer.status_code == 400
    assert "zonder since" in answer.json["detail"]


@pytest.mark.parametrize("wrong", ["since=abc", "since=-", "limit=0", "limit=201", "type=contract_ended", "since=OSA5"])
def test_what_is_wrong_is_said(town, wrong):
    answer = town.database.client("notifications", SYSTEM).get(f"/v1/events?{wrong}")

    assert answer.status_code == 400
    assert answer.content_type == "application/problem+json"


@pytest.mark.parametrize(
    "who", [Actor(COACH, "job_coach", REGION), Actor(UUID(int=9), "admin", REGION), Actor(STAFF, "school_staff")]
)
def test_others_are_refused(town, who):
    assert town.database.client("notifications", who).get("/v1/events").status_code == 403


def test_a_role_that_is_over_gets_nothing(town):
    own = Actor(STAFF, "school_staff", SCHOOL)
    before = town.database.client("notifications", own).get("/v1/events").status_code
    over = {"role_id": UUID(int=100), "person_id": STAFF, "role": "school_staff", "organisation_id": SCHOOL}
    town.hear("directory", "role_revoked", over, subject=f"person/{STAFF}")

    assert (before, town.database.client("notifications", own).get("/v1/events").status_code) == (200, 401)


def test_a_covenant_that_opens_conversations_to_nobody_tells_of_none(town, asks):
    from access import covenants  # noqa: PLC0415
    from tests.access.agreed_covenant import SUBJECT, agreed_fields  # noqa: PLC0415

    asks()
    town.owe_conversation()
    before = asks()[0]
    told = agreed_fields()
    for rule in told["rules"]:
        rule["until"] = str(covenants.load().ends_on)
        if rule["role"] == "school_staff" and "conversation" in rule["data"]:
            rule["data"] = [each for each in rule["data"] if each != "conversation"]
    town.hear("directory", "covenant_agreed", told, subject=SUBJECT)

    assert before[-1] == "career-conversation-requested"
    assert asks()[0] == before[:-1]
