"""The diploma of a school: declared for a pupil of its own, and further as every document of the register."""

import re
from base64 import b64decode
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID

import pytest
from werkzeug.test import TestResponse

from services.certification.papers.pdf_reading import words_on
from tests.certification.people import COACH, EXAMINER, OTHER_PUPIL, OTHER_TEACHER, PUPIL
from tests.certification.press import Press, code_of
from tests.certification.town import Town
from tests.certification.trainer import rule

SECOND, THIRD = UUID(int=0xC13), UUID(int=0xC14)
FINISHED: dict[str, Any] = {"programme": "Zorg en welzijn", "parts": ["Nederlands", "Rekenen", "Stage in de zorg"]}


def give(press: Press, *pupils: UUID, client: Any = None, **more: object) -> TestResponse:  # noqa: ANN401  a test client
    body = FINISHED | {"pupil_ids": [str(each) for each in pupils or (PUPIL,)]} | more
    return (client or press.teacher).post("/v1/diplomas", json=body)


def given(press: Press) -> dict[str, Any]:
    item = (give(press).json or {})["items"][0]
    return dict(press.teacher.get(f"/v1/certificates/{item['certificate_id']}").json or {})


def test_a_school_gives_a_diploma_without_any_trajectory_and_tells_so_without_names(press):
    answer = give(press)

    assert answer.status_code == 201, answer.json
    (item,) = answer.json["items"]
    assert (item["serial"], item["is_new"], answer.json["issued"]) == ("99AA-D-2026-00001", True, 1)
    (told,) = press.town.told("diploma_issued")
    assert told["certificate_id"] == item["certificate_id"]
    found = press.teacher.get(f"/v1/certificates/{item['certificate_id']}").json
    assert (found["kind"], found["programme"], found["parts"]) == ("diploma", *FINISHED.values())
    assert (found["trajectory_id"], found["regime"], found["crebo"], found["company"]) == (None, None, None, None)
    assert "Bakker" not in str(press.database.published("certification"))


def test_the_paper_is_made_and_sealed_and_the_public_page_knows_it(press):
    diploma = given(press)

    assert press.print_all() == 1

    pdf = b64decode(press.teacher.get(f"/v1/certificates/{diploma['id']}/paper").json["pdf"])
    assert "Stageindezorg" in words_on(pdf)
    looked = press.check(code_of(diploma), surname="Bakker").json
    assert (looked["state"], looked["programme"], looked["parts"]) == ("valid", *FINISHED.values())
    assert (looked["name"], looked["crebo"], looked["company"]) == ("Sanne Bakker", None, None)
    assert press.check(code_of(diploma)).json["name"] is None


def test_diplomas_and_praktijkverklaringen_count_by_themselves_without_gaps(press):
    for number, pupil in enumerate((SECOND, THIRD), start=3):
        press.knows(pupil, "Iemand", f"000{number}")
    ready = [press.ready(pupil_id=str(each)) for each in (PUPIL, SECOND, THIRD)]

    with ThreadPoolExecutor(4) as at_once:
        giving = [at_once.submit(give, press, each, client=press.fresh()) for each in (PUPIL, SECOND, THIRD)]
        issuing = [at_once.submit(press.issue, each, client=press.fresh()) for each in ready]
        refused = at_once.submit(give, press, OTHER_PUPIL, client=press.fresh())
        assert [each.result().status_code for each in (*giving, *issuing)] == [201] * 6
        assert refused.result().status_code == 404

    rows = press.database.rows("certification", "SELECT serial, status_index FROM certificates ORDER BY serial")
    expected = [f"99AA-2026-0000{n}" for n in (1, 2, 3)] + [f"99AA-D-2026-0000{n}" for n in (1, 2, 3)]
    assert [row["serial"] for row in rows] == expected
    assert len({row["status_index"] for row in rows}) == 6


def test_asked_again_it_gives_the_same_diploma_and_two_at_once_make_one(press):
    with ThreadPoolExecutor(4) as at_once:
        answers = list(at_once.map(lambda _turn: give(press, client=press.fresh()).json, range(4)))

    assert {each["items"][0]["serial"] for each in answers} == {"99AA-D-2026-00001"}
    assert sum(each["issued"] for each in answers) == 1


def test_another_diploma_of_the_same_school_is_given_after_the_first_is_revoked_and_names_it(press):
    first = given(press)
    other = give(press, programme="Groen")
    assert rule(other) == "NothingIssued"
    assert "al een diploma" in other.json["errors"][0]["reason"]

    path = f"/v1/certificates/{first['id']}/revocation"
    press.teacher.post(path, json={"reason": "wrong_data", "explanation": "Het programma klopt niet."})
    assert press.coordinator.post(f"{path}/approval").status_code == 201
    assert press.check(code_of(first)).json["state"] == "revoked"
    second = give(press, programme="Groen").json["items"][0]

    found = press.teacher.get(f"/v1/certificates/{second['certificate_id']}").json
    assert (found["serial"], found["replaces"]) == ("99AA-D-2026-00002", "99AA-D-2026-00001")
    assert len(press.town.told("certificate_revoked")) == 1


def test_nobody_else_gives_the_diploma_of_a_school(press):
    for actor, status in ((OTHER_TEACHER, 404), (COACH, 403), (EXAMINER, 403)):
        client = press.database.client("certification", actor)
        assert give(press, client=client).status_code == status
        assert client.post("/v1/diploma-previews", json=FINISHED | {"pupil_id": str(PUPIL)}).status_code == status
    assert give(press, client=press.coordinator).status_code == 403
    assert press.database.rows("certification", "SELECT * FROM issuer_counters") == []


def test_without_a_key_nothing_is_issued_and_it_is_said(town: Town):
    press = Press(town)

    answer = give(press)

    assert rule(answer) == "NothingIssued"
    assert answer.json["errors"] == [{"field": str(PUPIL), "reason": "Er is nog geen sleutel om mee te ondertekenen."}]
    assert press.database.rows("certification", "SELECT * FROM certificates") == []


def test_a_dry_run_takes_no_number(press):
    answer = give(press, dry_run=True)

    assert (answer.status_code, answer.json["issued"], answer.json["items"][0]["missing"]) == (201, 0, [])
    assert press.database.rows("certification", "SELECT * FROM issuer_counters") == []


def test_a_preview_is_the_paper_without_a_number_and_takes_none(press):
    answer = press.teacher.post("/v1/diploma-previews", json=FINISHED | {"pupil_id": str(PUPIL)})

    said = words_on(b64decode(answer.json["pdf"]))
    assert {"VOORBEELD", "SanneBakker", "Stageindezorg"} <= set(re.findall("VOORBEELD|SanneBakker|Stageindezorg", said))
    assert press.database.rows("certification", "SELECT * FROM issuer_counters") == []


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"programme": ""}, "programme"),
        ({"programme": "a\u202eb"}, "programme"),
        ({"parts": []}, "parts"),
        ({"parts": ["x"] * 19}, "parts"),
        ({"parts": ["  "]}, "parts.0"),
        ({"parts": [5]}, "parts.0"),
        ({"parts": ["a\nb"]}, "parts.0"),
        ({"programme": "Praktijkonderwijs, groen"}, "programme"),
        ({"parts": ["Arbeidstraining (VSO)"]}, "parts.0"),
        ({"parts": ["Leerling 123 456 782"]}, "parts.0"),
        ({"pupil_ids": ["x"]}, "pupil_ids.0"),
        ({"pupil_ids": []}, "pupil_ids"),
        ({"bsn": "123456782"}, "bsn"),
    ],
)
def test_bad_input_is_named_and_nothing_is_done(press, changed: dict[str, object], field: str):
    answer = give(press, **changed)

    assert answer.status_code == 400
    assert [each["field"] for each in answer.json["errors"]] == [field]
    assert press.database.rows("certification", "SELECT * FROM issuer_counters") == []


def test_a_programme_may_have_a_word_that_only_begins_like_a_kind_of_school(press):
    assert give(press, programme="Productie", parts=["Sociale vaardigheden", "Professioneel gedrag"]).status_code == 201


def test_a_letter_that_no_font_of_ours_has_is_said_before_a_number_is_taken(press):
    answer = give(press, programme="学校")

    assert "letter" in answer.json["errors"][0]["reason"]
    assert press.database.rows("certification", "SELECT * FROM issuer_counters") == []


def test_a_list_of_diplomas_alone(press):
    press.issued()
    diploma = given(press)

    found = press.teacher.get("/v1/certificates?kind=diploma").json

    assert [each["id"] for each in found] == [diploma["id"]]
    assert press.teacher.get("/v1/certificates?kind=x").status_code == 400
