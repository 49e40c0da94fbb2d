"""The terms and holidays, as they stand."""

import pytest


def test_every_term_has_a_number_a_unit_and_a_first_day(town):
    found = {one["key"]: one for one in town.client("admin").get("/v1/terms").json}

    assert found["career_conversation"] == {
        "key": "career_conversation",
        "region": "*",
        "valid_from": "2000-01-01",
        "amount": 10,
        "unit": "working_days",
    }


def test_the_fifth_of_may_and_good_friday_are_holidays_every_year(town):
    found = {one["on"]: one["name"] for one in town.client("coordinator").get("/v1/holidays?year=2027").json}

    assert (found["2027-05-05"], found["2027-03-26"]) == ("Bevrijdingsdag", "Goede vrijdag")
    assert list(found) == sorted(found)


@pytest.mark.parametrize("query", ["", "?year=x", "?year=1", "?year=99999999999"])
def test_a_year_that_is_none_is_a_clear_problem(town, query):
    answer = town.client("admin").get(f"/v1/holidays{query}")

    assert (answer.status_code, answer.content_type) == (400, "application/problem+json")


def test_nobody_else_looks_after_terms(town):
    for path in ("terms", "holidays?year=2026"):
        assert town.client("job_coach").get(f"/v1/{path}").status_code == 403
