import pytest

from services.aftercare.domain import events
from services.portal.domain import story, whereabouts, words
from services.portal.domain.invitation import read
from services.portal.domain.story import tell
from tests.architecture.landscape import published


def test_a_fact_is_told_in_a_sentence_with_its_day_and_its_reason():
    entry = {
        "at": "2026-11-20T14:00:00+00:00",
        "kind": "contract_ended",
        "ended_on": "2026-11-20",
        "reason": "dismissed",
    }

    told = tell(entry)

    assert told.text == "Een arbeidscontract eindigde op 20 november 2026: de jongere is ontslagen."
    assert told.is_warning


def test_a_fact_we_do_not_know_yet_is_told_all_the_same():
    told = tell({"at": "2026-11-20T14:00:00Z", "kind": "hand_over_done"})

    assert told.text == "Hand over done."


def test_a_missing_detail_never_hides_a_fact():
    told = tell({"at": "2026-11-20T14:00:00Z", "kind": "contract_ended"})

    assert told.text == "Een arbeidscontract eindigde op onbekend: onbekend."


def test_every_fact_of_aftercare_has_a_sentence_and_a_name():
    facts = [name for name, kind in vars(events).items() if isinstance(kind, type) and name != "CaseEvent"]
    names = {"".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)[1:] for name in facts}
    published = {name for name in names if hasattr(getattr(events, _class_of(name), None), "subject")}

    assert published <= {*story.TOLD, *(name for name, _ in story.TOLD_FOR)}
    assert published <= set(words.EVENTS)


def _class_of(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("_"))


@pytest.mark.parametrize(
    ("state", "words_of_it"),
    [("done", "verwerkt"), ("retry", "probeert het vanzelf opnieuw"), ("dead", "Iemand moet ernaar kijken")],
)
def test_where_an_event_is_takes_one_sentence(state, words_of_it):
    place = whereabouts.of_reader("aftercare", {"state": state, "attempts": 2, "settled_at": "2026-11-20T14:00:00Z"})

    assert place.sentence.startswith("Nazorg")
    assert words_of_it in place.sentence
    assert place.can_retry == (state != "done")


def test_a_mail_without_an_invitation_has_none():
    assert read("") is None


def test_every_event_has_a_name_on_the_screen():
    assert sorted({event.name for event in published()} - words.EVENTS.keys()) == []
