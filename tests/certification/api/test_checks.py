from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from services.certification.domain.checking import is_surname
from tests.certification.people import PORTAL
from tests.certification.press import code_of


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Bakker", "Sanne Bakker"),
        ("bakker", "Sanne Bakker"),
        ("van der Veen", "Sanne van der Veen"),
        ("Veen", "Sanne van der Veen"),
        ("El Moussaoui-de Vries", "Ayşe El Moussaoui-de Vries"),
        ("Gomez", "José Gómez"),
        ("Cher", "Cher"),
    ],
)
def test_a_surname_is_known_as_people_type_it(typed, name):
    assert is_surname(typed, name)


@pytest.mark.parametrize(
    ("typed", "name"),
    [("Sanne", "Sanne Bakker"), ("", "Sanne Bakker"), ("Sanne Bakker", "Sanne Bakker"), ("akker", "Sanne Bakker")],
)
def test_a_first_name_or_a_part_of_a_word_is_no_surname(typed, name):
    assert not is_surname(typed, name)


def test_whose_it_is_hears_only_who_knew_that(press):
    code = code_of(press.issued())

    nobody, wrong = press.check(code).json, press.check(code, surname="Jansen").json
    right, born = press.check(code, surname="bakker").json, press.check(code, born_on="2008-11-21").json

    assert [(each["knows"], each["name"]) for each in (nobody, wrong, right, born)] == [
        (None, None),
        (False, None),
        (True, "Sanne Bakker"),
        (True, "Sanne Bakker"),
    ]
    assert "Sanne" not in str(nobody)
    assert "2008" not in str(nobody)


def test_who_guesses_gets_no_further_that_day(press):
    code = code_of(press.issued())

    wrong = [press.check(code, surname=f"Jansen{turn}").json["knows"] for turn in range(12)]

    assert wrong == [False] * 10 + [None] * 2
    assert press.check(code, surname="Bakker").json["name"] is None
    press.database.now += timedelta(days=1)
    press.portal = press.database.client("certification", PORTAL)
    assert press.check(code, surname="Bakker").json["name"] == "Sanne Bakker"


def test_many_guesses_at_once_are_no_more_than_one_by_one(press):
    code = code_of(press.issued())
    visitors = [press.database.client("certification", PORTAL) for _turn in range(16)]

    with ThreadPoolExecutor(16) as at_once:
        told = list(
            at_once.map(lambda it: it.post("/v1/checks", json={"code": code, "surname": "Jansen"}).json, visitors)
        )

    assert [each["knows"] for each in told].count(False) == 10


def test_who_guesses_day_after_day_gets_no_further_until_the_school_says_so(press):
    found = press.issued()
    code = code_of(found)
    for day in range(6):
        press.portal = press.database.client("certification", PORTAL)
        said = [press.check(code, surname=f"Jansen{turn}").json for turn in range(11 if day < 5 else 1)]
        press.database.now += timedelta(days=1)

    press.portal, school = press.database.client("certification", PORTAL), press.fresh()
    assert [(each["knows"], each["is_guessed_out"]) for each in said] == [(None, True)]
    assert press.check(code, surname="Bakker").json["name"] is None
    assert school.get(f"/v1/certificates/{found['id']}").json["is_guessed_out"]
    assert school.delete(f"/v1/certificates/{found['id']}/closure").status_code == 200
    assert press.check(code, surname="Bakker").json["name"] == "Sanne Bakker"


def test_who_knows_it_is_never_one_too_many(press):
    code = code_of(press.issued())

    assert {press.check(code, surname="Bakker").json["name"] for _turn in range(12)} == {"Sanne Bakker"}


def test_a_code_with_hyphens_and_small_letters_is_the_same_code(press):
    code = code_of(press.issued())

    assert press.check("-".join((code[:4], code[4:].lower()))).json["state"] == "valid"
    for unknown in ("A" * 24, code[:-1] + ("0" if code[-1] != "0" else "1"), "x", "é" * 24):
        assert press.check(unknown).status_code == 404


def test_every_look_is_written_down(press):
    found = press.issued()
    press.check(code_of(found))

    row = press.database.rows("certification", "SELECT * FROM audit_log WHERE purpose = 'controle'")[-1]
    assert found["id"] in str(row["objects"])
    assert found["pupil_id"] in str(row["objects"])


def test_a_closed_page_says_nothing_but_that(press):
    found = press.issued()
    press.teacher.post(f"/v1/certificates/{found['id']}/closure")

    said = press.check(code_of(found), surname="Bakker").json

    assert (said["state"], said.get("serial"), said.get("name"), said["work_processes"]) == ("closed", None, None, [])
    press.teacher.delete(f"/v1/certificates/{found['id']}/closure")
    assert press.check(code_of(found)).json["serial"] == found["serial"]


def test_a_document_is_found_by_its_code_without_looking_at_the_others(press):
    press.issued()

    plan = press.database.rows(
        "certification", "EXPLAIN SELECT * FROM certificates WHERE public_code = 'AAAABBBBCCCCDDDDEEEEFFFF'"
    )
    assert "certificates_public_code_key" in str(plan)
