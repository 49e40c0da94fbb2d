from uuid import UUID

import pytest

from services.aftercare.domain.ids import PupilId
from tests.aftercare.catalogue import GROEN, LOGISTIEK, RULE, offer, period_of
from tests.aftercare.examples import OTHER_COACH

OTHER_PUPIL = PupilId(UUID(int=102))


@pytest.fixture
def path(town):
    offer(town, logistiek=LOGISTIEK, groen=GROEN)
    town.leaves()
    town.news()
    return f"/v1/cases/{town.case()['case_id']}/reservation"


def reserve(town, path, code="logistiek", role="job_coach", person_id=None):
    return town.client(role, person_id).post(path, json={"period_id": period_of(town, code)["id"]})


def free(town, code="logistiek"):
    return period_of(town, code)["free"]


def test_a_place_is_kept_until_the_leerlijn_begins(town, path):
    answer = reserve(town, path)

    assert (answer.status_code, answer.json["state"], answer.json["expires_on"]) == (200, "reserved", "2027-02-01")
    assert free(town) == 0
    (told,) = town.news_of("place_reserved")
    assert (told["leerlijn"], told["begins_on"]) == ("logistiek", "2027-02-01")
    assert town.client("school_staff").get(path).json["leerlijn"] == "logistiek"


def test_the_same_place_again_is_harmless(town, path):
    answers = [reserve(town, path).json["id"] for _ in range(2)]

    assert answers[0] == answers[1]
    assert len(town.news_of("place_reserved")) == 1


def test_another_place_gives_the_first_free(town, path):
    reserve(town, path)
    reserve(town, path, "groen")

    assert (free(town), free(town, "groen")) == (1, 8)
    assert [data["reason"] for data in town.news_of("place_released")] == ["other_choice"]


def test_a_place_is_given_once(town, path):
    reserve(town, path)
    town.leaves(OTHER_PUPIL)
    other = next(case for case in town.cases() if case["pupil_id"] == OTHER_PUPIL)

    answer = reserve(town, f"/v1/cases/{other['case_id']}/reservation")

    assert (answer.status_code, answer.json["type"]) == (409, "urn:doorlijn:rule:NoPlaceIsFree")


def test_a_place_that_is_given_back_is_free_again(town, path):
    reserve(town, path)

    assert town.client("job_coach").delete(path).status_code == 204

    assert free(town) == 1
    assert town.client("job_coach").delete(path).status_code == 404
    assert town.client("job_coach").get(path).status_code == 404


def test_the_rules_of_the_region_decide_who_may_enter(town, path):
    rule = RULE | {"direct_entry": False}
    town.client("coordinator").put("/v1/leerlijnen/logistiek/intake-rule", json=rule)

    answer = reserve(town, path)

    assert answer.json["type"] == "urn:doorlijn:rule:LeerlijnIsNotOpenToThis"
    assert reserve(town, path, "groen").status_code == 200


def test_who_has_no_relation_finds_no_case(town, path):
    assert reserve(town, path, person_id=OTHER_COACH).status_code == 404
    assert reserve(town, path, role="school_staff").status_code == 403


def test_a_period_that_does_not_exist_is_not_found(town, path):
    assert town.client("job_coach").post(path, json={"period_id": str(UUID(int=9))}).status_code == 404
    assert town.client("job_coach").post(path, json={"period_id": "x"}).status_code == 400
