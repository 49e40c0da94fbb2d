from datetime import date

from marshmallow.validate import Length

from language import days
from language.texts import Later, _, ngettext, speaking, spoken


def test_a_text_is_dutch_unless_somebody_chose_otherwise():
    assert _("Zoeken") == "Zoeken"
    with speaking("en"):
        assert _("Zoeken") == "Search"
    assert _("Zoeken") == "Zoeken"


def test_a_language_that_nobody_translated_into_is_said_in_dutch():
    with speaking("fr"):
        assert (spoken(), _("Zoeken")) == ("nl", "Zoeken")


def test_nothing_stays_nothing():
    with speaking("en"):
        assert _("") == ""


def test_one_and_many_are_told_apart():
    with speaking("en"):
        said = [ngettext("{n} dag te laat", "{n} dagen te laat", n).format(n=n) for n in (1, 2)]

    assert said == ["1 day late", "2 days late"]


def test_a_sentence_of_a_form_is_said_when_it_is_filled_in():
    check = Length(1, 5, error=Later("Vul {min} tot {max} tekens in."))

    with speaking("en"):
        assert check.error.format(min=1, max=5) == "Fill in 1 to 5 characters."
    assert check.error.format(min=1, max=5) == "Vul 1 tot 5 tekens in."


def test_days_are_said_as_the_reader_says_them():
    day = date(2026, 11, 21)

    assert (days.say_full_day(day), days.say_short_day(day)) == ("zaterdag 21 november 2026", "21 nov")
    with speaking("en"):
        assert (days.say_full_day(day), days.say_short_day(day)) == ("Saturday 21 November 2026", "21 Nov")


def test_numbers_are_said_as_the_reader_says_them():
    assert (days.say_number(12345), days.say_number(24.5), days.say_number(24.0)) == ("12.345", "24,5", "24")
    with speaking("en"):
        assert (days.say_number(12345), days.say_number(24.5)) == ("12,345", "24.5")
