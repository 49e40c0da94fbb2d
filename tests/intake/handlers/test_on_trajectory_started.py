"""Whoever gives a document may know whose name and day of birth stand on it, and nothing else."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from services.intake.domain.row import Row
from services.intake.service import IntakeService
from tests.intake.leavers import ANKERLIJN, cells

ROC, OTHER_ROC, TRAJECTORY = UUID(int=0x20C), UUID(int=0x20D), UUID(int=0x7A)
IDENTITIES = "/v1/pupil-identities"


@pytest.fixture
def noor(report):
    """The id of a pupil of De Ankerlijn."""
    return report([Row(2, cells())]).pupils[0].pupil_id


def hear(region, pupil_id, issuer_id=ROC, **envelope: object):
    told: dict[str, object] = {
        "trajectory_id": TRAJECTORY,
        "pupil_id": pupil_id,
        "school_id": ANKERLIJN.school_id,
        "regime": "mbo" if issuer_id else "boris",
        "crebo": "25254",
        "version": "2015",
        "work_processes": ["B1-K1-W1"],
        "begins_on": "2026-09-01",
        "ends_on": "2027-02-26",
        "issuer_id": issuer_id,
    }
    named = "trajectory_started", told
    assert region.hear(IntakeService, "certification", named, subject=f"pupil/{pupil_id}", **envelope) == "done"


def test_the_mbo_school_that_issues_knows_name_and_day_of_birth_and_nothing_else(region, signed_in, noor):
    hear(region, noor)
    client = signed_in("mbo_staff", organisation_id=ROC)

    known = [
        {"id": str(noor), "first_name": "Noor", "infix": "van der", "last_name": "Bökkers", "birth_date": "2008-11-21"}
    ]
    assert client.get(f"{IDENTITIES}?ids={noor}").json == known
    assert client.get(IDENTITIES).json == known
    assert client.get(f"/v1/pupils/{noor}").status_code == 404
    assert client.get("/v1/pupils").json == []
    assert client.post("/v1/pupil-searches", json={"text": "noor"}).json["items"] == []


@pytest.mark.parametrize("organisation_id", [OTHER_ROC, None])
def test_another_mbo_school_knows_nobody(region, signed_in, noor, organisation_id):
    hear(region, noor)

    assert signed_in("mbo_staff", organisation_id=organisation_id).get(f"{IDENTITIES}?ids={noor}").json == []


def test_where_the_school_itself_issues_no_mbo_school_knows_anything(region, signed_in, noor):
    hear(region, noor, None)

    assert signed_in("mbo_staff", organisation_id=ROC).get(IDENTITIES).json == []
    assert region.rows("intake", "SELECT * FROM document_issuers") == []


def test_the_own_school_asks_for_names_alone_too(signed_in, noor):
    assert [each["id"] for each in signed_in("school_staff").get(IDENTITIES).json] == [str(noor)]


def test_hearing_it_twice_changes_nothing(region, noor):
    for _ in range(2):
        hear(region, noor, sequence=1)

    assert len(region.rows("intake", "SELECT * FROM document_issuers")) == 1


def test_with_the_pupil_it_goes_and_of_nobody_nothing_is_kept(region, signed_in, noor):
    hear(region, noor)
    region.now = datetime(2028, 7, 18, 9, tzinfo=UTC)
    assert signed_in("admin").post("/v1/erasures", json={"pupil_id": str(noor)}).status_code == 200
    hear(region, noor)
    hear(region, uuid4())

    assert region.rows("intake", "SELECT * FROM document_issuers") == []
