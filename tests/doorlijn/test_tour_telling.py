"""What the tour says on a terminal: people as they are called, Dutch time, ids that can be looked up."""

from datetime import UTC, datetime

from doorlijn.commands import tour
from doorlijn.tour.telling import EventSeen, Sight, Step

EVENT = "01a2005b-f8df-7205-8295-f4c9387f3eb2"


def a_step() -> Step:
    step = Step(1, "case_accepted", "De jobcoach neemt de zaak aan", datetime(2026, 11, 21, 23, 3, tzinfo=UTC), ok=True)
    step.sees.append(Sight("Kees Wiersma", "job_coach", "zaak aangenomen"))
    step.events.append(EventSeen(EVENT, "case_accepted", "case/1"))
    return step


def test_roles_are_said_in_dutch_and_times_as_the_clock_on_the_wall():
    said = "\n".join(tour._lines(a_step()))  # noqa: SLF001  what a terminal without colours gets

    assert "Kees Wiersma (Jobcoach): zaak aangenomen" in said
    assert "job_coach" not in said
    assert "[00:03:00," in said


def test_an_id_is_short_on_the_terminal_and_whole_for_machines():
    said = "\n".join(tour._lines(a_step()))  # noqa: SLF001  what a terminal without colours gets

    assert "case_accepted c9387f3eb2" in said
    assert EVENT not in said
    assert a_step().as_json()["event_ids"] == [EVENT]
