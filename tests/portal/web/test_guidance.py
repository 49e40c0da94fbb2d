"""At each step stands what was agreed, briefly."""

from services.portal.domain.guidance import GUIDANCE
from tests.portal.stage import Stage

LONGEST = 260


def test_guidance_belongs_to_a_page_that_is_there(region: Stage):
    assert GUIDANCE.keys() - region.app.view_functions.keys() == set()


def test_guidance_is_short():
    assert [name for name, text in GUIDANCE.items() if len(text) > LONGEST] == []


def test_guidance_stands_on_its_page(region: Stage):
    school = region.sign_in("school_staff").open("/schoolverlaters/melden")

    assert "Wat is hier afgesproken? De school meldt elke leerling" in school.text
    assert "Wat is hier afgesproken?" not in school.open("/schoolverlaters").text


def test_a_text_that_counts_says_the_number_that_the_region_set(stage: Stage):
    stage.database.execute_as_admin(
        "UPDATE aftercare.policies SET amount = 7 WHERE key IN ('career_conversation', 'next_step')"
    )
    page = stage.report_leaver()

    drop_out = stage.sign_in("job_coach").open(f"{page}/uitval")
    talk = stage.sign_in("werkconsulent").open(stage.end_contract(page))

    assert "plant binnen 7 werkdagen een inclusief loopbaangesprek" in drop_out.text
    assert "Het loopbaangesprek is binnen 7 werkdagen nadat" in talk.text
