"""The terms and holidays, as they stand."""

from datetime import date

import pytest

from services.aftercare.storage.policies import Policies


def test_every_term_has_a_number_a_unit_and_a_first_day(town):
    found = {one["key"]: one for one in town.client("admin").get("/v1/terms").json}

    assert found["career_conversation"] == {
        "key": "career_conversation",
        "region": "*",
        "valid_from": "2000-01-01",
        "amount": 10,
        "unit": "working_days",
        "holds_now": True,
    }


def test_the_fifth_of_may_and_good_friday_are_holidays_every_year(town):
    found = {one["on"]: one["name"] for one in town.client("coordinator").get("/v1/holidays?year=2027").json}

    assert (found["2027-05-05"], found["2027-03-26"]) == ("Bevrijdingsdag", "Goede vrijdag")
    assert list(found) == sorted(found)


def test_holidays_are_named_in_the_language_of_the_reader(town):
    english = {"Accept-Language": "en"}

    found = {one["on"]: one["name"] for one in town.client("admin").get("/v1/holidays?year=2027", headers=english).json}

    assert found["2027-05-05"] == "Liberation Day"


@pytest.mark.parametrize("query", ["", "?year=x", "?year=1", "?year=99999999999"])
def test_a_year_that_is_none_is_a_clear_problem(town, query):
    answer = town.client("admin").get(f"/v1/holidays{query}")

    assert (answer.status_code, answer.content_type) == (400, "application/problem+json")


def test_nobody_else_looks_after_terms(town):
    for path in ("terms/acceptance", "holidays?year=2026"):
        assert town.client("job_coach").get(f"/v1/{path}").status_code == 403


def test_whoever_works_with_a_term_may_know_how_long_it_is_today(town):
    change(town, {"valid_from": "2026-11-23", "amount": 4})

    found = town.client("werkconsulent").get("/v1/terms").json

    assert [(one["amount"], one["holds_now"]) for one in found if one["key"] == "career_conversation"] == [
        (10, True),
        (4, False),
    ]


def change(town, body, key="career_conversation", method="put", version=None, path=None):
    admin = town.client("admin")
    path = path or f"/v1/terms/{key}"
    seen = version or admin.get(path).headers["ETag"]
    return getattr(admin, method)(path, json=body, headers={"If-Match": seen})


def test_a_term_holds_from_the_day_that_the_region_chose_and_not_for_what_runs(town):
    answer = change(town, {"valid_from": "2026-11-23", "amount": 4})

    assert answer.status_code == 200
    assert [(one["valid_from"], one["amount"]) for one in answer.json["versions"]] == [
        ("2000-01-01", 10),
        ("2026-11-23", 4),
    ]
    with town.database.work("aftercare") as work:
        policy = work.use(Policies).current()
    assert policy.due("career_conversation", date(2026, 11, 20)) == date(2026, 12, 4)
    assert policy.due("career_conversation", date(2026, 11, 23)) == date(2026, 11, 27)


@pytest.mark.parametrize(
    ("key", "body", "says"),
    [
        ("career_conversation", {"valid_from": "2026-11-20", "amount": 5}, "op zijn vroegst morgen"),
        ("career_conversation", {"valid_from": "2026-11-23", "amount": 3}, "De herinnering komt voor de laatste dag"),
        ("aftercare", {"valid_from": "2026-11-23", "amount": 5}, "staat in de wet"),
    ],
)
def test_a_term_that_cannot_be_is_refused_with_the_reason(town, key, body, says):
    answer = change(town, body, key)

    assert (answer.status_code, says in answer.json["detail"]) == (409, True)


@pytest.mark.parametrize("body", [{}, {"valid_from": "x", "amount": "y"}, {"valid_from": "2026-12-01", "amount": 0}])
def test_a_term_that_says_nothing_is_a_clear_problem(town, body):
    assert change(town, body).status_code == 400


def test_a_term_that_does_not_exist_is_not_there(town):
    assert town.client("admin").get("/v1/terms/unknown").status_code == 404


def test_two_administrators_do_not_undo_each_others_change(town):
    seen = town.client("admin").get("/v1/terms/acceptance").headers["ETag"]
    change(town, {"valid_from": "2026-12-01", "amount": 6}, "acceptance", version=seen)

    late = change(town, {"valid_from": "2026-12-01", "amount": 9}, "acceptance", version=seen)

    assert late.status_code == 412


def test_a_version_that_does_not_hold_yet_can_be_taken_back_and_one_that_holds_cannot(town):
    change(town, {"valid_from": "2026-12-01", "amount": 6}, "acceptance")

    gone = change(town, {"valid_from": "2026-12-01"}, "acceptance", "delete")
    never = change(town, {"valid_from": "2000-01-01"}, "acceptance", "delete")

    assert [one["amount"] for one in gone.json["versions"]] == [5]
    assert never.status_code == 409


def test_a_change_is_written_in_the_audit_log(town):
    change(town, {"valid_from": "2026-12-01", "amount": 6}, "acceptance")

    (row,) = town.database.rows("aftercare", "SELECT role, purpose, action FROM audit_log")
    assert row == {"role": "admin", "purpose": "watch_region", "action": "PUT /v1/terms/<string:key>"}


def test_a_free_day_stands_among_the_holidays(town):
    change(town, {"days": [{"on": "2026-12-24", "name": "Dag voor kerst"}]}, path="/v1/free-days")

    found = {one["on"]: one for one in town.client("coordinator").get("/v1/holidays?year=2026").json}

    assert found["2026-12-24"] == {"on": "2026-12-24", "name": "Dag voor kerst", "is_extra": True}
    assert found["2026-12-25"]["is_extra"] is False


@pytest.mark.parametrize(
    ("on", "says"),
    [("2026-11-20", "al begonnen of voorbij"), ("2026-12-25", "al een feestdag")],
)
def test_a_free_day_that_cannot_be_is_refused_with_the_reason(town, on, says):
    answer = change(town, {"days": [{"on": on, "name": "Vrij"}]}, path="/v1/free-days")

    assert (answer.status_code, says in answer.json["detail"]) == (409, True)


def test_the_same_free_day_twice_is_refused(town):
    twice = [{"on": "2026-12-24", "name": "Vrij"}] * 2

    assert change(town, {"days": twice}, path="/v1/free-days").status_code == 409


def test_only_the_administrator_changes_terms_and_free_days(town):
    coordinator = town.client("coordinator")

    assert coordinator.put("/v1/terms/acceptance", json={}).status_code == 403
    assert coordinator.put("/v1/free-days", json={}).status_code == 403
