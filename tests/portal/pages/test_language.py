"""Who wants to read English does so, on every page of Doorlijn and wherever he signs in."""

import re

import pytest

from tests.portal.stage import Stage
from tests.portal.visitor import Visitor

ENGLISH = {"Accept-Language": "en-GB,en;q=0.9,nl;q=0.5"}


def language_of(visitor: Visitor) -> str:
    """Which language the page says to be in."""
    return re.findall(r'<html lang="(\w+)">', visitor.html)[0]


def choose(visitor: Visitor, language: str) -> Visitor:
    """Press the button at the foot of the page."""
    chosen = {"csrf_token": visitor.csrf(), "taal": language, "verder": visitor.path}
    answer = visitor.client.post("/voorkeuren/taal", data=chosen)
    return visitor.open(answer.location)


@pytest.mark.parametrize(
    ("asked", "spoken"), [(ENGLISH, "en"), ({"Accept-Language": "fr, de"}, "nl"), ({}, "nl")], ids=["en", "fr", "none"]
)
def test_the_browser_makes_the_first_guess(region: Stage, asked, spoken):
    answer = region.app.test_client().get("/aanmelden", headers=asked)

    assert f'<html lang="{spoken}">' in answer.text
    assert answer.headers["Content-Language"] == spoken
    assert "Accept-Language" in answer.headers["Vary"]


def test_a_choice_leads_back_to_the_same_page_and_goes_before_the_guess(stage: Stage):
    coach = stage.sign_in("job_coach").open("/jongeren")

    choose(coach, "en")

    assert (coach.path, language_of(coach)) == ("/jongeren", "en")
    assert "Everybody in aftercare whom you may see" in coach.text
    assert "Content-Language: en" in str(coach.answer.headers)


def test_a_choice_goes_along_to_another_browser(stage: Stage):
    choose(stage.sign_in("job_coach"), "en")

    assert language_of(stage.sign_in("job_coach").open("/werk")) == "en"
    assert language_of(stage.sign_in("werkconsulent").open("/werk")) == "nl"


def test_a_browser_remembers_the_choice_without_anybody_signed_in(region: Stage):
    visitor = Visitor(region.app.test_client()).open("/aanmelden")

    choose(visitor, "en")

    assert language_of(visitor.open("/aanmelden")) == "en"


def test_a_language_that_is_not_there_changes_nothing(stage: Stage):
    coach = stage.sign_in("job_coach").open("/werk")

    choose(coach, "xx")

    assert language_of(coach) == "nl"


def test_a_choice_never_leads_elsewhere(region: Stage):
    visitor = Visitor(region.app.test_client()).open("/aanmelden")
    chosen = {"csrf_token": visitor.csrf(), "taal": "en", "verder": "https://elders.example/"}

    assert visitor.client.post("/voorkeuren/taal", data=chosen).location == "/"


def test_what_an_api_refuses_stands_on_the_page_in_the_same_language(stage: Stage):
    page = stage.report_leaver()
    coach = choose(stage.sign_in("job_coach").open(page), "en")

    coach.open(f"{page}/uitval").submit({"on": "31-12-2030", "reason": "drop_out"})

    assert "lies in the future; today is" in coach.text


def test_days_and_numbers_are_said_in_the_same_language(stage: Stage):
    page = stage.report_leaver()
    coach = stage.sign_in("job_coach").open(page)
    assert re.search(r"\d maart 2009", coach.text)

    choose(coach, "en")

    assert re.search(r"\d March 2009", coach.text)


def test_one_reader_does_not_change_what_the_next_one_reads(region: Stage):
    client = region.app.test_client()
    client.get("/aanmelden", headers=ENGLISH)

    assert '<html lang="nl">' in client.get("/aanmelden").text
