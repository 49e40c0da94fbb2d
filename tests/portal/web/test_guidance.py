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
