"""A document of a branche is kept with a young person and looked up by a colleague."""

import pytest

from tests.certification.pdfs import pdf
from tests.portal.stage import Stage, typed

FILLED = {
    "kind": "branchecertificaat",
    "issuer": "Branche Logistiek",
    "title": "Veilig werken met de heftruck",
    "number": "HT-2026-0417",
}


@pytest.fixture
def page(stage: Stage) -> str:
    """The page of a young person who left school."""
    stage.fill_catalogue()
    return stage.report_leaver()


def test_it_is_kept_opened_and_looked_up_by_somebody_else(stage: Stage, page: str):
    coach = stage.sign_in("job_coach").open(page).follow("Document van een ander bewaren")
    coach.submit(FILLED | {"issued_on": typed(stage.today)}, files={"pdf": pdf()})
    assert "Het document is bewaard." in coach.text

    document = coach.open(page).link("Veilig werken met de heftruck")
    assert "U hebt dit document zelf bewaard." in coach.open(document).text
    assert coach.client.get(coach.link("Pdf openen")).data.startswith(b"%PDF")

    school = stage.sign_in("school_staff").open(document)
    school.submit({"how": "asked_issuer"}, button="Ja, het is nagekeken")
    assert "Vastgelegd dat het document is nagekeken." in school.text
    assert "Nagekeken" in stage.sign_in("job_coach").open(page).text


def test_what_is_wrong_is_said_and_nothing_is_lost(stage: Stage, page: str):
    coach = stage.sign_in("job_coach").open(page).follow("Document van een ander bewaren")

    coach.submit(FILLED | {"issued_on": typed(stage.today)})
    assert "Kies de pdf van het branchecertificaat" in coach.text
    coach.submit(FILLED | {"issued_on": typed(stage.today)}, files={"pdf": b"GIF89a"})
    assert "Dit is geen pdf die wij kunnen lezen." in coach.text
    coach.submit(FILLED | {"issued_on": typed(stage.today)}, files={"pdf": pdf() + b" " * 700_001})
    assert "Een pdf is hooguit 700 kB." in coach.text

    assert coach.form().values["title"] == FILLED["title"]
    assert stage.database.rows("certification", "SELECT * FROM kept_documents") == []


def test_what_does_not_belong_here_is_taken_away(stage: Stage, page: str):
    coach = stage.sign_in("job_coach").open(f"{page}/document")
    coach.submit(FILLED | {"kind": "mbo_verklaring", "issued_on": typed(stage.today)})

    coach.open(page).follow("Veilig werken met de heftruck").submit(button="Weghalen")

    assert "Het document is weggehaald." in coach.text
    assert "heftruck" not in coach.open(page).text
