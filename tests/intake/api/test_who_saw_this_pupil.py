"""Whoever reads or changes a pupil stands in the audit log before the answer goes, or there is no answer."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from services.intake.domain.row import Row
from services.intake.handlers.on_job_coach_assigned import JobCoachAssigned
from services.intake.handlers.on_substitute_named import SubstituteNamed
from services.intake.service import IntakeService
from tests.intake.leavers import ANKERLIJN, cells

FATIMA, DAAN = UUID(int=0xFA), UUID(int=0xDA)


@pytest.fixture
def noor(report):
    """The id of a pupil of De Ankerlijn."""
    return report([Row(2, cells())]).pupils[0].pupil_id


def log(region):
    return region.rows("intake", "SELECT * FROM audit_log ORDER BY at")


def leaver():
    return {
        "pupil_number": "0099",
        "first_name": "Sem",
        "last_name": "Vonk",
        "birth_date": "2008-01-02",
        "brin": ANKERLIJN.brin,
        "municipality": "GM9001",
        "exit_profile": "labour_market",
        "left_on": "2026-07-17",
        "destination": "work",
    }


def test_reading_a_pupil_says_who_in_which_role_and_why(region, signed_in, noor):
    signed_in("school_staff").get(f"/v1/pupils/{noor}")

    (row,) = log(region)
    assert (row["role"], row["organisation_id"], row["chain"]) == (
        "school_staff",
        ANKERLIJN.school_id,
        ANKERLIJN.school_id,
    )
    assert (row["action"], row["purpose"], row["basis"], row["outcome"]) == (
        "GET /v1/pupils/<uuid:pupil_id>",
        "follow_pupil",
        "public_task",
        "done",
    )
    assert row["objects"] == [noor]


def test_a_list_names_everyone_it_showed(region, report, signed_in):
    shown = [pupil.pupil_id for pupil in report([Row(at, cells(leerlingnummer=f"{at}")) for at in (2, 3, 4)]).pupils]

    signed_in("school_staff").get("/v1/pupils")

    assert log(region)[0]["objects"] == sorted(shown, key=str)


def test_a_list_that_showed_nobody_is_not_written_down(region, signed_in):
    signed_in("school_staff").get("/v1/pupils")

    assert log(region) == []


def test_a_substitute_reads_for_the_absent_colleague(region, signed_in, noor):
    region.hear(IntakeService, "aftercare", JobCoachAssigned(uuid4(), noor, FATIMA), subject="case/1")
    told = SubstituteNamed(FATIMA, DAAN, date(2026, 12, 4))
    region.hear(IntakeService, "directory", told, subject=f"person/{FATIMA}")

    signed_in("job_coach", DAAN, None).get(f"/v1/pupils/{noor}")
    signed_in("job_coach", FATIMA, None).get(f"/v1/pupils/{noor}")

    assert [(row["person_id"], row["for_persons"]) for row in log(region)] == [(DAAN, [FATIMA]), (FATIMA, [])]


def test_what_was_refused_is_written_down_too(region, signed_in, noor):
    signed_in("job_coach", DAAN, None).get(f"/v1/pupils/{noor}")
    signed_in("job_coach", DAAN, None).post("/v1/leavers", json=leaver())

    assert [(row["outcome"], row["objects"]) for row in log(region)] == [("refused", [noor]), ("refused", [])]


def test_a_change_names_the_pupil_whether_or_not_it_was_news(region, signed_in):
    answers = [signed_in("school_staff").post("/v1/leavers", json=leaver()) for _ in range(2)]

    pupil_id = UUID(answers[0].json["pupil_id"])
    assert [answer.status_code for answer in answers] == [201, 201]
    assert [(row["action"], row["objects"]) for row in log(region)] == [("POST /v1/leavers", [pupil_id])] * 2


def test_without_an_audit_log_nothing_is_shown_and_nothing_is_changed(region, signed_in, noor):
    region.execute_as_admin("REVOKE INSERT (role) ON intake.audit_log FROM intake")
    told = len(region.published("intake"))

    read = signed_in("school_staff").get(f"/v1/pupils/{noor}")
    changed = signed_in("school_staff").post("/v1/leavers", json=leaver())

    assert [(answer.status_code, answer.content_type) for answer in (read, changed)] == [
        (503, "application/problem+json")
    ] * 2
    assert "Bökkers" not in read.text
    assert read.headers["Retry-After"] == "5"
    assert len(region.published("intake")) == told
    assert region.rows("intake", "SELECT count(*) AS n FROM pupils")[0]["n"] == 1


def test_admin_and_coordinator_see_who_saw_this_file_newest_first(region, signed_in, noor):
    signed_in("school_staff").get(f"/v1/pupils/{noor}")
    signed_in("job_coach", DAAN, None).get(f"/v1/pupils/{noor}")

    answer = signed_in("admin").get(f"/v1/audit?object={noor}")

    assert [(row["role"], row["outcome"]) for row in answer.json] == [
        ("job_coach", "refused"),
        ("school_staff", "done"),
    ]
    assert "Bökkers" not in answer.text
    again = signed_in("coordinator").get(f"/v1/audit?object={noor}").json
    assert again[0]["action"] == "GET /v1/audit"  # that the admin asked is written down too


def test_the_trail_comes_page_by_page(signed_in, noor):
    client = signed_in("admin")
    for _ in range(5):
        signed_in("school_staff").get(f"/v1/pupils/{noor}")

    first = client.get(f"/v1/audit?object={noor}&limit=2")
    second = client.get(first.headers["Link"].partition(">")[0].removeprefix("<"))

    numbers = [row["number"] for row in first.json + second.json]
    assert numbers == sorted(numbers, reverse=True)
    assert len(set(numbers)) == 4


@pytest.mark.parametrize("query", ["", "object=x", f"object={UUID(int=1)}&cursor=eA", f"object={UUID(int=1)}&limit=0"])
def test_a_wrong_question_about_the_trail_is_answered_with_400(signed_in, query):
    assert signed_in("admin").get(f"/v1/audit?{query}").status_code == 400


@pytest.mark.parametrize("role", ["school_staff", "job_coach", "werkconsulent", "system"])
def test_nobody_else_sees_the_trail(signed_in, noor, role):
    assert signed_in(role).get(f"/v1/audit?object={noor}").status_code == 403
