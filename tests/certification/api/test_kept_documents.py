"""Documents of a branche and of an mbo school: looked at, kept with their hash, and looked up by a second person."""

from base64 import b64encode
from dataclasses import replace
from typing import Any

import pytest

from access.actor import Actor
from tests.certification.pdfs import pdf
from tests.certification.people import EXAMINER, OTHER_TEACHER, PUPIL, TEACHER
from tests.certification.press import COLLEAGUE
from tests.certification.town import Town
from tests.certification.trainer import rule

PATH = "/v1/kept-documents"


def encoded(content: bytes) -> str:
    return b64encode(content).decode()


HEFTRUCK: dict[str, Any] = {
    "pupil_id": str(PUPIL),
    "kind": "branchecertificaat",
    "issuer": "Branche Logistiek",
    "title": "Veilig werken met de heftruck",
    "number": "HT-2026-0417",
    "issued_on": "2026-10-01",
    "valid_until": "2031-10-01",
    "pdf": encoded(pdf()),
}
MANY = """
    INSERT INTO certification.kept_documents (document_id, pupil_id, school_id, kind, issuer, title, issued_on, kept_by, kept_at)
    SELECT gen_random_uuid(), pupil_id, school_id, 'mbo_certificaat', issuer, title, issued_on, kept_by, kept_at
    FROM certification.kept_documents, generate_series(1, 29)
"""
OF_MBO = {name: HEFTRUCK[name] for name in ("pupil_id", "title", "issued_on")} | {"issuer": "ROC Lijnland"}


def client(town: Town, actor: Actor) -> Any:  # noqa: ANN401  a client and its answers with their JSON
    return town.database.client("certification", actor)


def keep(town: Town, **changes: object) -> dict[str, Any]:
    answer = town.teacher.post(PATH, json=HEFTRUCK | changes)
    assert answer.status_code == 201, answer.json
    return dict(answer.json or {})


def test_a_branchecertificaat_is_kept_with_its_file_and_the_hash_of_it(town: Town):
    found = keep(town)

    assert (found["state"], found["size"], len(found["sha256"])) == ("kept", len(pdf()), 64)
    shown = town.teacher.get(f"{PATH}/{found['id']}/file").json
    assert shown == {"pdf": HEFTRUCK["pdf"]}
    assert [each["title"] for each in town.coach.get(PATH).json] == [HEFTRUCK["title"]]


@pytest.mark.parametrize("kind", ["mbo_certificaat", "mbo_verklaring"])
def test_what_an_mbo_school_gave_is_registered_with_who_gave_it(town: Town, kind: str):
    answer = town.coach.post(PATH, json=OF_MBO | {"kind": kind})

    assert answer.status_code == 201, answer.json
    assert (answer.json["issuer"], answer.json["sha256"]) == ("ROC Lijnland", None)
    assert rule(town.coach.get(f"{PATH}/{answer.json['id']}/file")) == "NothingToOpen"


def test_a_second_person_looks_it_up_and_whoever_kept_it_does_not(town: Town):
    path = f"{PATH}/{keep(town)['id']}/verification"
    colleague = client(town, COLLEAGUE)

    assert rule(town.teacher.post(path, json={"how": "saw_original"})) == "KeeperDoesNotVerify"
    assert colleague.post(path, json={"how": "zomaar"}).status_code == 400
    answer = colleague.post(path, json={"how": "asked_issuer"})

    assert (answer.status_code, answer.json["state"], answer.json["verified_how"]) == (201, "verified", "asked_issuer")
    assert rule(colleague.post(path, json={"how": "asked_issuer"})) == "IsVerified"


def test_what_was_looked_up_is_not_taken_away_by_its_keeper_alone(town: Town):
    path, colleague = f"{PATH}/{keep(town)['id']}", client(town, COLLEAGUE)
    colleague.post(f"{path}/verification", json={"how": "asked_issuer"})
    seen = {"If-Match": town.teacher.get(path).headers["ETag"]}

    assert rule(town.teacher.delete(path, headers=seen)) == "KeeperDoesNotUndo"
    assert colleague.delete(path, headers=seen).status_code == 204


def test_the_same_file_is_kept_once_and_nobody_has_more_than_a_drawer_of_them(town: Town):
    keep(town)
    assert rule(town.teacher.post(PATH, json=HEFTRUCK)) == "DocumentIsKept"
    town.database.execute_as_admin(MANY)

    assert rule(town.teacher.post(PATH, json=HEFTRUCK | {"pdf": encoded(pdf(2))})) == "TooManyDocuments"


def test_a_system_of_the_school_neither_keeps_nor_verifies(town: Town):
    system = client(town, replace(TEACHER, is_client=True))

    assert system.post(PATH, json=HEFTRUCK).status_code == 403
    assert system.post(f"{PATH}/{keep(town)['id']}/verification", json={"how": "saw_original"}).status_code == 403


def test_a_file_that_was_meddled_with_is_neither_shown_nor_verified(town: Town):
    path = f"{PATH}/{keep(town)['id']}"
    town.database.execute_as_admin("UPDATE certification.kept_documents SET pdf = pdf || '\\x00'::bytea")

    assert rule(town.teacher.get(f"{path}/file")) == "FileHasChanged"
    assert rule(client(town, COLLEAGUE).post(f"{path}/verification", json={"how": "saw_original"})) == "FileHasChanged"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"GIF89a", "geen pdf"),
        (b"%PDF-1.7 and nothing more", "geen pdf"),
        (pdf(password="geheim"), "wachtwoord"),
        (pdf(21), "langer dan een document"),
        (pdf(script=True), "een programma"),
        (pdf() + b" " * 700_000, "700 kB"),
    ],
    ids=["picture", "broken", "locked", "long", "script", "large"],
)
def test_a_file_that_we_do_not_keep_is_refused_with_a_sentence(town: Town, content: bytes, words: str):
    answer = town.teacher.post(PATH, json=HEFTRUCK | {"pdf": encoded(content)})

    assert answer.status_code == 400
    assert [each["field"] for each in answer.json["errors"]] == ["pdf"]
    assert words in answer.json["errors"][0]["reason"]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"issued_on": "2026-11-21"}, "DocumentIsOfThePast"),
        ({"valid_until": "2026-09-30"}, "ValidityEndsAfterIssue"),
        ({"pdf": None}, "BrancheDocumentHasAFile"),
    ],
)
def test_what_cannot_be_is_refused_by_name(town: Town, changes: dict[str, object], why: str):
    assert rule(town.teacher.post(PATH, json=HEFTRUCK | changes)) == why
    assert town.teacher.get(PATH).json == []


def test_everything_that_is_wrong_is_told_at_once(town: Town):
    wrong = {"pupil_id": "x", "kind": "diploma", "issuer": "", "title": "", "issued_on": "ooit", "pdf": "x"}

    answer = town.teacher.post(PATH, json=wrong)

    assert {each["field"] for each in answer.json["errors"]} == set(wrong)


def test_one_that_is_no_longer_valid_says_so(town: Town):
    found = keep(town, valid_until="2026-10-31")

    assert found["state"] == "over"


def test_others_neither_see_nor_keep_it(town: Town):
    found = keep(town)
    for actor in (OTHER_TEACHER, EXAMINER):
        stranger = client(town, actor)
        assert stranger.get(PATH).json == []
        assert stranger.get(f"{PATH}/{found['id']}").status_code == 404
        assert stranger.get(f"{PATH}/{found['id']}/file").status_code == 404
    assert client(town, OTHER_TEACHER).post(PATH, json=HEFTRUCK).status_code == 404


def test_what_does_not_belong_here_is_taken_away_and_with_the_file_it_all_goes(town: Town):
    mistake, _right = keep(town), keep(town, title="VCA", pdf=encoded(pdf(2)))
    path = f"{PATH}/{mistake['id']}"
    version = town.teacher.get(path).headers["ETag"]

    assert town.teacher.delete(path, headers={"If-Match": '"x"'}).status_code == 412
    assert town.teacher.delete(path, headers={"If-Match": version}).status_code == 204
    assert [each["title"] for each in town.teacher.get(PATH).json] == ["VCA"]

    town.hear("intake", "pupil_erased", {"pupil_id": str(PUPIL), "erased_on": "2026-11-20"}, f"pupil/{PUPIL}")
    assert town.database.rows("certification", "SELECT * FROM kept_documents") == []
