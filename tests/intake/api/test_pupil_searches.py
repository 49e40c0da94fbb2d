"""Somebody is found by what people type, among those one may see, and a name never stands in an address."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from services.intake.domain.row import Row
from services.intake.handlers.on_job_coach_assigned import JobCoachAssigned
from services.intake.service import IntakeService
from tests.intake.leavers import cells

FATIMA = UUID(int=0xFA)
PATH = "/v1/pupil-searches"


@pytest.fixture
def people(report):
    """Noor, Bökkers by name; Đeniz of another school and another place; Noortje."""
    return report(
        [
            Row(2, cells()),
            Row(
                3,
                cells(
                    leerlingnummer="0077", voornaam="Đeniz", achternaam="O'Neill-Çelik", tussenvoegsel="", brin="99AB"
                ),
            ),
            Row(4, cells(leerlingnummer="0078", voornaam="Noortje", achternaam="Smit", gemeente="'s-Lijnenbosch")),
        ]
    ).pupils


def names(client, typed):
    answer = client.post(PATH, json={"text": typed})
    assert answer.status_code == 200, answer.json
    return sorted(pupil["first_name"] for pupil in answer.json["items"])


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("noor", ["Noor", "Noortje"]),
        ("NOOR bok", ["Noor"]),
        ("bökkers", ["Noor"]),
        ("der van", ["Noor", "Noortje"]),
        ("0077", ["Đeniz"]),
        ("deniz", ["Đeniz"]),
        ("neill celik", ["Đeniz"]),
        ("o'neill", ["Đeniz"]),
        ("lijnmonde", ["Noor", "Đeniz"]),
        ("lijnenb smit", ["Noortje"]),
        ("noor lijnmonde", ["Noor"]),
        ("oor", []),
        ("noor & !bok:*", ["Noor"]),
        ("':* | a", []),
        ("...", []),
        ("% _", []),
    ],
)
def test_every_word_begins_a_name_a_number_or_a_place(signed_in, people, typed, found):
    assert names(signed_in("coordinator"), typed) == found


def test_one_finds_only_whom_one_may_see(region, signed_in, people):
    region.hear(IntakeService, "aftercare", JobCoachAssigned(uuid4(), people[0].pupil_id, FATIMA), subject="case/1")

    assert names(signed_in("job_coach", FATIMA, None), "noor") == ["Noor"]
    assert names(signed_in("job_coach", UUID(int=1), None), "noor") == []
    assert names(signed_in("school_staff"), "deniz") == []
    assert names(signed_in("admin"), "noor") == []


def test_what_is_found_comes_in_pages(report, signed_in):
    report([Row(at, cells(leerlingnummer=f"{at}")) for at in range(2, 14)])
    client, seen, after = signed_in("coordinator"), [], None

    while True:
        answer = client.post(PATH, json={"text": "noor", "limit": 5, "after": after}).json
        seen += [pupil["pupil_number"] for pupil in answer["items"]]
        if (after := answer["after"]) is None:
            break

    assert sorted(seen, key=int) == [str(at) for at in range(2, 14)]


@pytest.mark.parametrize(
    "body",
    [{}, {"text": ""}, {"text": 7}, {"text": "x" * 101}, {"text": "a", "limit": 51}, {"text": "a", "after": "x"}],
)
def test_a_wrong_question_is_a_clear_problem(signed_in, region, body):
    answer = signed_in("coordinator").post(PATH, json=body)

    assert (answer.status_code, answer.content_type) == (400, "application/problem+json")


def test_the_index_knows_what_is_looked_for(region, people):
    """As the owner, whom no policy holds: so `pupils_called` looks, for whoever sees the whole region."""
    question = (
        "EXPLAIN SELECT * FROM intake.pupils WHERE to_tsvector('simple', intake.plain(first_name || ' ' || infix || ' ' "
        "|| last_name || ' ' || pupil_number)) @@ to_tsquery('simple'::regconfig, '''noor'':*')"
    )
    owner = create_engine(region.admin_url, connect_args={"options": "-c enable_seqscan=off"}, poolclass=NullPool)

    with owner.connect() as connection:
        plan = "\n".join(row[0] for row in connection.execute(text(question)))

    assert "pupils_search" in plan
