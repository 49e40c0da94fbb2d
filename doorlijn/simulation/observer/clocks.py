"""Clocks: none rings early, late or twice, and each is set for the moment that its rule means."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Final

from doorlijn.simulation.observer.calendar import (
    A_DAY,
    day_of,
    eight_o_clock,
    is_working_day,
    midnight_after,
    working_days_after,
)
from doorlijn.simulation.observer.finding import Finding, finding
from doorlijn.simulation.observer.records import Records, Row

LATE: Final = timedelta(seconds=60)
Key = tuple[str, str, str, str]


def clocks(records: Records) -> Iterator[Finding]:
    """Give everything that is wrong with clocks."""
    wrong: dict[tuple[str, str], list[str]] = {}
    last: dict[Key, Row] = {}
    for ring in records.rings:
        key = (ring["service"], ring["process"], str(ring["case_id"]), ring["kind"])
        for check in _wrong(ring, last.get(key)):
            wrong.setdefault(check, []).append(f"{ring['case_id']} {ring['kind']} {ring['due_at']:%Y-%m-%d %H:%M}")
        last[key] = ring
    forgotten = [
        f"{key[2]} {key[3]}"
        for key, ring in last.items()
        if ring["what"] == "set" and ring["due_at"] < records.over_at - LATE
    ]
    if forgotten:
        wrong["clock that should have rung and did not", "unseen"] = forgotten
    for (name, kind), ids in wrong.items():
        yield finding(name, kind, ids)
    yield from _set_wrongly(records)


def _wrong(ring: Row, before: Row | None) -> Iterator[tuple[str, str]]:
    if ring["what"] != "fired":
        return
    if ring["at"] < ring["due_at"]:
        yield "clock that rang before its time", "early"
    if before is None or before["what"] != "set":
        yield "clock that rang twice, or after it was stopped", "twice"
    elif ring["at"] > max(ring["due_at"], before["at"]) + LATE:
        yield "clock that rang more than a minute late", "late"


def _set_wrongly(records: Records) -> Iterator[Finding]:
    wrong = []
    for ring in records.rings:
        is_right = RULES.get(ring["kind"])
        if ring["what"] == "set" and is_right and not is_right(records, ring):
            wrong.append(f"{ring['case_id']} {ring['kind']} {ring['due_at']:%Y-%m-%d %H:%M}")
    if wrong:
        yield finding("clock set for a moment that its rule does not mean", "wrong", wrong)


def _is_midnight(_: Records, ring: Row) -> bool:
    return bool(ring["due_at"] == midnight_after(day_of(ring["due_at"]) - A_DAY))


def _is_eight(_: Records, ring: Row) -> bool:
    return bool(ring["due_at"] == eight_o_clock(day_of(ring["due_at"])))


def _is_eight_on_a_day_of_work(records: Records, ring: Row) -> bool:
    day = day_of(ring["due_at"])
    return bool(ring["due_at"] == eight_o_clock(day)) and is_working_day(day, records.free_at(ring["at"]))


def _is_two_working_days_after_a_deadline(records: Records, ring: Row) -> bool:
    free, last = records.free_at(ring["at"]), day_of(ring["due_at"]) - A_DAY
    return _is_midnight(records, ring) and any(working_days_after(day, 2, free) == last for day in _dues(records, ring))


def _is_a_deadline(records: Records, ring: Row) -> bool:
    return _is_midnight(records, ring) and day_of(ring["due_at"]) - A_DAY in _dues(records, ring)


def _dues(records: Records, ring: Row) -> set[date]:
    talks = records.talks_of(str(ring["case_id"]))
    return {due["due_on"] for talk in talks for due in records.dues_of(talk["id"]) if due["at"] <= ring["at"]}


RULES: Final[dict[str, Callable[[Records, Row], bool]]] = {
    "contract_end": _is_midnight,
    "two_years": _is_midnight,
    "acceptance_due": _is_midnight,
    "transfer_due": _is_midnight,
    "support_due": _is_midnight,
    "contract_ending": _is_eight,
    "last_day_claim_due": _is_midnight,
    "hand_over": _is_eight,
    "reservation_expires": _is_midnight,
    "next_step_begins": _is_midnight,
    "destination_expiry": _is_midnight,
    "substitution_ends": _is_midnight,
    "conversation_due": _is_a_deadline,
    "conversation_reminder": _is_eight_on_a_day_of_work,
    "conversation_escalation": _is_two_working_days_after_a_deadline,
}
