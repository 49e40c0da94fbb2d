"""Nothing is believed that was not seen, and a part that is restarting is waited for."""

from datetime import UTC, datetime

import pytest

from doorlijn.tour.telling import EventSeen, Step
from doorlijn.tour.watching import NotSeen, Unreachable, insist, until


def test_what_is_not_seen_before_the_deadline_did_not_happen():
    with pytest.raises(NotSeen, match="de mail"):
        until(lambda: None, "de mail", deadline=0.05)


def test_a_part_that_comes_back_is_waited_for():
    answers = iter([Unreachable("weg"), Unreachable("weg"), "er weer"])

    def look():
        answer = next(answers)
        if isinstance(answer, Unreachable):
            raise answer
        return answer

    assert until(look, "het antwoord", deadline=5) == "er weer"


def test_what_stood_in_the_way_is_told():
    def look():
        raise Unreachable("poort dicht")

    with pytest.raises(NotSeen, match="poort dicht"):
        until(look, "het antwoord", deadline=0.05)


def test_a_sight_that_is_not_as_it_should_be_stops_the_tour():
    with pytest.raises(NotSeen, match="nul taken"):
        insist([], "nul taken")


def test_json_for_machines_keeps_its_names():
    step = Step(1, "sheet_previewed", "De school bekijkt de lijst", datetime(2026, 11, 21, tzinfo=UTC))
    step.events.append(EventSeen("01", "pupil_left_school", "pupil/7"))

    told = step.as_json()

    assert sorted(told) == ["at", "event_ids", "events", "number", "ok", "problem", "seconds", "sees", "step", "title"]
    assert (told["ok"], told["event_ids"], told["at"]) == (False, ["01"], "2026-11-21T00:00:00.000+00:00")
