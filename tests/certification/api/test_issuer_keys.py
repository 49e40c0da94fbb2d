import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from uuid import UUID

import pytest
from sqlalchemy.exc import IntegrityError

from services.certification.api.register_desk import ROOM
from services.certification.papers import jose
from services.certification.papers.status_list import parse
from services.certification.storage.issuer_keys import IssuerKeys
from services.certification.storage.signers import Signers
from tests.certification.people import MBO, OTHER_SCHOOL, OTHER_TEACHER, PUPIL, SCHOOL
from tests.certification.press import ADMIN, Press, code_of
from tests.certification.trainer import rule


def test_one_makes_a_key_and_another_puts_it_into_use(town):
    press = Press(town)
    made = press.make_key().json
    trajectory = press.ready()

    assert (made["state"], made["code"], made["is_test"]) == ("waiting", "99AA", True)
    assert "key_approval" in str(press.teacher.get("/v1/dossiers").json)
    assert rule(press.issue(trajectory)) == "NothingIssued"
    assert press.teacher.post(f"/v1/issuer-keys/{made['id']}/approval").json["state"] == "in_use"
    assert press.issue(trajectory).status_code == 201


def test_whoever_made_it_does_not_approve_it_in_another_role_either(town):
    press = Press(town)
    made = press.make_key().json
    press.database.execute_as_admin("UPDATE certification.issuer_keys SET made_by = :it", it=UUID(int=0xC34))

    assert rule(press.approve(made["id"])) == "MakerDoesNotApprove"


def test_a_system_of_the_school_is_no_second_person(town):
    press = Press(town)
    made = press.make_key().json

    assert press.system.post(f"/v1/issuer-keys/{made['id']}/approval").status_code == 403
    assert press.teacher.get("/v1/issuer-keys").json[0]["state"] == "waiting"


def test_another_school_neither_sees_nor_approves_it(town):
    press = Press(town)
    made = press.make_key().json
    other = press.database.client("certification", OTHER_TEACHER)

    assert other.get("/v1/issuer-keys").json == []
    assert other.post(f"/v1/issuer-keys/{made['id']}/approval").status_code == 404


def test_only_bodies_that_issue_get_a_key_and_one_at_a_time_waits(town):
    press = Press(town)
    press.make_key()

    assert rule(press.make_key()) == "KeyIsWaiting"
    assert rule(press.make_key(UUID(int=0xFFF))) == "OnlyABodyThatIssues"
    assert press.make_key(OTHER_SCHOOL).status_code == 201


def test_a_key_with_a_mistake_is_taken_away_before_it_is_used_and_made_anew(town):
    press = Press(town)
    wrong = press.make_key(name="De Ankrlijn").json["id"]

    assert press.admin.delete(f"/v1/issuer-keys/{wrong}").status_code == 204

    assert list(press.database.keys.rglob("*.pem")) == []
    assert press.admin.get("/v1/issuer-keys").json == []
    assert press.approve(wrong).status_code == press.admin.delete(f"/v1/issuer-keys/{wrong}").status_code == 404
    assert press.approve(press.make_key().json["id"]).status_code == 201


def test_a_key_that_signs_or_signed_is_not_taken_away(press):
    used = press.admin.get("/v1/issuer-keys").json[0]["id"]

    assert rule(press.admin.delete(f"/v1/issuer-keys/{used}")) == "KeyIsInUse"
    press.approve(press.make_key().json["id"])
    assert rule(press.admin.delete(f"/v1/issuer-keys/{used}")) == "KeyIsRetired"
    assert press.teacher.delete(f"/v1/issuer-keys/{used}").status_code == 403
    assert len(list(press.database.keys.rglob("*.pem"))) == 2


def test_a_key_that_is_taken_away_leaves_the_keys_of_before_alone(press):
    document = press.issued()
    waiting = press.make_key().json["id"]

    press.admin.delete(f"/v1/issuer-keys/{waiting}")

    assert press.portal.get(f"/v1/issuers/{document['serial'][:4]}/did").status_code == 200
    assert press.issue(press.ready(pupil_id=str(PUPIL), crebo="25254")).status_code == 201


def test_making_a_key_is_written_down_once(town):
    press = Press(town)
    press.make_key()

    rows = press.database.rows_as_admin(
        "SELECT outcome FROM certification.audit_log WHERE action = 'POST /v1/issuer-keys'"
    )
    assert [row["outcome"] for row in rows] == ["done"]


def test_a_code_is_of_one_issuer_also_while_its_key_waits_and_when_two_ask_at_once(town):
    press = Press(town)
    press.database.execute_as_admin(
        "INSERT INTO directory.organisations VALUES (:it, 'mbo', '99AA', 'Het ROC')", it=MBO
    )

    def ask(body: UUID) -> int:
        wanted = {"organisation_id": str(body), "name": "De Ankerlijn", "place": "Lijnmonde"}
        return press.database.client("certification", ADMIN).post("/v1/issuer-keys", json=wanted).status_code

    with ThreadPoolExecutor(2) as at_once:
        assert sorted(at_once.map(ask, (SCHOOL, MBO))) == [201, 409]

    (first,) = press.coordinator.get("/v1/issuer-keys").json or []
    other = MBO if first["organisation_id"] == str(SCHOOL) else SCHOOL
    assert rule(press.make_key(other)) == "CodeIsOfAnotherIssuer"
    press.approve(first["id"])
    assert rule(press.make_key(other)) == "CodeIsOfAnotherIssuer"
    assert len(list(press.database.keys.rglob("*.pem"))) == 1
    with pytest.raises(IntegrityError):
        press.database.execute_as_admin("UPDATE certification.issuer_keys SET organisation_id = :it", it=other)


def test_the_private_half_is_in_no_table(press):
    pem = next(press.database.keys.rglob("*.pem")).read_text()
    secret = "".join(pem.partition("PRIVATE KEY-----")[2].partition("-----")[0].split())[:40]

    for table in ("issuer_keys", "journal", "audit_log", "idempotency"):
        assert secret not in str(press.database.rows("certification", f"SELECT t::text AS it FROM {table} t"))  # noqa: S608


def test_a_newer_key_takes_over_and_what_the_former_signed_stays_genuine(press):
    old = press.issued()
    press.approve(press.make_key().json["id"])

    keys = {each["state"]: each for each in press.teacher.get("/v1/issuer-keys").json}
    assert set(keys) == {"retired", "in_use"}
    document = press.portal.get("/v1/issuers/99AA/did").json["document"]
    assert {each["id"] for each in document["verificationMethod"]} == {each["kid"] for each in keys.values()}
    jwt = press.teacher.get(f"/v1/certificates/{old['id']}/credential").json["jwt"]
    token = jose.opened(jwt)
    signed_by = next(each["publicKeyJwk"] for each in document["verificationMethod"] if each["id"] == token.kid)
    assert token.kid == keys["retired"]["kid"]
    assert jose.is_signed_by(token, signed_by)
    assert press.print_all() == 1  # the paper is sealed by the key that signed it


def test_a_real_installation_signs_with_no_key_for_tests(press):
    with press.database.work("certification") as work:
        assert set(work.use(IssuerKeys).in_use([SCHOOL], is_real=False)) == {SCHOOL}
        assert work.use(IssuerKeys).in_use([SCHOOL], is_real=True) == {}
        assert work.use(IssuerKeys).trusted(is_real=True) == []
    assert Signers(press.database.keys, is_real=True).is_real


def test_a_real_installation_publishes_no_key_for_tests_and_signs_no_list_with_one(press):
    press.issued()
    room = press.portal.application.extensions[ROOM]
    paths = "/v1/issuers/99AA/did", "/v1/issuers/99AA/status-lists/1"
    assert [press.portal.get(path).status_code for path in paths] == [200, 200]

    press.portal.application.extensions[ROOM] = replace(room, is_real=True)

    assert [press.portal.get(path).status_code for path in paths] == [404, 404]


def test_the_status_list_says_who_is_revoked_and_nothing_of_the_others(press):
    first = press.issued()
    press.teacher.post(
        f"/v1/certificates/{first['id']}/revocation", json={"reason": "other", "explanation": "Per ongeluk."}
    )
    press.colleague.post(f"/v1/certificates/{first['id']}/revocation/approval")
    index = press.database.rows("certification", "SELECT status_index FROM certificates")[0]["status_index"]

    jwt = press.portal.get("/v1/issuers/99AA/status-lists/1").json["jwt"]
    again = press.portal.get("/v1/issuers/99AA/status-lists/1").json["jwt"]

    published = parse(jose.opened(jwt))
    assert jwt == again
    assert [place for place in range(len(published.bits)) if published.bits.is_set(place)] == [index]
    assert published.url.endswith("/uitgevers/99AA/statuslijst/1")
    assert code_of(first) not in json.dumps(jose.opened(jwt).payload)


@pytest.mark.parametrize(
    "path", ["/v1/issuers/99AA/status-lists/2", "/v1/issuers/99AA/status-lists/x", "/v1/issuers/X/did"]
)
def test_what_nobody_published_is_not_there(press, path):
    press.issued()

    assert press.portal.get(path).status_code == 404
