"""A sweep that sets lost clocks tells nobody twice, and misses the clock of what is late until the coordinator knows."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.aftercare.api.test_sweeps import swept

RUNGS = {
    "reminded": (datetime(2026, 12, 1, 9, tzinfo=UTC), ["substitute", "coordinator"]),
    "late": (datetime(2026, 12, 5, 9, tzinfo=UTC), ["coordinator"]),
    "known to the coordinator": (datetime(2026, 12, 9, 9, tzinfo=UTC), []),
}


@pytest.mark.parametrize("when", RUNGS)
def test_a_sweep_that_sets_lost_clocks_tells_nobody_twice_of_a_conversation(town, when):
    moment, still_to_come = RUNGS[when]
    town.loses_work()
    town.accepted()
    town.clock(moment)
    town.news()

    town.database.execute_as_admin("DELETE FROM aftercare.timers")
    assert swept(town)["no_action"] == 1
    town.clock(moment)
    assert [name for name, _ in town.news() if name.startswith("deadline")] == []

    town.clock(datetime(2026, 12, 20, 9, tzinfo=UTC))
    told = [data["rung"] for name, data in town.news() if name == "deadline_missed"]
    assert told == still_to_come


def rings(town, moment):
    """One clock of contact sets the next: what is set for a moment that has passed rings too."""
    for _ in range(2):
        town.clock(moment)


CONTACT = {
    "near": (datetime(2027, 1, 7, 9, tzinfo=UTC), ["substitute", "coordinator"]),
    "late": (datetime(2027, 1, 12, 9, tzinfo=UTC), ["coordinator"]),
    "known to the coordinator": (datetime(2027, 1, 20, 9, tzinfo=UTC), []),
}


@pytest.mark.parametrize("when", CONTACT)
def test_nor_of_a_contact_moment(town, when):
    moment, still_to_come = CONTACT[when]
    town.leaves()
    town.accepted()
    rings(town, moment)
    assert town.case()["contact_by"] == date(2027, 1, 11)
    town.news()

    town.database.execute_as_admin("DELETE FROM aftercare.timers")
    assert swept(town)["no_action"] == 1
    rings(town, moment)
    assert [name for name, _ in town.news() if name in {"check_in_due", "deadline_missed"}] == []

    rings(town, datetime(2027, 1, 25, 9, tzinfo=UTC))
    told = [data["rung"] for name, data in town.news() if name == "deadline_missed"]
    assert told == still_to_come


def test_nor_of_a_case_that_waits_to_be_handed_over(town):
    town.leaves()
    town.accepted()
    town.clock(datetime(2028, 7, 12, 9, tzinfo=UTC))
    assert [data["reason"] for data in town.news_of("aftercare_extended")] == ["hand_over_owed"]

    town.database.execute_as_admin("DELETE FROM aftercare.timers")
    assert swept(town)["no_action"] == 1
    town.clock(datetime(2028, 7, 12, 10, tzinfo=UTC))

    assert town.news() == []
    assert town.case()["state"] == "open"


LATE_CLOCKS = {
    "conversation_escalation": lambda town: town.loses_work(),
    "check_in_escalation": lambda town: town.leaves(left_on=date(2026, 10, 2)),
}


@pytest.mark.parametrize("kind", LATE_CLOCKS)
def test_the_clock_of_what_is_late_is_missed_until_the_coordinator_knows(town, kind):
    LATE_CLOCKS[kind](town)
    town.accepted()
    while kind not in town.timers() or town.timers()[kind]["due_at"] - town.database.now > timedelta(days=2):
        town.days_pass(1)
    assert swept(town)["no_action"] == 0

    town.database.execute_as_admin("DELETE FROM aftercare.timers WHERE kind = :kind", kind=kind)
    town.news()

    assert swept(town)["no_action"] == 1
    town.days_pass(7)
    assert [data["rung"] for data in town.news_of("deadline_missed")].count("coordinator") == 1
    assert swept(town)["no_action"] == 0
