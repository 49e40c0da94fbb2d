"""What was promised in a conversation, and what a school asked of the municipality: done in time, or somebody was told."""

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from typing import Final

from doorlijn.simulation.observer.calendar import midnight_after, working_days_after
from doorlijn.simulation.observer.finding import Finding, finding
from doorlijn.simulation.observer.records import Records, Row

SECOND_RUNG: Final = 3  # working days after the day of a promise
AT_ONCE: Final = timedelta(seconds=60)
Rungs = dict[tuple[str, str], list[datetime]]


def promises(records: Records, moments: Counter[str]) -> Iterator[Finding]:
    """Each promise is kept, or who can step in hears that night that it is late, and then the coordinator."""
    rows = records.camera.rows("SELECT *, promise_id::text AS id FROM aftercare.promises")
    there = {row["id"]: row for row in rows}
    kept = {each["promise_id"]: each for each in records.noted("kept_promise")}
    made = {each["promise_id"]: each["due_on"] for each in records.noted("promised")}
    lost = [one for one, due_on in made.items() if one not in there or there[one]["due_on"] != due_on]
    lost += [one for one, each in kept.items() if one in there and there[one]["done_on"] != each["on"]]
    if lost:
        yield finding("promise that was made or kept and is not there", "lost", lost)
    told, wrong = _told(records, "promise", "item_id"), dict[tuple[str, str], list[str]]()
    for row in rows:
        until = kept[row["id"]]["at"] if row["id"] in kept else records.over_at
        passed_at = midnight_after(row["due_on"])
        for rung, moments_of in (("substitute", [passed_at]), ("coordinator", _second_rungs(records, row))):
            for check in _rung(told.get((row["id"], rung), []), moments_of, until):
                wrong.setdefault(check, []).append(row["id"])
        moments[_class(until, passed_at, is_done=row["id"] in kept)] += 1
    for (late, kind), ids in wrong.items():
        yield finding(f"promise {late}", kind, ids)


def supports(records: Records, moments: Counter[str]) -> Iterator[Finding]:
    """Each question to the municipality is answered, or the coordinator hears that it is late; not of a case that is over."""
    rows = records.camera.rows(
        "SELECT *, support_id::text AS id, case_id::text AS of FROM aftercare.municipal_supports"
    )
    there = {row["id"]: row for row in rows}
    answered = {each["support_id"]: each for each in records.noted("answered_school")}
    lost = [each["support_id"] for each in records.noted("asked_municipality") if each["support_id"] not in there]
    lost += [one for one, each in answered.items() if there.get(one, {}).get("answer") != each["answer"]]
    if lost:
        yield finding("question to the municipality, or its answer, that is not there", "lost", lost)
    closed = {case["id"]: case["closed_on"] for case in records.cases}
    told, wrong = _told(records, "municipal_support", "case_id"), dict[tuple[str, str], list[str]]()
    for row in rows:
        until = answered[row["id"]]["at"] if row["id"] in answered else records.over_at
        passed_at, closed_on = midnight_after(row["answer_by"]), closed[row["of"]]
        if closed_on is not None and closed_on <= row["answer_by"]:
            moments["excused"] += 1
            continue
        near = [at for at in told.get((row["of"], "coordinator"), []) if passed_at <= at <= passed_at + AT_ONCE]
        for check in _rung(near, [passed_at], until):
            wrong.setdefault(check, []).append(row["id"])
        moments[_class(until, passed_at, is_done=row["id"] in answered)] += 1
    for (late, kind), ids in wrong.items():
        yield finding(f"question to the municipality {late}", kind, ids)


def _rung(told: Collection[datetime], meant: Collection[datetime], until: datetime) -> Iterator[tuple[str, str]]:
    """`meant`: the moments at which it may be told, for a day may have become free meanwhile; `until`: when it was done."""
    if not told and max(meant) < until:
        yield "that is late, and nobody was told", "unseen"
    if len(told) > 1:
        yield "that was told twice", "twice"
    if any(not any(moment <= at <= moment + AT_ONCE for moment in meant) for at in told):
        yield "that was told at another moment", "wrong"


def _second_rungs(records: Records, row: Row) -> list[datetime]:
    known = [frozenset(), *(days for _, days in records.changes_of_free_days)]
    return [midnight_after(working_days_after(row["due_on"], SECOND_RUNG, days)) for days in known]


def _told(records: Records, process: str, of: str) -> Rungs:
    found: Rungs = {}
    for row in records.told["deadline_missed"]:
        if row["data"]["process"] == process:
            found.setdefault((row["data"][of], row["data"]["rung"]), []).append(row["at"])
    return found


def _class(until: datetime, passed_at: datetime, *, is_done: bool) -> str:
    if until <= passed_at:
        return "done" if is_done else "open"
    return "escalated"
