from concurrent.futures import ThreadPoolExecutor

from services.certification.handlers import make_papers
from services.certification.storage.issuer_keys import IssuerKeys
from services.certification.storage.register import Register
from services.certification.storage.signers import Signers
from tests.certification.people import MBO, PUPIL
from tests.certification.press import code_of
from tests.certification.trainer import rule
from tests.machinery.waiting import wait_for

WHY = {"reason": "wrong_data", "explanation": "De geboortedatum klopt niet."}


def propose(press, certificate, client=None):
    return (client or press.teacher).post(f"/v1/certificates/{certificate['id']}/revocation", json=WHY)


def carry_out(client, certificate):
    return client.post(f"/v1/certificates/{certificate['id']}/revocation/approval")


def test_one_proposes_and_another_revokes(press):
    found = press.issued()

    assert propose(press, found).json["revocation"]["reason"] == "wrong_data"
    assert press.check(code_of(found)).json["state"] == "valid"
    assert rule(propose(press, found)) == "RevocationIsProposed"
    assert rule(carry_out(press.teacher, found)) == "ProposerDoesNotRevoke"
    assert carry_out(press.colleague, found).status_code == 201

    assert press.check(code_of(found)).json["state"] == "revoked"
    told = dict(press.database.published("certification"))["certificate_revoked"]
    assert (told["certificate_id"], told["reason"], told["pupil_id"]) == (found["id"], "wrong_data", str(PUPIL))
    assert "geboortedatum" not in str(told)


def test_only_whoever_gave_it_or_the_coordinator_carries_it_out(press):
    found = press.issued()
    propose(press, found)
    issuer = "jsonb_set(fact, '{issuer,organisation_id}', to_jsonb(CAST(:it AS text)))"
    changed = f"UPDATE certification.certificates SET issuer_id = CAST(:it AS uuid), fact = {issuer}"  # noqa: S608  our own
    press.database.execute_as_admin(changed, it=str(MBO))

    assert rule(carry_out(press.colleague, found)) == "OnlyTheIssuerRevokes"
    assert press.check(code_of(found)).json["state"] == "valid"
    assert carry_out(press.coordinator, found).status_code == 201


def test_a_system_of_the_school_neither_proposes_nor_revokes(press):
    found = press.issued()

    assert propose(press, found, press.system).status_code == 403
    propose(press, found)
    assert carry_out(press.system, found).status_code == 403
    assert press.check(code_of(found)).json["state"] == "valid"


def test_what_is_revoked_stays_so(press):
    found = press.issued()
    propose(press, found)
    carry_out(press.coordinator, found)

    assert rule(carry_out(press.colleague, found)) == "IsRevoked"
    assert rule(propose(press, found)) == "IsRevoked"
    assert rule(press.teacher.delete(f"/v1/certificates/{found['id']}/revocation")) == "IsRevoked"


def test_a_proposal_can_be_taken_back_and_nothing_was_proposed_is_no_proposal(press):
    found = press.issued()
    propose(press, found)

    assert press.teacher.delete(f"/v1/certificates/{found['id']}/revocation").json["revocation"] is None
    assert carry_out(press.colleague, found).status_code == 404
    assert press.teacher.delete(f"/v1/certificates/{found['id']}/revocation").status_code == 404


def test_a_correction_is_a_new_document_that_names_the_old_one(press):
    first = press.issued()
    propose(press, first)
    carry_out(press.colleague, first)

    again = press.issue(first["trajectory_id"]).json["items"][0]

    found = press.teacher.get(f"/v1/certificates/{again['certificate_id']}").json
    assert (found["serial"], found["replaces"]) == ("99AA-2026-00002", first["serial"])
    assert press.check(code_of(found)).json["state"] == "valid"
    assert press.check(code_of(first)).json["state"] == "revoked"


def test_a_reason_is_one_that_we_know(press):
    found = press.issued()

    for body in ({}, {"reason": "wrong_data"}, {"reason": "zomaar", "explanation": "x"}):
        assert press.teacher.post(f"/v1/certificates/{found['id']}/revocation", json=body).status_code == 400


def erase(press):
    press.town.hear("intake", "pupil_erased", {"pupil_id": PUPIL, "erased_on": "2028-07-18"}, f"pupil/{PUPIL}")


def test_a_paper_that_is_being_made_while_the_file_is_destroyed_goes_too(press):
    press.issued()

    with ThreadPoolExecutor(1) as meanwhile:
        with press.database.work("certification") as work:
            signers = Signers(press.database.keys)
            assert make_papers.handle(work.use(Register), work.use(IssuerKeys), signers.of, work.now)
            erased = meanwhile.submit(erase, press)
            wait_for(lambda: press.database.rows_as_admin("SELECT 1 FROM pg_locks WHERE NOT granted"))
        erased.result()

    assert press.database.rows("certification", "SELECT * FROM certificate_papers") == []


def test_the_words_of_a_revocation_go_with_the_file_and_its_reason_stays(press):
    propose(press, press.issued())

    erase(press)

    rows = press.database.rows("certification", "SELECT reason, explanation FROM revocations")
    assert rows == [{"reason": "wrong_data", "explanation": ""}]


def test_after_the_file_is_destroyed_the_register_still_says_what_is_genuine(press):
    found = press.issued()
    press.print_all()

    press.town.hear("intake", "pupil_erased", {"pupil_id": PUPIL, "erased_on": "2028-07-18"}, f"pupil/{PUPIL}")

    row = press.database.rows("certification", "SELECT pupil_id, trajectory_id, serial FROM certificates")[0]
    assert (row["pupil_id"], row["trajectory_id"], row["serial"]) == (None, None, found["serial"])
    assert press.database.rows("certification", "SELECT * FROM certificate_papers") == []
    assert press.check(code_of(found), surname="Bakker").json["name"] == "Sanne Bakker"
    assert rule(press.teacher.get(f"/v1/certificates/{found['id']}/paper")) == "PaperIsDestroyed"
    report = press.coordinator.get("/v1/destructions").json
    assert {(each["category"], each["amount"]) for each in report} == {("trajectories", 1), ("certificate_papers", 1)}
    propose(press, found)
    assert carry_out(press.colleague, found).status_code == 201
    assert press.print_all() == 0
