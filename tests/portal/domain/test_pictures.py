from collections.abc import Sequence
from datetime import date
from uuid import UUID

from services.portal.domain.cases import Case, Contract, Conversation
from services.portal.domain.clock import clock
from services.portal.domain.lifeline import lifeline

BEGIN, END = date(2026, 7, 1), date(2028, 7, 1)
NOBODY = UUID(int=1)


def case(contracts: Sequence[Contract] = (), conversations: Sequence[Conversation] = ()) -> Case:
    return Case(NOBODY, NOBODY, BEGIN, END, "open", contracts=list(contracts), conversations=list(conversations))


def test_the_clock_begins_empty_and_ends_full():
    first, last = clock(BEGIN, END, BEGIN), clock(BEGIN, END, END)

    assert (first.arc, first.months_left) == ("", 24)
    assert (last.percent, last.months_left, last.is_over) == (100, 0, False)


def test_before_and_after_the_two_years_the_clock_stands_still():
    assert clock(BEGIN, END, date(2026, 1, 1)).percent == 0
    assert clock(BEGIN, END, date(2029, 1, 1)).is_over


def test_halfway_the_hand_points_down():
    assert clock(BEGIN, END, date(2027, 7, 2)).hand[1] > 180


def test_every_contract_has_its_own_lane_and_none_is_too_thin_to_see():
    contracts = [Contract(NOBODY, BEGIN, ended_on=BEGIN), Contract(NOBODY, date(2027, 1, 1), ends_on=date(2030, 1, 1))]

    drawn = lifeline(case(contracts=contracts), date(2026, 11, 21), 560, 4)

    assert [bar.is_ended for bar in drawn.bars] == [True, False]
    assert drawn.bars[0].width == 4
    assert drawn.bars[0].y < drawn.bars[1].y
    assert drawn.bars[1].x + drawn.bars[1].width <= 560


def test_what_falls_outside_the_two_years_is_drawn_at_the_edge():
    late = Conversation(NOBODY, NOBODY, NOBODY, "held", date(2029, 1, 1))

    drawn = lifeline(case(conversations=[late]), date(2030, 1, 1), 300, 2)

    assert drawn.marks[0].x == drawn.today == 286
    assert [mark.label for mark in drawn.scale] == ["1 jul 2026", "1 jul", "1 jul 2028"]
