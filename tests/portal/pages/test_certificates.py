"""The school only prints; whoever holds a document can hold it to the light."""

import pytest

from access.actor import Actor
from doorlijn.paper_making import make_one
from services.certification.storage.signers import Signers
from services.directory.domain import rules
from services.portal.pages import checks
from tests.portal.press import issue_all, make_key, print_all, ready
from tests.portal.stage import Stage
from tests.portal.trainer import start_trajectory, visitor


@pytest.fixture
def page(stage: Stage) -> str:
    """The page of a young person of whom a trainer signed everything; the school has a key."""
    stage.fill_catalogue()
    page = stage.report_leaver()
    make_key(stage)
    ready(stage, page)
    return page


def test_a_school_issues_and_prints_and_the_page_of_the_young_person_says_so(stage: Stage, page: str):
    school = stage.sign_in("school_staff").open("/praktijkverklaringen")
    assert "Sanne van der Veen" in school.text

    school.submit(button="Aangekruiste uitgeven")

    assert "0 van 1 pdf's zijn klaar" in school.text
    print_all(stage)
    school.open(school.path)
    assert "Alle pdf's zijn klaar." in school.text
    assert school.client.get(school.link("Printen")).data.startswith(b"%PDF")
    assert "Praktijkverklaring 99AA-2026-00001 is uitgegeven." in school.open(page).text
    stage.deliver()
    assert "Een jongere heeft een praktijkverklaring" in stage.sign_in("job_coach").open("/meldingen").text


def test_what_is_missing_is_named_with_who_owes_it(stage: Stage):
    stage.fill_catalogue()
    start_trajectory(stage, stage.report_leaver())

    school = stage.sign_in("school_staff").open("/praktijkverklaringen")

    assert "Werkproces B1-K1-W1 is nog niet beoordeeld." in school.text
    assert "de praktijkopleider" in school.text
    assert "Er is nu niets klaar om uit te geven." in school.text


def test_who_works_at_a_school_alone_has_the_coordinator_issue(stage: Stage, page: str):
    asker, second = stage.person("school_staff").person_id, stage.sign_in("coordinator")
    stage.database.execute_as_admin("UPDATE certification.evidence_requests SET requested_by = :it", it=asker)
    school = stage.sign_in("school_staff").open("/praktijkverklaringen")
    assert (
        "Wie de beoordeling vroeg, geeft het document niet zelf uit. Vraag een collega of de coördinator."
        in school.text
    )
    assert "een tweede persoon van de school, of de coördinator" in school.text

    second.open(page).follow("Assistent logistiek").submit(button="Uitgeven voor de school")

    assert "De praktijkverklaring is uitgegeven." in second.text
    assert "TEST, niet geldig" in second.text


def test_a_document_can_be_looked_at_before_it_is_issued(stage: Stage, page: str):
    school = stage.sign_in("school_staff").open("/praktijkverklaringen")

    assert school.client.get(school.link("Voorbeeld")).data.startswith(b"%PDF")


def issued(stage: Stage) -> tuple[str, str]:
    """Issue the one that is ready; gives its page and its public page."""
    mine = stage.sign_in("school_staff").open(issue_all(stage)).link("Sanne van der Veen")
    row = stage.database.rows("certification", "SELECT public_code FROM certificates ORDER BY issued_at DESC")[0]
    return mine, f"/controle/{row['public_code']}"


def test_the_public_page_says_whose_it_is_only_to_who_knew_that(stage: Stage, page: str):
    _own, public = issued(stage)

    anybody = visitor(stage).open(public)
    assert "TEST, niet geldig." in anybody.text
    assert "Bereidt werk voor" in anybody.text
    assert "Sanne" not in anybody.text
    assert "Veen" not in anybody.text

    anybody.submit({"holder": "Jansen"})
    assert (anybody.status, "Dit hoort niet bij dit document." in anybody.text) == (400, True)
    anybody.open(public).submit({"holder": "van der veen"})
    assert "Sanne van der Veen, geboren in 2009" in anybody.text
    anybody.open(public).submit({"holder": "14-3-2009"})
    assert "Sanne van der Veen" in anybody.text
    assert '<meta name="robots" content="noindex, nofollow">' in anybody.html
    assert visitor(stage).open("/controle/AAAABBBBCCCCDDDDEEEEFFFF").status == 404


def test_a_document_is_revoked_by_two_persons_and_a_new_one_names_it(stage: Stage, page: str):
    own, public = issued(stage)
    school = stage.sign_in("school_staff").open(own).follow("Voorstellen om dit document in te trekken")
    school.submit({"reason": "wrong_data", "explanation": "De naam klopt niet."})
    assert "Een tweede persoon trekt het document in." in school.text

    coordinator = stage.sign_in("coordinator").open(own)
    coordinator.submit(button="Intrekken")

    assert "Het document is ingetrokken." in coordinator.text
    stage.deliver()
    assert "Vertel de jongere" in stage.sign_in("school_staff").open("/meldingen").text
    assert "Nee, ingetrokken op" in visitor(stage).open(public).text

    school.open("/praktijkverklaringen").submit(button="Aangekruiste uitgeven")
    assert "Kies eerst een of meer jongeren." in school.text  # a new one comes only on purpose
    assert "Nummer 99AA-2026-00001 is ingetrokken." in school.text
    [row] = stage.database.rows("certification", "SELECT trajectory_id FROM trajectories")
    school.submit({"only": str(row["trajectory_id"])}, button="Alleen deze uitgeven")
    assert "In plaats van" in school.open(school.link("Sanne van der Veen")).text


def test_a_page_that_the_young_person_wants_closed_says_nothing(stage: Stage, page: str):
    own, public = issued(stage)

    stage.sign_in("school_staff").open(own).submit(button="Openbare pagina sluiten")

    closed = visitor(stage).open(public)
    assert "De jongere heeft deze pagina laten sluiten." in closed.text
    assert "99AA-" not in closed.text


def test_what_issuers_publish_can_be_cached_and_read_by_anybody(stage: Stage, page: str):
    issued(stage)
    anybody = visitor(stage).client

    for path in ("/uitgevers/99AA/did.json", "/uitgevers/99AA/statuslijst/1", "/uitgevers/vertrouwd.json"):
        first = anybody.get(path)
        again = anybody.get(path, headers={"If-None-Match": first.headers["ETag"]})
        assert (first.status_code, again.status_code) == (200, 304), path
        assert first.headers["Cache-Control"] == "public, max-age=300"
        assert "Set-Cookie" not in first.headers
    assert anybody.get("/uitgevers/99AA/did.json").json["id"].endswith(":uitgevers:99AA")
    for path in ("/uitgevers/99ZZ/did.json", "/uitgevers/99AA/statuslijst/9", "/uitgevers/../did.json"):
        assert anybody.get(path).status_code == 404


def test_who_made_a_key_does_not_put_it_into_use(stage: Stage, page: str):
    maker = stage.person("admin")
    client = stage.database.client("certification", Actor(maker.person_id, "coordinator"))
    stage.sign_in("admin").open("/sleutels/nieuw").submit(
        {"organisation_id": str(stage.person("school_staff").organisation_id), "name": "De regio", "place": "Lijnmonde"}
    )
    waiting = next(each["id"] for each in client.get("/v1/issuer-keys").json if each["state"] == "waiting")

    assert client.post(f"/v1/issuer-keys/{waiting}/approval").json["type"].endswith("MakerDoesNotApprove")


def test_the_administrator_takes_a_key_with_a_mistake_away(stage: Stage, page: str):
    filled = {"organisation_id": str(stage.person("school_staff").organisation_id), "name": "De Ankrlijn", "place": "X"}
    admin = stage.sign_in("admin").open("/sleutels/nieuw")
    admin.submit(filled)
    assert "De Ankrlijn" in admin.text

    admin.submit(button="Weghalen")

    assert "De sleutel is weggehaald. U kunt een nieuwe maken." in admin.text
    assert "De Ankrlijn" not in admin.text
    assert "Weghalen" not in stage.sign_in("school_staff").open("/sleutels").text


def test_every_code_that_the_directory_gives_out_has_a_published_address():
    for code in ("A1", "ROC-2", "R" * 20, "99AA", "GM9001"):
        assert rules.OTHER_CODES[0].fullmatch(code)
        assert checks.ISSUER.fullmatch(code)
    assert checks.ISSUER.pattern == rules.OTHER_CODES[0].pattern
    for code in ("-A", "A", "R" * 21, "a1", "A/B", "A\n"):
        assert not checks.ISSUER.fullmatch(code)


def test_the_administrator_sees_that_a_paper_cannot_be_made_and_why(stage: Stage, page: str):
    assert "niet op papier komen" not in stage.sign_in("admin").open("/gebeurtenissen").text
    stage.sign_in("school_staff").open("/praktijkverklaringen").submit(button="Aangekruiste uitgeven")
    for pem in stage.database.keys.rglob("*.pem"):
        pem.unlink()

    make_one(stage.database.sessions("certification"), Signers(stage.database.keys), stage.database.now)

    admin = stage.sign_in("admin").open("/gebeurtenissen")
    assert "Documenten die niet op papier komen" in admin.text
    assert "De sleutel waarmee is ondertekend, is er niet." in admin.text
    assert "Sanne" not in admin.html


def test_a_page_on_which_was_guessed_too_often_is_opened_by_the_school(stage: Stage, page: str):
    school = stage.sign_in("school_staff").open("/praktijkverklaringen").submit(button="Aangekruiste uitgeven")
    stage.database.execute_as_admin("UPDATE certification.certificates SET all_wrong_guesses = 50")
    [row] = stage.database.rows("certification", "SELECT certificate_id, public_code FROM certificates")
    somebody = visitor(stage).open(f"/controle/{row['public_code']}")
    assert "Vraag de school van wie dit document is." in somebody.text

    school.open(f"/praktijkverklaringen/{row['certificate_id']}").submit(button="De naam weer laten nakijken")

    assert "De naam laten wij alleen zien" in somebody.open(somebody.path).text


def test_the_public_page_uses_the_words_of_the_paper(stage: Stage, page: str):
    issue_all(stage)
    (row,) = stage.database.rows("certification", "SELECT public_code FROM certificates")

    text = visitor(stage).open(f"/controle/{row['public_code']}").text

    assert "zelfstandig" in text
    assert "Kan dit alleen" not in text
