"""Reports on a reference date, as the API tells them."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from tests.aftercare.examples import SCHOOL

SPECIAL = UUID(int=3)
ON = "reference_on=2026-11-01&known_on=2026-11-20"


@pytest.fixture
def schools(town):
    """A school of practical education and one of special education."""
    for school, school_type in ((SCHOOL, "pro"), (SPECIAL, "vso")):
        fields = {"organisation_id": school, "kind": "school", "code": str(school)[-4:], "name": "X"}
        told = ("organisation_registered", fields | {"school_type": school_type})
        town.database.hear(type_of_service(), "directory", told, subject=f"organisation/{school}")
    return town


def type_of_service():
    from services.aftercare.service import AftercareService  # noqa: PLC0415  as the town does

    return AftercareService


def leave(town, count, first=300, **other: object):
    for number in range(count):
        town.leaves(UUID(int=first + number), **other)


def get(town, path, role="coordinator", **who: object):
    answer = town.client(role, **who).get(path)
    assert answer.status_code == 200, answer.json
    return answer.json


def works(begins_on="2026-08-01"):
    return {
        "contract": {"contract_ref": "3b0c9df4-51a0-5d0e-8f3c-6d2a0c1e7f22", "begins_on": begins_on, "ends_on": None}
    }


def test_the_exit_monitor_counts_who_left_in_the_year_before_the_reference_date(schools):
    leave(schools, 6, **works())
    leave(schools, 7, first=400, destination="mbo", left_on=date(2026, 9, 1))
    leave(schools, 9, first=500, left_on=date(2025, 11, 1))
    leave(schools, 9, first=600, school_id=SPECIAL)

    found = get(schools, f"/v1/exit-figures?{ON}")

    assert (found["begins_on"], found["ends_on"]) == ("2025-11-02", "2026-11-01")
    (line,) = found["schools"]
    assert (line["school_id"], line["total"], line["groups"]["placed"]) == (str(SCHOOL), 10, 10)
    assert (line["categories"]["work"], line["categories"]["mbo"]) == (5, 5)
    assert (found["region"]["total"], found["region"]["categories"]["unknown"]) == (10, None)


def test_one_and_two_years_later_it_follows_the_same_young_people(schools):
    leave(schools, 8, left_on=date(2025, 7, 10), **works())

    found = get(schools, f"/v1/exit-figures?{ON}&years=1")

    assert (found["begins_on"], found["ends_on"]) == ("2024-11-02", "2025-11-01")
    assert found["region"]["categories"]["work"] == 5
    assert get(schools, f"/v1/exit-figures?{ON}&years=2")["region"]["total"] is None


def test_the_report_of_a_past_day_stays_what_it_was(schools):
    leave(schools, 8, **works())
    path = f"/v1/exit-figures?{ON}"
    before = schools.client("coordinator").get(path).data

    schools.database.now = datetime(2026, 11, 24, 9, tzinfo=UTC)
    leave(schools, 8, destination="abroad", left_on=date(2026, 7, 11))
    contracts = schools.database.rows("aftercare", "SELECT contract_id FROM contracts")
    for each in contracts:
        body = {"ended_on": "2026-10-15", "reason": "dismissed"}
        schools.client("coordinator").post(f"/v1/contracts/{each['contract_id']}/end", json=body)

    assert schools.client("coordinator").get(path).data == before
    later = get(schools, "/v1/exit-figures?reference_on=2026-11-01&known_on=2026-11-24")
    assert (later["region"]["categories"]["work"], later["region"]["categories"]["none_early"]) == (None, None)
    assert later["region"]["categories"]["abroad"] == 5


def test_special_education_is_told_by_what_was_planned(schools):
    leave(schools, 6, school_id=SPECIAL, exit_profile="labour_market", destination="work")
    leave(schools, 5, first=400, school_id=SPECIAL, exit_profile="labour_market", destination="day_activities")
    leave(schools, 5, first=500)

    (line,) = get(schools, f"/v1/planned-exits?{ON}")["schools"]

    assert (line["school_id"], line["groups"]["labour_market"]) == (str(SPECIAL), 10)
    assert line["categories"]["labour_market.labour_market"] == 5
    assert line["categories"]["labour_market.day_activities"] == 5


def test_behind_a_figure_stand_its_rows(schools):
    leave(schools, 3, **works())
    leave(schools, 2, first=400, destination="abroad")

    rows = get(schools, f"/v1/report-rows?report=exit-monitor&part=left_out&{ON}&limit=1")
    everyone = get(schools, f"/v1/report-rows?report=exit-monitor&{ON}&school_id={SCHOOL}")

    assert [(row["part"], row["destination"]) for row in rows] == [("abroad", "abroad")]
    assert sorted(row["part"] for row in everyone) == ["abroad", "abroad", "work", "work", "work"]


def test_rows_come_in_pages_and_each_once(schools):
    leave(schools, 5)
    client, found, path = schools.client("coordinator"), [], f"/v1/report-rows?report=exit-monitor&{ON}&limit=2"

    while path:
        answer = client.get(path)
        found += [one["pupil_id"] for one in answer.json]
        path = answer.headers.get("Link", "").partition(">")[0].lstrip("<")

    assert sorted(found) == [str(UUID(int=300 + number)) for number in range(5)]


def test_who_has_no_start_is_listed_who_left_longest_ago_first(schools):
    leave(schools, 1, **works())
    leave(schools, 1, first=400, destination="none", left_on=date(2026, 9, 20))
    leave(schools, 1, first=500, destination="mbo", left_on=date(2025, 7, 1))

    rows = get(schools, f"/v1/unstarted-leavers?{ON}")

    assert [(row["pupil_id"][-3:], row["part"]) for row in rows] == [("1f4", "stale"), ("190", "none")]


def test_who_has_no_start_comes_in_pages_and_each_once_also_when_most_have_one(schools, monkeypatch):
    monkeypatch.setattr("services.aftercare.api.reports.IN_ONE_ROUND", 3)
    monkeypatch.setattr("services.aftercare.api.reports.ROUNDS", 2)
    leave(schools, 8, **works())
    leave(schools, 3, first=400, destination="none", left_on=date(2026, 9, 20))
    client, found, pages = schools.client("coordinator"), [], 0
    path = f"/v1/unstarted-leavers?{ON}&limit=2"

    while path:
        answer = client.get(path)
        assert len(answer.json) <= 2
        found += [one["pupil_id"] for one in answer.json]
        path, pages = answer.headers.get("Link", "").partition(">")[0].lstrip("<"), pages + 1

    assert sorted(found) == [str(UUID(int=400 + number)) for number in range(3)]
    assert pages > 2


def test_the_word_of_a_school_holds_as_long_as_the_region_says(schools):
    leave(schools, 1, destination="mbo", left_on=date(2026, 7, 10))
    asked = f"/v1/report-rows?report=exit-monitor&{ON}"
    before = [row["part"] for row in get(schools, asked)]

    schools.database.execute_as_admin("UPDATE aftercare.policies SET amount = 6 WHERE key = 'destination'")

    assert (before, [row["part"] for row in get(schools, asked)]) == (["stale"], ["mbo"])


def test_a_school_sees_its_own_figures_and_rows_alone(schools):
    leave(schools, 6, **works())
    leave(schools, 6, first=400, school_id=UUID(int=4), **works())

    found = get(schools, f"/v1/exit-figures?{ON}", "school_staff")
    rows = get(schools, f"/v1/report-rows?report=exit-monitor&{ON}", "school_staff")

    assert ([one["school_id"] for one in found["schools"]], found["region"]) == ([str(SCHOOL)], None)
    assert {one["school_id"] for one in rows} == {str(SCHOOL)}
    assert get(schools, f"/v1/unstarted-leavers?{ON}&school_id={UUID(int=4)}", "school_staff") == []


def test_conversations_are_counted_by_what_became_of_them(schools):
    schools.loses_work()
    schools.plans("2026-11-24T10:00:00+01:00")
    schools.database.now = datetime(2026, 11, 25, 9, tzinfo=UTC)
    schools.holds("2026-11-24")
    asked = "reference_on=2026-11-25&known_on=2026-11-25"

    held = get(schools, f"/v1/conversation-figures?{asked}")
    steps = get(schools, f"/v1/next-step-figures?{asked}")

    assert (held["region"]["total"], set(held["region"]["groups"])) == (None, {"asked"})
    assert set(steps["region"]["categories"]) >= {"mbo", "new_job"}
    assert len(held["schools"]) == len(steps["schools"]) == 1


def test_bodies_have_the_name_and_age_of_the_day(town):
    before = get(town, "/v1/bodies?on=2025-12-31")
    now = get(town, "/v1/bodies?on=2026-11-01")

    assert [(one["name"], one["below_age"]) for one in (*before, *now) if one["code"] == "doorstroompunt"] == [
        ("RMC", 23),
        ("Doorstroompunt", 27),
    ]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "reference_on=2026-11-01",
        "reference_on=2026-11-01&known_on=2026-10-31",
        "reference_on=2026-11-01&known_on=2026-11-21",
        "reference_on=1900-11-01&known_on=2026-11-20",
        "reference_on=x&known_on=y",
        f"{ON}&years=3",
        f"{ON}&years=x",
    ],
)
def test_a_wrong_question_is_a_clear_problem(town, query):
    answer = town.client("coordinator").get(f"/v1/exit-figures?{query}")

    assert (answer.status_code, answer.content_type) == (400, "application/problem+json")


@pytest.mark.parametrize(
    "path", ["exit-figures", "planned-exits", "conversation-figures", "next-step-figures", "unstarted-leavers"]
)
def test_reports_are_for_the_region_and_for_schools(town, path):
    for role in ("job_coach", "werkconsulent", "admin"):
        assert town.client(role).get(f"/v1/{path}?{ON}").status_code == 403
