"""A key that is lost, or of another address, is said to be so: per document, and without a number lost."""

from dataclasses import replace
from uuid import UUID

from services.certification.api.register_desk import ROOM
from services.certification.domain.stating import Addresses
from tests.certification.trainer import rule

SECOND, THIRD = UUID(int=0xC13), UUID(int=0xC14)


def test_at_another_address_the_key_is_none_and_says_so(press):
    trajectory, extensions = press.ready(), press.teacher.application.extensions
    extensions[ROOM] = replace(extensions[ROOM], at=Addresses("https://elders.example"))

    (listed,) = press.teacher.get("/v1/dossiers").json
    answer = press.issue(trajectory)

    assert [(each["item"], each["owed_by"]) for each in listed["missing"]] == [("key", "admin")]
    assert rule(answer) == "NothingIssued"


def test_after_a_move_the_keys_of_the_new_address_stand_there_alone(press):
    press.database.execute_as_admin("UPDATE certification.issuer_keys SET did = 'did:web:vroeger.example'")
    press.approve(press.make_key().json["id"])

    document = press.portal.get("/v1/issuers/99AA/did").json["document"]

    assert document["id"].endswith(":uitgevers:99AA")
    assert len(document["verificationMethod"]) == 1


def test_a_lost_key_and_a_text_that_is_too_long_are_named_and_cost_no_number(press):
    press.knows(SECOND, "Iemand", "0003")
    lost, ready = press.ready(), press.ready(pupil_id=str(SECOND))
    (pem,) = press.database.keys.rglob("*.pem")
    pem.rename(pem.with_suffix(".away"))
    refused = press.issue(lost)
    assert (rule(refused), refused.json["errors"][0]["reason"][:10]) == ("NothingIssued", "De sleutel")

    pem.with_suffix(".away").rename(pem)
    dossier = "UPDATE certification.qualifications SET dossier = repeat(:it, 300)"
    before = press.database.rows("certification", "SELECT dossier FROM qualifications")[0]["dossier"]
    press.database.execute_as_admin(dossier, it="x")
    refused = press.issue(ready)
    assert (rule(refused), refused.json["errors"][0]["reason"][:4]) == ("NothingIssued", "Iets")

    press.database.execute_as_admin("UPDATE certification.qualifications SET dossier = :it", it=before)
    items = press.issue(lost, ready).json["items"]
    assert sorted(each["serial"] for each in items) == ["99AA-2026-00001", "99AA-2026-00002"]


def test_a_lost_key_makes_the_status_list_unavailable_and_not_unknown(press):
    press.issued()
    (pem,) = press.database.keys.rglob("*.pem")
    pem.unlink()

    assert press.portal.get("/v1/issuers/99AA/status-lists/1").status_code == 503
