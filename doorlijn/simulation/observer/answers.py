"""What somebody is asked: what comes after a contract, and whether a case may come over; each asked, heard, and answered or not."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Final

from doorlijn.simulation.observer.calendar import midnight_after
from doorlijn.simulation.observer.finding import Finding, finding
from doorlijn.simulation.observer.records import Records, Row

LONG_ENOUGH: Final = 7  # days that a last day is known before it, for somebody to be asked

Moments = dict[str, list[datetime]]


def contract_endings(records: Records, moments: Counter[str]) -> Iterator[Finding]:
    """Each contract that ran out was asked about, the question has a reader, and what was answered is told."""
    asked = records.told["contract_ending_soon"]
    known = {(row["data"]["contract_id"], row["data"]["ends_on"]) for row in asked}
    two_years = {case["id"]: case["ends_on"] for case in records.cases}
    unasked = [
        one["id"]
        for one in records.contracts
        if one["ended_by_itself"]
        and one["ends_on"] <= two_years[one["of"]]
        and (one["ends_on"] - (one["ends_known_on"] or one["registered_on"])).days >= LONG_ENOUGH
        and (one["id"], one["ends_on"].isoformat()) not in known
    ]
    if unasked:
        yield finding("contract that ran out and nobody was asked what comes next", "unseen", unasked)
    yield from _read(records, asked, "question what comes after a contract that nobody has")
    yield from _answers_told(records)
    answered = _moments((each["contract_id"], each["at"]) for each in records.noted("answered"))
    for row in asked:
        moments[_became(records, row, answered)] += 1


def transfers(records: Records, moments: Counter[str]) -> Iterator[Finding]:
    """Each question to take a case over has a reader; what was answered is told, and the case is where it was told to be."""
    proposed = records.told["case_transfer_proposed"]
    yield from _read(records, proposed, "question to take a case over that nobody has")
    came = {
        (row["data"]["case_id"], row["data"]["job_coach_id"], row["at"]) for row in records.told["case_transferred"]
    }
    stayed = {(row["data"]["case_id"], row["at"]) for row in records.told["case_transfer_ended"]}
    lost = [
        each["case_id"]
        for each in records.noted("took_over_case")
        if (each["case_id"], each["to_id"], each["at"]) not in came
    ]
    lost += [
        each["case_id"] for each in records.noted("left_with_colleague") if (each["case_id"], each["at"]) not in stayed
    ]
    if lost:
        yield finding("answer to taking a case over that nobody was told of", "lost", lost)
    last = _told_coaches(records)
    wrong = [case["id"] for case in records.cases if str(case["job_coach_id"]) != last.get(case["id"], "None")]
    if wrong:
        yield finding("job coach of a case other than was told last", "wrong", wrong)
    ended = _moments(
        (row["data"]["case_id"], row["at"])
        for row in (*records.told["case_transferred"], *records.told["case_transfer_ended"])
    )
    for row in proposed:
        moments[_ended(records, row, ended)] += 1


def _read(records: Records, rows: list[Row], check: str) -> Iterator[Finding]:
    unread = [row["event_id"] for row in rows if not any(one["must_act"] for one in records.notified[row["event_id"]])]
    if unread:
        yield finding(check, "unseen", unread)


def _answers_told(records: Records) -> Iterator[Finding]:
    answered = {
        (row["data"]["contract_id"], row["data"]["ends_on"], row["data"]["answer"])
        for row in records.told["contract_ending_answered"]
    }
    extended = {(row["data"]["contract_id"], row["data"]["ends_on"]) for row in records.told["contract_extended"]}
    lost = []
    for each in records.noted("answered"):
        if each["answer"] == "extended":
            day = each["ends_on"].isoformat() if each["ends_on"] else None
            is_told = (each["contract_id"], day) in extended
        else:
            is_told = (each["contract_id"], each["about"].isoformat(), each["answer"]) in answered
        if not is_told:
            lost.append(each["contract_id"])
    if lost:
        yield finding("answer to what comes after a contract that nobody was told of", "lost", lost)


def _became(records: Records, row: Row, answered: Moments) -> str:
    """Tell what became of a question: answered in time or later, or overtaken by the next one or by the end."""
    until = midnight_after(date.fromisoformat(row["data"]["answer_by"]))
    said = [at for at in answered.get(row["data"]["contract_id"], ()) if at >= row["at"]]
    if said:
        return "done" if said[0] <= until else "late"
    return "open" if until >= records.over_at else "excused"


def _ended(records: Records, row: Row, ended: Moments) -> str:
    until = midnight_after(date.fromisoformat(row["data"]["answer_by"]))
    ends = [at for at in ended.get(row["data"]["case_id"], ()) if at >= row["at"]]
    if ends and ends[0] <= until:
        return "done"
    return "escalated" if until < records.over_at else "open"


def _moments(rows: Iterable[tuple[str, datetime]]) -> Moments:
    found: Moments = {}
    for one, at in rows:
        found.setdefault(one, []).append(at)
    return found


def _told_coaches(records: Records) -> dict[str, str]:
    """Give who has each case, as was told last."""
    told = [*records.told["job_coach_assigned"], *records.told["job_coach_released"]]
    found: dict[str, str] = {}
    for row in sorted(told, key=lambda row: (row["subject"], row["sequence"])):
        is_assigned = row["name"] == "job_coach_assigned"
        found[row["data"]["case_id"]] = row["data"]["job_coach_id"] if is_assigned else "None"
    return found
