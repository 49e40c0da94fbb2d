"""A pupil is there only for who may know; for everybody else it is as if there were none."""

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest

from services.intake.domain.row import Row
from services.intake.handlers.on_job_coach_assigned import JobCoachAssigned
from services.intake.handlers.on_substitute_named import SubstituteNamed
from services.intake.service import IntakeService
from tests.intake.leavers import ANKERLIJN, KOMPAS, cells

FATIMA, DAAN = UUID(int=0xFA), UUID(int=0xDA)


@pytest.fixture
def noor(report):
    """The id of a pupil of De Ankerlijn."""
    return report([Row(2, cells())]).pupils[0].pupil_id


@pytest.fixture
def coached(region, noor):
    """Noor, with Fatima as job coach."""
    region.hear(IntakeService, "aftercare", JobCoachAssigned(uuid4(), noor, FATIMA), subject="case/1")
    return noor


def test_a_pupil_is_given_whole(signed_in, noor):
    answer = signed_in("school_staff").get(f"/v1/pupils/{noor}")

    pupil = answer.json
    contract = pupil.pop("contract")
    assert pupil == {
        "id": str(noor),
        "pupil_number": "0012",
        "first_name": "Noor",
        "infix": "van der",
        "last_name": "Bökkers",
        "birth_date": "2008-11-21",
        "school_id": str(ANKERLIJN.school_id),
        "school_name": "Praktijkschool De Ankerlijn",
        "municipality": "GM9001",
        "municipality_name": "Lijnmonde",
        "exit_profile": "labour_market",
        "left_on": "2026-07-17",
        "destination": "work_bbl",
        "employer": "Bakkerij De Korst",
        "trajectory_open": True,
        "final_year": None,
        "planned_destination": "",
        "planned_left_on": None,
        "version": 2,
    }
    assert (contract["begins_on"], contract["ends_on"]) == ("2026-08-01", "2027-01-31")
    assert answer.headers["ETag"] == '"2"'


@pytest.mark.parametrize(
    ("role", "person_id", "organisation_id", "status"),
    [
        ("school_staff", DAAN, ANKERLIJN.school_id, 200),
        ("school_staff", DAAN, KOMPAS.school_id, 404),
        ("school_staff", DAAN, None, 404),
        ("mbo_staff", DAAN, ANKERLIJN.school_id, 404),
        ("coordinator", DAAN, None, 200),
        ("job_coach", FATIMA, None, 200),
        ("job_coach", DAAN, None, 404),
        ("werkconsulent", DAAN, None, 404),
        ("workplace_trainer", FATIMA, None, 404),
        ("placement_advisor", FATIMA, None, 404),
        ("admin", FATIMA, ANKERLIJN.school_id, 404),
        ("system", FATIMA, ANKERLIJN.school_id, 404),
    ],
)
def test_a_reader_sees_a_pupil_by_school_or_by_case(signed_in, coached, role, person_id, organisation_id, status):
    client = signed_in(role, person_id, organisation_id)

    one, listed = client.get(f"/v1/pupils/{coached}"), client.get(f"/v1/pupils?ids={coached}")

    assert one.status_code == status
    assert [pupil["id"] for pupil in listed.json] == ([str(coached)] if status == 200 else [])
    assert "Bökkers" not in one.text or status == 200


def test_a_substitute_reads_until_the_last_day(region, signed_in, coached):
    told = SubstituteNamed(FATIMA, DAAN, date(2026, 12, 4))
    region.hear(IntakeService, "directory", told, subject=f"person/{FATIMA}")
    client = signed_in("job_coach", DAAN, None)

    assert client.get(f"/v1/pupils/{coached}").status_code == 200
    region.now = datetime(2026, 12, 4, 23, 30, tzinfo=UTC)  # 5 December in the Netherlands
    assert signed_in("job_coach", DAAN, None).get(f"/v1/pupils/{coached}").status_code == 404


def test_another_pupil_and_no_pupil_are_answered_alike(signed_in, coached):
    client = signed_in("job_coach", DAAN, None)

    hidden, absent = client.get(f"/v1/pupils/{coached}"), client.get(f"/v1/pupils/{uuid4()}")

    assert (hidden.status_code, hidden.json) == (absent.status_code, absent.json)


def test_pupils_come_page_by_page(report, signed_in):
    report([Row(at, cells(leerlingnummer=f"{at}", brin="99AB" if at % 2 else "99AA")) for at in range(2, 14)])
    client, seen, address = signed_in("coordinator"), [], "/v1/pupils?limit=5"

    while address:
        answer = client.get(address)
        seen += [pupil["pupil_number"] for pupil in answer.json]
        address = answer.headers.get("Link", "").partition(">")[0].removeprefix("<")

    assert sorted(seen, key=int) == [str(at) for at in range(2, 14)]
    assert len(client.get(f"/v1/pupils?school_id={KOMPAS.school_id}").json) == 6
    assert len(signed_in("school_staff").get("/v1/pupils").json) == 6


@pytest.mark.parametrize(
    "query",
    [
        "ids=x",
        f"ids={','.join([str(uuid4())] * 201)}",
        "cursor=eA",
        "limit=0",
        "limit=x",
        "school_id=x",
        "ids=%00",
        "cursor=%ff",
    ],
)
def test_a_wrong_question_is_answered_with_400(region, signed_in, query):
    answer = signed_in("coordinator").get(f"/v1/pupils?{query}")

    assert (answer.status_code, answer.content_type) == (400, "application/problem+json")


def test_many_ids_are_answered_in_one_page(report, signed_in):
    ids = [
        str(pupil.pupil_id) for pupil in report([Row(at, cells(leerlingnummer=f"{at}")) for at in range(2, 102)]).pupils
    ]

    assert sorted(
        pupil["id"] for pupil in signed_in("coordinator").get(f"/v1/pupils?ids={','.join(ids)}").json
    ) == sorted(ids)


def test_the_api_describes_itself(region, signed_in):
    paths = signed_in("coordinator").get("/v1/openapi.json").json["paths"]

    assert {"/pupils", "/pupils/{pupil_id}", "/leavers", "/leaver-imports"} <= set(paths)
