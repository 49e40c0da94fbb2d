"""Conversations: each is due on the tenth working day, and is then held, or no longer owed, or somebody was told."""

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta
from typing import Final

from doorlijn.simulation.observer.calendar import day_of, midnight_after, working_days_after
from doorlijn.simulation.observer.finding import Finding, finding
from doorlijn.simulation.observer.records import Records, Row

TERM: Final = 10  # working days, agreement S9
SECOND_RUNG: Final = 2  # working days after the deadline
AT_ONCE: Final = timedelta(seconds=60)


def conversations(records: Records, moments: Counter[str]) -> Iterator[Finding]:
    """Give what is wrong with deadlines; counts what became of each in `moments`."""
    settled = _settled(records)
    missed: dict[tuple[str, str], list[Row]] = {}
    for told in records.told["deadline_missed"]:
        if told["data"]["process"] == "career_conversation":
            missed.setdefault((told["data"]["item_id"], told["data"]["rung"]), []).append(told)
    wrong: dict[tuple[str, str], list[str]] = {}
    for talk in records.talks:
        for check in _wrong(records, talk, settled.get(talk["id"]), missed, moments):
            wrong.setdefault(check, []).append(talk["id"])
    for (name, kind), ids in wrong.items():
        yield finding(name, kind, ids)
    yield from _told_to_somebody(records)


def _wrong(
    records: Records,
    talk: Row,
    settled_at: datetime | None,
    missed: dict[tuple[str, str], list[Row]],
    moments: Counter[str],
) -> Iterator[tuple[str, str]]:
    due_on = talk["due_on"]
    if due_on != _expected(records, talk, settled_at or records.over_at):
        yield "deadline on another day than the tenth working day", "wrong"
    passed_at = midnight_after(due_on)
    until = min(settled_at or records.over_at, records.over_at)
    is_escalated = False
    for rung, at in (("substitute", passed_at), ("coordinator", _second_rung(records, talk))):
        told = missed.get((talk["id"], rung), [])
        must_be = at < until
        is_escalated |= must_be
        if must_be and not told:
            yield f"deadline passed and nobody on the rung of the {rung} was told", "unseen"
        if len(told) > 1:
            yield f"rung of the {rung} told twice", "twice"
        if told and not at <= told[0]["at"] <= at + AT_ONCE:
            yield f"rung of the {rung} told at another moment", "wrong"
    moments[_class(talk, settled_at, is_escalated=is_escalated)] += 1


def _class(talk: Row, settled_at: datetime | None, *, is_escalated: bool) -> str:
    if is_escalated:
        return "escalated"
    if talk["withdrawn_on"]:
        return "excused"
    return "done" if settled_at else "open"


def _second_rung(records: Records, talk: Row) -> datetime:
    """Reckoned when the deadline was last set."""
    set_at = records.dues_of(talk["id"])[-1]["at"]
    return midnight_after(working_days_after(talk["due_on"], SECOND_RUNG, records.free_at(set_at)))


def _expected(records: Records, talk: Row, until: datetime) -> date:
    """Reckon the deadline anew, also after each change of the free days while it was owed in time."""
    asked_at = records.dues_of(talk["id"])[0]["at"]
    due_on = working_days_after(talk["requested_on"], TERM, records.free_at(asked_at))
    for at, days in records.changes_of_free_days:
        today = day_of(at)
        if asked_at < at < until and due_on >= today:
            again = working_days_after(talk["requested_on"], TERM, days)
            due_on = again if again >= today else due_on
    return due_on


def _settled(records: Records) -> dict[str, datetime]:
    """Give when each conversation was held, or nobody owed it any more."""
    found: dict[str, datetime] = {}
    for told in records.told["career_conversation_held"]:
        found[told["data"]["conversation_id"]] = told["at"]
    for told in records.told["contract_end_withdrawn"]:
        if told["data"].get("conversation_id"):
            found.setdefault(told["data"]["conversation_id"], told["at"])
    return found


def _told_to_somebody(records: Records) -> Iterator[Finding]:
    """A deadline is seen when somebody who is there has it among the things to do."""
    unseen, away = [], []
    for told in (*records.told["deadline_missed"], *records.told["deadline_approaching"]):
        people = {row["person_id"] for row in records.notified[told["event_id"]] if row["must_act"]}
        meant = set(told["data"]["tell_ids"])
        if not people or meant - people:
            unseen.append(told["event_id"])
        if any(_is_passed_over(records, person, people, told["at"]) for person in people):
            away.append(told["event_id"])
    if unseen:
        yield finding("those who had to hear of a deadline have no notification", "unseen", unseen)
    if away:
        yield finding("somebody who is away was told of a deadline, and not who stands in", "unseen", away)


def _is_passed_over(records: Records, person: str, people: Collection[str], at: datetime) -> bool:
    substitute = records.away_on(person, at)
    return substitute is not None and records.away_on(substitute, at) is None and substitute not in people
