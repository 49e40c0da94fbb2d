"""The contact moments of region and school, over HTTP."""

from datetime import date
from uuid import UUID

import pytest

from tests.aftercare.examples import SCHOOL

PATH = "/v1/contact-templates/region"
STEP = {"anchor": "left_school", "amount": 4, "unit": "weeks"}
NEW = {"valid_from": "2026-12-01", "steps": [STEP]}


def put(town, body, path=PATH, **headers: str):
    client = town.client("admin")
    return client.put(path, json=body, headers={"If-Match": client.get(path).headers["ETag"]} | headers)


def anchors(town, pupil_id):
    (case,) = town.client("coordinator").get(f"/v1/cases?pupil_id={pupil_id}").json
    plan = town.client("coordinator").get(f"/v1/cases/{case['id']}/check-ins").json
    return {(one["anchor"], one["amount"], one["unit"]) for one in plan}


def test_who_leaves_from_the_day_on_gets_the_new_plan_and_who_left_keeps_his(town):
    assert put(town, NEW).status_code == 200

    town.leaves(UUID(int=71), left_on=date(2026, 11, 20))
    town.leaves(UUID(int=72), left_on=date(2026, 12, 1))

    assert len(anchors(town, UUID(int=71))) == 8
    assert anchors(town, UUID(int=72)) == {("left_school", 4, "weeks")}


def test_a_school_has_its_own_and_others_keep_that_of_the_region(town):
    assert put(town, NEW, f"/v1/contact-templates/{SCHOOL}").status_code == 200

    town.leaves(UUID(int=71), left_on=date(2026, 12, 1))
    town.leaves(UUID(int=72), left_on=date(2026, 12, 1), school_id=UUID(int=3))

    assert len(anchors(town, UUID(int=71))) == 1
    assert len(anchors(town, UUID(int=72))) == 8


def test_what_does_not_hold_yet_is_taken_back(town):
    put(town, NEW)
    client = town.client("admin")
    seen = {"If-Match": client.get(PATH).headers["ETag"]}

    answer = client.delete(PATH, json={"valid_from": "2026-12-01"}, headers=seen)

    assert [one["valid_from"] for one in answer.json["versions"]] == ["2000-01-01"]


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"valid_from": "2026-11-20"}, "TemplateBeginsLater"),
        ({"steps": []}, "RegionNeedsContactMoments"),
        ({"steps": [STEP | {"amount": 200}]}, "StepLiesWithinTheTwoYears"),
        ({"steps": [{"anchor": "reference_day", "amount": 3, "unit": "years"}]}, "StepLiesWithinTheTwoYears"),
    ],
)
def test_what_cannot_be_is_refused_by_name(town, change, rule):
    answer = put(town, NEW | change)

    assert (answer.status_code, answer.json["type"]) == (409, f"urn:doorlijn:rule:{rule}")


def test_everything_that_is_wrong_is_named_at_once(town):
    answer = put(town, {"valid_from": "x", "steps": [{"anchor": "maan", "amount": 0, "unit": "eeuw"}]})

    assert answer.status_code == 400
    assert len(answer.json["errors"]) == 4


def test_a_colleague_who_was_first_is_not_overwritten(town):
    put(town, NEW)

    assert put(town, NEW, **{"If-Match": '"old"'}).status_code == 412


def test_what_is_no_region_and_no_school_is_not_found(town):
    assert town.client("admin").get("/v1/contact-templates/x").status_code == 404
