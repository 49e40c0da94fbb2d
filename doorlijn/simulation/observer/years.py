"""Leavers and their two years: a case on the day of the report, with somebody told; over after two years, or owed."""

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from typing import Final

from doorlijn.simulation.observer.calendar import day_of, midnight_after, years_later
from doorlijn.simulation.observer.finding import Finding, finding
from doorlijn.simulation.observer.records import Records, Row

AT_ONCE: Final = timedelta(seconds=60)
OWED: Final = {"conversation_owed", "promise_open", "last_day_claimed", "support_awaited"}


def leavers(records: Records, moments: Counter[str]) -> Iterator[Finding]:
    """Each report of a leaver gave a case that day, of which a job coach or the coordinator was told."""
    cases = {case["pupil"]: case for case in records.cases}
    told = {
        row["case_id"]
        for rows in records.notified.values()
        for row in rows
        if row["must_act"] and row["kind"] in {"job_coach_assigned", "deadline_approaching"}
    }
    lost, silent = [], []
    for left in records.noted("left"):
        case = cases.get(left["pupil_id"])
        if case is None or case["opened_on"] != day_of(left["at"]):
            lost.append(left["pupil_id"])
        elif case["id"] not in told:
            silent.append(case["id"])
        else:
            moments["done"] += 1
    if lost:
        yield finding("leaver without a case on the day of the report", "lost", lost)
    if silent:
        yield finding("case of which nobody was told", "unseen", silent)


def two_years(records: Records, moments: Counter[str]) -> Iterator[Finding]:
    """Each case ends two years after leaving: it closed that night, or stayed open because a conversation or a hand-over is owed."""
    said: dict[str, list[Row]] = {}
    for each in records.noted("left", "corrected"):
        said.setdefault(each["pupil_id"], []).append(each)
    closed, extended = _by_case(records, "aftercare_closed"), _by_case(records, "aftercare_extended")
    moved, unseen = [], []
    for case in records.cases:
        told = said[case["pupil"]]
        ends_on = years_later(told[-1]["left_on"], 2)
        if case["ends_on"] != ends_on:
            moved.append(case["id"])
        # The clock may ring at the end as it was known then, or at a correction that came after it.
        ends = {midnight_after(years_later(each["left_on"], 2)) for each in told} | {each["at"] for each in told}
        owed = [row for row in extended[case["id"]] if row["data"]["reason"] in OWED]
        waits = [row for row in extended[case["id"]] if row["data"]["reason"] == "hand_over_owed"]
        if midnight_after(ends_on) >= records.over_at:
            moments["open"] += 1
        elif _at_one_of(owed, ends):
            moments["excused"] += 1
        elif _at_one_of(waits, ends):
            moments["escalated"] += 1
        elif _at_one_of(closed[case["id"]], ends):
            moments["done"] += 1
        else:
            unseen.append(case["id"])
    if moved:
        yield finding("two years that end on another day", "wrong", moved)
    if unseen:
        yield finding("two years that passed unseen", "unseen", unseen)


def _at_one_of(rows: list[Row], moments: Collection[datetime]) -> bool:
    return any(moment <= row["at"] <= moment + AT_ONCE for row in rows for moment in moments)


def acceptances(records: Records, moments: Counter[str]) -> None:
    """Count how many job coaches accepted in time; of who did not, the coordinator heard."""
    for case in records.cases:
        if case["accepted_at"] is None:
            moments["open"] += 1
        else:
            in_time = case["act_by"] is None or day_of(case["accepted_at"]) <= case["act_by"]
            # Nobody accepted it in time: the looks of those nights asked whether the coordinator knew.
            moments["done" if in_time else "escalated"] += 1


def _by_case(records: Records, name: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {case["id"]: [] for case in records.cases}
    for row in records.told[name]:
        found[row["data"]["case_id"]].append(row)
    return found
