"""`doorlijn praktijkverklaring verify`: four answers and an exit code, with a network and without."""

import json
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner
from werkzeug import Request, Response
from werkzeug.serving import make_server

from doorlijn import issuers_on_the_web
from doorlijn.commands.praktijkverklaring import app
from doorlijn.issuers_on_the_web import IssuersOnTheWeb
from services.certification.papers import did
from services.certification.papers.credential import compact, credential
from services.certification.papers.signer import public_jwk
from services.certification.papers.status_list import REVOCATION, StatusList, status_credential
from services.certification.papers.trust import TrustedIssuer, trust_list, written
from tests.certification.papers.documents import CODE, DID, DIPLOMA, DOCUMENT, NOW, key, sealed
from tests.machinery.processes import DOORLIJN

# The command reads the clock of this machine, which may stand before that of the invented document.
OLD = replace(DOCUMENT, issued_at=NOW.replace(month=1, day=5))


@pytest.fixture
def trust(tmp_path: Path) -> Path:
    file = tmp_path / "trust.json"
    issuer = TrustedIssuer(DID, "Praktijkschool De Vaart", {key().kid: public_jwk(key())})
    file.write_text(written(trust_list("De Lijnstreek", [issuer], NOW)), encoding="utf-8")
    return file


def run(*words: object):
    return CliRunner().invoke(app, ["verify", *map(str, words)])


@pytest.fixture
def document(tmp_path: Path) -> Path:
    file = tmp_path / "verklaring.pdf"
    file.write_bytes(sealed(OLD))
    return file


def test_a_true_document_gets_four_answers_and_exit_code_0(document, trust):
    done = run(document, "--offline", "--trust", trust)

    assert done.exit_code == 0
    for said in ("Sanne de Boer", "Is de handtekening goed?", "niet ingetrokken?", "internet nodig", "Elk woord"):
        assert said in " ".join(done.stdout.split())


def test_machines_get_the_same(document, trust):
    told = json.loads(run(document, "--offline", "--trust", trust, "--json").stdout)

    assert told["is_valid"]
    assert {question: each["answer"] for question, each in told["answers"].items()} == {
        "signature": "yes",
        "issuer": "yes",
        "revocation": "unknown",
        "text": "yes",
    }
    assert told["document"]["work_processes"][2] == {"code": "B1-K1-W3", "judgement": "with_help"}


def test_a_changed_document_has_exit_code_1(document, trust):
    pdf = bytearray(document.read_bytes())
    pdf[len(pdf) // 2] ^= 1
    document.write_bytes(pdf)

    assert run(document, "--offline", "--trust", trust).exit_code == 1


def test_nothing_is_said_but_the_answers_about_a_file_with_a_broken_page(tmp_path, trust):
    """Pypdf would complain, in words that help nobody who asks whether a document is genuine."""
    pdf = bytearray(sealed(OLD))
    pdf[len(pdf) // 2] ^= 1
    file = tmp_path / "kapot.pdf"
    file.write_bytes(pdf)

    done = subprocess.run(
        [DOORLIJN, "praktijkverklaring", "verify", file, "--offline", "--trust", trust],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (1, "")


def test_a_diploma_is_verified_as_well_and_machines_are_told_its_parts(tmp_path, trust):
    file = tmp_path / "diploma.pdf"
    file.write_bytes(sealed(replace(DIPLOMA, issued_at=OLD.issued_at)))

    done = run(file, "--offline", "--trust", trust, "--json")

    told = json.loads(done.stdout)["document"]
    assert (done.exit_code, told["programme"], told["parts"]) == (0, DIPLOMA.programme, list(DIPLOMA.parts))


def test_a_sound_document_of_an_issuer_who_is_not_trusted_has_exit_code_2(tmp_path, trust):
    stranger = "did:web:doorlijn.example:uitgevers:99ZZ"
    foreign = replace(OLD, issuer=replace(OLD.issuer, code="99ZZ", did=stranger))
    file = tmp_path / "vreemd.pdf"
    file.write_bytes(sealed(foreign, key(stranger)))

    done = run(file, "--offline", "--trust", trust)

    assert done.exit_code == 2
    assert "staat niet op de lijst" in " ".join(done.stdout.split())


def test_without_a_list_nobody_is_trusted(document):
    assert run(document, "--offline").exit_code == 2


@pytest.mark.parametrize("carrier", [credential, compact])
def test_the_jwt_and_the_text_of_the_code_can_be_checked_as_well(tmp_path, trust, carrier):
    file = tmp_path / "verklaring.jwt"
    file.write_text(carrier(OLD, key()) + "\n", encoding="ascii")

    assert run(file, "--offline", "--trust", trust).exit_code == 0


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path, document):
    assert run(tmp_path / "weg.pdf").exit_code == 3
    assert run(document, "--offline", "--trust", tmp_path / "weg.json").exit_code == 3


def test_a_list_that_is_none_is_refused(tmp_path, document):
    wrong = tmp_path / "trust.json"
    wrong.write_text('{"issuers": [{"did": "x"}]}', encoding="utf-8")

    done = run(document, "--offline", "--trust", wrong)

    assert done.exit_code == 1
    assert "niet te lezen" in " ".join(done.stderr.split())


class School:
    """A school that publishes its keys and its list, on this machine."""

    def __init__(self) -> None:
        self.answers: dict[str, Response] = {}
        self.asked: list[str] = []
        self.server = make_server("127.0.0.1", 0, Request.application(self._answer), threaded=True)
        self.url = f"http://127.0.0.1:{self.server.port}"
        self.did = did.of(self.url, "20AB")
        self.list = f"{self.url}/uitgevers/20AB/statuslijst/1"
        self.signer = key(self.did)
        self.document = replace(
            OLD, issuer=replace(OLD.issuer, did=self.did), status_list=self.list, page=f"{self.url}/controle/{CODE}"
        )

    def _answer(self, request: Request) -> Response:
        self.asked.append(request.path)
        return self.answers.get(request.path, Response(status=404))

    def publish(self, *withdrawn: int) -> None:
        text = status_credential(
            StatusList(withdrawn=withdrawn), self.list, self.did, REVOCATION, self.signer, OLD.issued_at
        )
        self.answers["/uitgevers/20AB/statuslijst/1"] = Response(text)
        shown = json.dumps(did.document(self.did, [public_jwk(self.signer)]))
        self.answers["/uitgevers/20AB/did.json"] = Response(shown, mimetype="application/did+json")


@pytest.fixture
def school() -> Iterator[School]:
    made = School()
    thread = threading.Thread(target=made.server.serve_forever)
    thread.start()
    yield made
    made.server.shutdown()
    thread.join()
    made.server.server_close()


def test_with_a_network_keys_and_list_come_from_the_issuer(school, tmp_path):
    school.publish()
    file, trust = tmp_path / "verklaring.jwt", tmp_path / "trust.json"
    file.write_text(credential(school.document, school.signer), encoding="ascii")
    trust.write_text(written(trust_list("De Lijnstreek", [TrustedIssuer(school.did, "School")], NOW)), encoding="utf-8")

    good, foreign = run(file, "--trust", trust), run(file, "--loopback")
    school.publish(school.document.status_index)
    withdrawn = run(file, "--trust", trust)

    assert (good.exit_code, foreign.exit_code, withdrawn.exit_code) == (0, 2, 1)
    assert "heeft dit document ingetrokken" in " ".join(withdrawn.stdout.split())
    assert set(school.asked) == {"/uitgevers/20AB/did.json", "/uitgevers/20AB/statuslijst/1"}


def test_without_the_list_it_cannot_be_known_and_is_not_valid(school, tmp_path):
    school.publish()
    del school.answers["/uitgevers/20AB/statuslijst/1"]
    file = tmp_path / "verklaring.jwt"
    file.write_text(credential(school.document, school.signer), encoding="ascii")

    assert run(file, "--loopback").exit_code == 1


def test_a_strangers_file_sends_us_nowhere(school, tmp_path, trust):
    school.publish()
    jwt, pdf = tmp_path / "vreemd.jwt", tmp_path / "vreemd.pdf"
    jwt.write_text(credential(school.document, school.signer), encoding="ascii")
    pdf.write_bytes(sealed(school.document, school.signer))

    told = [run(jwt, "--trust", trust, "--loopback"), run(pdf, "--trust", trust, "--loopback"), run(jwt), run(pdf)]

    assert school.asked == []
    assert [each.exit_code for each in told] == [1, 2, 1, 2]


def test_a_key_out_of_the_file_itself_leads_to_no_address(school, tmp_path):
    school.publish()
    del school.answers["/uitgevers/20AB/did.json"]
    pdf = tmp_path / "vreemd.pdf"
    pdf.write_bytes(sealed(school.document, school.signer))

    run(pdf, "--loopback")

    assert school.asked == ["/uitgevers/20AB/did.json"]


@pytest.mark.parametrize(
    "path",
    ["/elders", "/uitgevers/20AB/statuslijst/1?a=1", "/uitgevers/99ZZ/statuslijst/1", "/uitgevers/20AB/statuslijst/"],
)
def test_a_list_at_another_address_than_those_of_lists_is_not_asked_for(school, tmp_path, path):
    school.publish()
    file = tmp_path / "verklaring.jwt"
    elsewhere = replace(school.document, status_list=f"{school.url}{path}")
    file.write_text(credential(elsewhere, school.signer), encoding="ascii")

    assert run(file, "--loopback").exit_code == 1
    assert school.asked == ["/uitgevers/20AB/did.json"]


def test_nothing_leads_elsewhere(school):
    school.answers["/elders"] = Response(status=302, headers={"Location": f"{school.url}/uitgevers/20AB/statuslijst/1"})
    school.publish()

    assert IssuersOnTheWeb(loopback=True).status_list(f"{school.url}/elders") is None
    assert IssuersOnTheWeb(loopback=True).status_list(school.list) is not None
    assert IssuersOnTheWeb().status_list(school.list) is None


def test_an_answer_that_is_too_large_is_not_read(school, monkeypatch):
    school.publish()
    monkeypatch.setattr(issuers_on_the_web, "LARGEST", 10)

    assert IssuersOnTheWeb(loopback=True).status_list(school.list) is None


@pytest.mark.parametrize(
    "url",
    ["http://example.org/list", "file:///etc/passwd", "ftp://127.0.0.1/x", "https://", "http://127.0.0.1:1/x", "::"],
)
def test_an_address_that_is_not_safe_or_not_there_gives_nothing(url: str):
    assert IssuersOnTheWeb().status_list(url) is None
