"""What people are told: short sentences, one action, nobody named."""

import re

import pytest

from language.days import say_full_day as say_day
from services.notifications.domain.absence_wording import COLLEAGUE_AWAY
from services.notifications.domain.exit_wording import APPROACHING, WITHOUT_WERKCONSULENT
from services.notifications.domain.local_time import say_time
from services.notifications.domain.transfer_wording import GONE
from services.notifications.domain.wording import (
    HELD_EARLIER,
    NOT_OWED,
    OWNER_MISSING,
    RELEASED,
    TRANSFER_GONE,
    WORDING,
    Wording,
)
from services.notifications.service import NotificationsService

HEARD_BUT_NOT_TOLD = {
    "aftercare_opened",
    "aftercare_extended",
    "covenant_agreed",
    "pupil_erased",
    "organisation_registered",
    "role_granted",
    "role_revoked",
}
NO_EVENT = {"name", "outdated", "any_event"}
MOST_WORDS = 17  # per sentence: what level B1 bears


def test_everything_that_is_told_has_words():
    heard = {name for name in dir(NotificationsService) if not name.startswith("_")} - NO_EVENT

    without_a_name_of_their_own = {
        HELD_EARLIER,
        NOT_OWED,
        OWNER_MISSING,
        RELEASED,
        TRANSFER_GONE,
        GONE,
        COLLEAGUE_AWAY,
        APPROACHING,
        WITHOUT_WERKCONSULENT,
    }
    assert set(WORDING) == heard - HEARD_BUT_NOT_TOLD | without_a_name_of_their_own


@pytest.mark.parametrize("words", WORDING.values(), ids=WORDING.keys())
def test_sentences_are_short(words: Wording):
    for text in (words.title, words.task, words.note):
        for sentence in re.split(r"[.:] ?", text):
            assert len(sentence.split()) <= MOST_WORDS, sentence


@pytest.mark.parametrize("words", WORDING.values(), ids=WORDING.keys())
def test_the_subject_names_the_platform_and_a_number_and_nothing_else(words: Wording):
    assert re.fullmatch(r"Doorlijn: 1 [a-z ]+", words.subject)


def test_days_and_times_are_said_in_dutch(at):
    assert say_day(at("2026-12-04T09:00:00Z").date()) == "vrijdag 4 december 2026"
    assert say_time(at("2026-12-04T09:00:00Z")) == "10.00 uur"
    assert say_time(at("2026-07-04T09:00:00Z")) == "11.00 uur"
