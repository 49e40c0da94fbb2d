"""The covenant on its page: in plain words, put in by one person, in force when a second one agreed."""

import io

from access import covenants
from tests.portal.stage import Stage
from tests.portal.visitor import Visitor

FILE = covenants.PACKAGED.read_text(encoding="utf-8")
NEXT = FILE.replace('version: "2026-1"', 'version: "2026-2"').replace(
    "role: job_coach, relation: own_case, data: [case, conversation], phases: [open, closed]",
    "role: job_coach, relation: own_case, data: [case, conversation], phases: [open]",
)


def put_in(admin: Visitor, text: str) -> Visitor:
    form = admin.open("/convenant").form("Nakijken")
    body = form.values | {"file": (io.BytesIO(text.encode()), "convenant.yaml")}
    answer = admin.client.post("/convenant", data=body, content_type="multipart/form-data", follow_redirects=True)
    return admin._at(answer)  # noqa: SLF001  a form with a file


def test_what_holds_is_told_in_words_and_saved_as_a_file(region: Stage):
    page = region.sign_in("coordinator").open("/inzage").follow("Wat het privacyconvenant zegt")

    assert "Wat nu geldt: versie 2026-1" in page.text
    assert "Jobcoach Jongeren van wie iemand de jobcoach is naam en schoolgegevens" in page.text
    assert "Deze versie komt uit het bestand op de server." in page.text
    assert region.sign_in("admin").open("/convenant/nu.yaml").client.get("/convenant/nu.yaml").text == FILE


def test_a_new_version_shows_what_is_different_and_holds_when_the_coordinator_agrees(stage: Stage):
    page = stage.report_leaver()
    admin = put_in(stage.sign_in("admin"), NEXT)
    assert "Zij geldt pas als een tweede persoon instemt." in admin.text
    assert "Instemmen" not in admin.text
    coordinator = stage.sign_in("coordinator").open("/convenant").follow("Versie 2026-2")
    assert "Nieuw: dit gaat open" in coordinator.text
    assert "Weg: dit gaat dicht" in coordinator.text

    coordinator.submit(button="Instemmen")
    stage.deliver()

    assert "Geldt nu" in coordinator.text
    assert "Wat nu geldt: versie 2026-2" in coordinator.open("/convenant").text
    assert stage.sign_in("job_coach").open(page).status == 200
    kept = stage.database.rows("aftercare", "SELECT covenant FROM agreed_covenants")
    assert len(kept) == 1


def test_everything_that_is_wrong_is_said_at_once_and_nothing_waits(region: Stage):
    wrong = NEXT.replace("role: job_coach", "role: jobcoach").replace("relation: region", "relation: iedereen")

    admin = put_in(region.sign_in("admin"), wrong)

    assert admin.status == 400
    assert admin.text.count("is niet bekend. Kies uit:") >= 4
    assert "Wacht op een tweede persoon" not in admin.open("/convenant").text


def test_who_put_it_in_takes_it_back(stage: Stage):
    admin = put_in(stage.sign_in("admin"), NEXT)

    admin.submit(button="Intrekken")

    assert "De versie gaat niet gelden." in admin.text
    assert "Ingetrokken" in admin.open("/convenant").text


def test_a_file_that_is_no_text_or_none_is_refused_in_words(region: Stage):
    admin = region.sign_in("admin")

    assert "Kies een bestand." in admin.open("/convenant").submit(button="Nakijken").text
    form = admin.open("/convenant").form("Nakijken")
    body = form.values | {"file": (io.BytesIO(b"\xff\xfe\x00"), "convenant.yaml")}
    answer = admin.client.post("/convenant", data=body, content_type="multipart/form-data")
    assert (answer.status_code, "Dit bestand is geen tekst." in answer.text) == (400, True)


def test_the_covenant_is_not_for_everybody(region: Stage):
    assert region.sign_in("job_coach").open("/convenant").status == 403
