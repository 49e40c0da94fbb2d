"""The decision on access: what no line of the covenant opens is closed, and a line holds until its last day."""

from dataclasses import replace
from datetime import date

import pytest

from access.policy import AccessIsOver, Asked, Covenant, Rule, decide, openings

FIRST, LAST, TODAY, AFTER = date(2026, 8, 1), date(2028, 7, 31), date(2026, 11, 20), date(2028, 8, 1)
RULE = Rule("aftercare", "job_coach", "own_case", frozenset({"case"}), frozenset({"open"}), "public_task", LAST)
COVENANT = Covenant("De Lijnstreek", "1", FIRST, LAST, {"public_task": "AVG"}, (RULE,))
ASKED = Asked("aftercare", "job_coach", "own_case", "case", "open", TODAY)


def test_what_a_line_opens_is_allowed_on_its_legal_basis():
    assert decide(COVENANT, ASKED).is_allowed
    assert decide(COVENANT, ASKED).basis == "public_task"


@pytest.mark.parametrize(
    "other",
    [
        {"purpose": "research"},
        {"role": "werkconsulent"},
        {"relation": "region"},
        {"data": "pupil"},
        {"phase": "closed"},
        {"on": AFTER},
        {"on": date(2026, 7, 31)},
    ],
    ids=lambda other: next(iter(other)),
)
def test_each_of_purpose_role_relation_data_phase_and_day_must_fit(other):
    decision = decide(COVENANT, replace(ASKED, **other))

    assert not decision.is_allowed
    assert decision.why_not.endswith(".")


def test_it_holds_on_its_first_and_its_last_day():
    assert [decide(COVENANT, replace(ASKED, on=day)).is_allowed for day in (FIRST, LAST)] == [True, True]


def test_a_line_may_end_before_the_covenant():
    short = replace(COVENANT, rules=(replace(RULE, until=date(2026, 11, 19)),))

    assert not decide(short, ASKED).is_allowed
    with pytest.raises(AccessIsOver, match="19-11-2026"):
        openings(short, "aftercare", "job_coach", "case", TODAY)


def test_a_line_never_outlives_the_covenant():
    assert not decide(
        replace(COVENANT, rules=(replace(RULE, until=date(2040, 1, 1)),)), replace(ASKED, on=AFTER)
    ).is_allowed


def test_a_query_asks_for_the_open_relations_with_their_phases():
    closed = replace(RULE, phases=frozenset({"closed"}))

    found = openings(replace(COVENANT, rules=(RULE, closed)), "aftercare", "job_coach", "case", TODAY)

    assert found == {"own_case": {"open", "closed"}}


def test_a_role_without_a_line_gets_nothing_and_no_reason():
    assert openings(COVENANT, "aftercare", "admin", "case", AFTER) == {}
