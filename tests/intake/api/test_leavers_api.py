"""One leaver by REST: 201 when it is durable, every reason at once when it is not."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.intake.domain.vocabulary import FIELDS
from tests.intake.leavers import CELLS, KOMPAS

LEAVER = {FIELDS[column]: cell for column, cell in CELLS.items()}


def reasons(answer):
    assert (answer.status_code, answer.content_type) == (400, "application/problem+json"), answer.text
    return {error["field"]: error["reason"] for error in answer.json["errors"]}


def test_a_leaver_is_told_once(region, signed_in):
    client = signed_in("school_staff")

    first, again = client.post("/v1/leavers", json=LEAVER), client.post("/v1/leavers", json=LEAVER)

    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json == again.json
    assert [name for name, _ in region.published("intake")] == ["pupil_registered", "pupil_left_school"]
    told = region.rows("intake", "SELECT event_id FROM journal WHERE name = 'pupil_left_school'")
    assert first.json["event_id"] == str(told[0]["event_id"])


SEM = {"first_name": "Sem", "infix": "", "last_name": "Vonk", "birth_date": "2010-04-03"}


@pytest.mark.parametrize("headers", [{}, {"Idempotency-Key": "k9"}])
def test_somebody_else_under_a_known_number_is_a_conflict_that_says_whose_it_is(region, signed_in, headers):
    client = signed_in("school_staff")
    client.post("/v1/leavers", json=LEAVER)

    answer = client.post("/v1/leavers", json=LEAVER | SEM, headers=headers)

    assert (answer.status_code, answer.content_type) == (409, "application/problem+json")
    assert [error["field"] for error in answer.json["errors"]] == ["pupil_number"]
    assert "Nu is dit nummer van Noor van der Bökkers, geboren op 21-11-2008." in answer.json["detail"]
    assert [row["first_name"] for row in region.rows("intake", "SELECT first_name FROM pupils")] == ["Noor"]
    assert len(region.published("intake")) == 2
    assert region.rows("intake", "SELECT outcome FROM audit_log ORDER BY at")[-1]["outcome"] == "refused"


def test_a_correction_of_one_thing_goes_in(region, signed_in):
    client = signed_in("school_staff")
    client.post("/v1/leavers", json=LEAVER)

    assert client.post("/v1/leavers", json=LEAVER | {"last_name": "Bokkers"}).status_code == 201


def test_a_contract_is_told_whole_or_not_at_all(region, signed_in):
    client = signed_in("school_staff")

    assert set(reasons(client.post("/v1/leavers", json=LEAVER | {"contract_begin": None}))) == {"contract_begin"}
    assert set(reasons(client.post("/v1/leavers", json=LEAVER | {"employer": ""}))) == {"employer"}
    without = dict.fromkeys(("employer", "contract_begin", "contract_end"))
    answer = client.post("/v1/leavers", json=LEAVER | without)
    assert answer.status_code == 201, answer.text
    assert [each["field"] for each in answer.json["remarks"]] == ["employer"]


def test_an_idempotency_key_gives_the_first_answer_again(region, signed_in):
    client, key = signed_in("coordinator"), {"Idempotency-Key": "k1"}
    first = client.post("/v1/leavers", json=LEAVER, headers=key)
    client.post("/v1/leavers", json=LEAVER | {"destination": "mbo"})

    again = client.post("/v1/leavers", json=LEAVER, headers=key)
    other = client.post("/v1/leavers", json=LEAVER | {"destination": "pro"}, headers=key)

    assert again.json == first.json
    assert other.status_code == 422
    assert len(region.published("intake")) == 3


def test_who_did_it_stands_in_the_event(region, signed_in):
    signed_in("coordinator").post("/v1/leavers", json=LEAVER)

    envelope = json.loads(bytes(region.rows("intake", "SELECT envelope FROM journal")[0]["envelope"]))
    assert (envelope["actor"], envelope["actorrole"]) == ("person/00000000-0000-0000-0000-000000000050", "coordinator")


def test_all_reasons_come_at_once_under_their_fields(region, signed_in):
    answer = signed_in("coordinator").post(
        "/v1/leavers", json={"pupil_number": "7", "birth_date": "2036-01-01", "brin": "01XX", "trajectory_open": "?"}
    )

    assert set(reasons(answer)) == {
        "first_name",
        "last_name",
        "birth_date",
        "brin",
        "municipality",
        "left_on",
        "destination",
        "trajectory_open",
    }
    assert region.published("intake") == []


def test_a_school_reports_its_own_pupils_only(region, signed_in):
    client = signed_in("school_staff", organisation_id=KOMPAS.school_id)

    assert "BRIN 99AB" in reasons(client.post("/v1/leavers", json=LEAVER))["brin"]
    assert signed_in("school_staff", organisation_id=None).post("/v1/leavers", json=LEAVER).status_code == 400


@pytest.mark.parametrize(
    "role", ["job_coach", "werkconsulent", "workplace_trainer", "placement_advisor", "admin", "system"]
)
def test_nobody_else_reports(region, signed_in, role):
    assert signed_in(role).post("/v1/leavers", json=LEAVER).status_code == 403
    assert signed_in(role).post("/v1/pupils", json=LEAVER).status_code == 403
    assert signed_in(role).post("/v1/leaver-imports", json={"rows": []}).status_code == 403


def test_a_pupil_is_registered_once_and_leaves_later(region, signed_in):
    client = signed_in("school_staff")
    identity = {
        name: LEAVER[name]
        for name in ("pupil_number", "first_name", "infix", "last_name", "birth_date", "brin", "municipality")
    }

    registered, again = client.post("/v1/pupils", json=identity), client.post("/v1/pupils", json=identity)
    left = client.post("/v1/leavers", json=LEAVER)

    assert (registered.status_code, again.status_code, left.status_code) == (201, 409, 201)
    assert "Zoek de leerling op" in again.json["detail"]
    assert left.json["pupil_id"] == registered.json["pupil_id"]
    assert [name for name, _ in region.published("intake")] == ["pupil_registered", "pupil_left_school"]


def test_a_field_that_nobody_knows_and_a_bsn_are_refused(region, signed_in):
    client = signed_in("coordinator")

    assert set(reasons(client.post("/v1/leavers", json=LEAVER | {"klas": "4b", "bsn": "123456782"}))) == {"klas", "bsn"}


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(), max_size=20)
    | st.sampled_from(list(CELLS.values())),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=150)
@given(st.dictionaries(st.sampled_from(list(LEAVER)), JSON), st.sampled_from(["/v1/leavers", "/v1/pupils"]))
def test_no_body_makes_the_service_stumble(region, signed_in, changes, path):
    answer = signed_in("coordinator").post(path, data=json.dumps(LEAVER | changes), content_type="application/json")

    assert answer.status_code in {201, 400, 409}, answer.text


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b'"x"',
        b"{",
        b"\xff\xfe",
        b'{"first_name": "\\u0000"}',
        b'{"first_name": "\\ud800"}',
        b"[" * 20_000,
        b'{"pupil_number": 1' + b"0" * 5000 + b"}",
    ],
)
def test_no_json_makes_the_service_stumble(region, signed_in, body):
    for path in ("/v1/leavers", "/v1/pupils", "/v1/leaver-imports"):
        answer = signed_in("coordinator").post(path, data=body, content_type="application/json")

        assert answer.status_code == 400, (path, answer.text)
        assert answer.content_type == "application/problem+json"
