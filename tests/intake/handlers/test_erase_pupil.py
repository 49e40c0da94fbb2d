"""A file is destroyed when its term is over, not before; what is left leads to nobody."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from access import audit_reading
from access.audit_chain import first_forgery
from services.intake.domain.retention import RetentionTermIsOver, Term
from services.intake.domain.row import Row
from tests.intake.leavers import ANKERLIJN, cells

OVER = datetime(2028, 7, 18, 9, tzinfo=UTC)  # two years and a day after leaving on 17 July 2026


@pytest.fixture
def noor(report):
    return report([Row(2, cells())]).pupils[0].pupil_id


@pytest.mark.parametrize(
    ("left_on", "kept_until"),
    [(date(2026, 7, 17), date(2028, 7, 17)), (date(2028, 2, 29), date(2030, 2, 28)), (None, None)],
)
def test_a_file_is_kept_for_two_years_after_leaving(left_on, kept_until):
    assert Term(left_on).kept_until == kept_until


def test_on_the_last_day_it_is_kept_and_the_day_after_it_may_go():
    with pytest.raises(RetentionTermIsOver, match="17-07-2028"):
        Term(date(2026, 7, 17)).check_over(date(2028, 7, 17))
    with pytest.raises(RetentionTermIsOver):
        Term(None).check_over(date(2099, 1, 1))

    Term(date(2026, 7, 17)).check_over(date(2028, 7, 18))


def test_too_early_is_a_sentence_and_nothing_goes(region, signed_in, noor):
    answer = signed_in("admin").post("/v1/erasures", json={"pupil_id": str(noor)})

    assert (answer.status_code, answer.json["type"]) == (409, "urn:doorlijn:rule:RetentionTermIsOver")
    assert "wettelijke nazorg" in answer.json["detail"]
    assert signed_in("coordinator").get(f"/v1/pupils/{noor}").status_code == 200


def test_whose_term_is_over_is_listed_and_then_destroyed(region, signed_in, noor):
    assert signed_in("admin").get("/v1/retention-dues").json == []
    region.now = OVER
    admin = signed_in("admin")

    assert admin.get("/v1/retention-dues").json == [{"pupil_id": str(noor), "kept_until": "2028-07-17"}]
    looked = admin.post("/v1/erasures", json={"pupil_id": str(noor), "dry_run": True})
    assert (looked.status_code, looked.json["destroyed"]) == (200, [])
    answer = admin.post("/v1/erasures", json={"pupil_id": str(noor)})

    assert "name" in answer.json["destroyed"]
    assert region.rows("intake", "SELECT * FROM pupils") == []
    assert region.published("intake")[-1] == ("pupil_erased", {"pupil_id": str(noor), "erased_on": "2028-07-18"})
    assert admin.post("/v1/erasures", json={"pupil_id": str(noor)}).status_code == 404


def test_the_audit_log_stays_whole_with_ids_that_lead_nowhere(region, signed_in, noor):
    signed_in("school_staff").get(f"/v1/pupils/{noor}")
    region.now = OVER
    signed_in("admin").post("/v1/erasures", json={"pupil_id": str(noor)})

    trail = signed_in("admin").get(f"/v1/audit?object={noor}").json
    assert [row["action"] for row in trail] == ["POST /v1/erasures", "GET /v1/pupils/<uuid:pupil_id>"]
    with region.sessions("intake")() as session:
        chain = ANKERLIJN.school_id
        assert first_forgery(audit_reading.rows(session, chain), audit_reading.chain(session, chain)) is None


@pytest.mark.parametrize("role", ["school_staff", "job_coach", "werkconsulent", "system"])
def test_nobody_else_destroys_or_sees_what_is_due(region, signed_in, role):
    assert signed_in(role).post("/v1/erasures", json={"pupil_id": str(uuid4())}).status_code == 403
    assert signed_in(role).get("/v1/retention-dues").status_code == 403
