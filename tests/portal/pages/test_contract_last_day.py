from datetime import timedelta

import pytest

from services.portal.domain.calendar import day
from tests.portal.stage import Stage, typed


@pytest.fixture
def page(stage: Stage) -> str:
    return stage.report_leaver()


def test_a_contract_is_extended_on_the_page_and_in_the_story(stage: Stage, page: str):
    later = stage.today + timedelta(days=400)
    coach = stage.sign_in("job_coach").open(page).follow("Laatste dag wijzigen")

    coach.submit({"ends_on": typed(later)})

    assert "De laatste dag van het contract is gewijzigd." in coach.text
    assert f"Het contract is verlengd tot en met {day(later)}." in coach.text


def test_whoever_was_quicker_is_shown_beside_what_i_typed(stage: Stage, page: str):
    mine, theirs = stage.today + timedelta(days=500), stage.today + timedelta(days=400)
    coach = stage.sign_in("job_coach").open(page).follow("Laatste dag wijzigen")
    stage.sign_in("coordinator").open(coach.path).submit({"ends_on": typed(theirs)})

    coach.submit({"ends_on": typed(mine)})

    assert coach.status == 409
    assert "Intussen heeft iemand anders dit veranderd" in coach.text
    assert day(theirs) in coach.text
    assert coach.form().values["ends_on"] == typed(mine)
    coach.submit()
    assert f"verlengd tot en met {day(mine)}." in coach.text
