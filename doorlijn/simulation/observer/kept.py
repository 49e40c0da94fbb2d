"""What people did is what the tables say: reported ends, withdrawals, new last days, conversations and their outcome."""

from collections.abc import Iterator

from doorlijn.simulation.observer.finding import Finding, finding
from doorlijn.simulation.observer.records import Records, Row


def kept(records: Records) -> Iterator[Finding]:
    """Give what was done and is not there, or is there and was not done."""
    yield from _ends(records)
    yield from _last_days(records)
    yield from _talks(records)


def _ends(records: Records) -> Iterator[Finding]:
    """The last that was said of a contract holds."""
    contracts = {contract["id"]: contract for contract in records.contracts}
    said: dict[str, object] = {}
    for each in records.noted("ended", "end_withdrawn", "dropped_out", "drop_out_withdrawn", "moved"):
        is_end = each["kind"] in {"ended", "dropped_out"}
        for contract_id in each.get("contract_ids") or [each["contract_id"]]:
            said[contract_id] = each.get("on") if is_end else None
    wrong = [one for one, on in said.items() if on is not None and contracts[one]["ended_on"] != on]
    if wrong:
        yield finding("end of work that was reported and is not there", "lost", wrong)
    running_on = [
        one
        for one, on in said.items()
        if on is None and contracts[one]["ended_on"] is not None and not _is_over(contracts[one], records)
    ]
    if running_on:
        yield finding("end of work that was taken back and is still there", "wrong", running_on)


def _is_over(contract: Row, records: Records) -> bool:
    ends_on = contract["ends_on"]
    return ends_on is not None and contract["ended_on"] == ends_on and ends_on <= records.last_day


def _last_days(records: Records) -> Iterator[Finding]:
    """What a professional said of a last day stands; another day of the school is asked about, and overwrites nothing."""
    contracts = {contract["id"]: contract for contract in records.contracts}
    pupils = {case["id"]: case["pupil"] for case in records.cases}
    of_school = {pupils[one["of"]]: one["id"] for one in records.contracts if one["source"] == "leaving"}
    said: dict[str, object] = {}
    by_professional: set[str] = set()
    for each in records.noted("began", "moved", "corrected", "settled"):
        contract_id = each.get("contract_id") or of_school.get(each["pupil_id"])
        if not contract_id or (each["kind"] == "corrected" and contract_id in by_professional):
            continue  # a school that corrects a report says its contract again
        if each["kind"] in {"moved", "settled"}:
            by_professional.add(contract_id)
        said[contract_id] = each["ends_on"]
    wrong = [one for one, ends_on in said.items() if contracts[one]["ends_on"] != ends_on]
    if wrong:
        yield finding("last day of a contract other than was said", "wrong", wrong)
    yield from _claims(records, of_school)


def _claims(records: Records, of_school: dict[str, str]) -> Iterator[Finding]:
    """Another last day that a school told after a professional had said one is a question to somebody, and not lost."""
    asked = {
        (row["data"]["contract_id"], row["data"]["claimed_ends_on"])
        for row in records.told["contract_last_day_claimed"]
    }
    known: dict[str, object] = {}
    told: dict[str, object] = {}
    lost = []
    for each in records.noted("left", "corrected", "moved", "settled"):
        contract_id = each.get("contract_id") or of_school.get(each["pupil_id"])
        if not contract_id:
            continue
        if each["kind"] in {"moved", "settled"}:
            known[contract_id] = each["ends_on"]
            continue
        is_new = contract_id in told and told[contract_id] != each["ends_on"]
        told[contract_id] = each["ends_on"]
        if is_new and known.get(contract_id, each["ends_on"]) != each["ends_on"]:
            day = each["ends_on"]
            if (contract_id, day.isoformat() if day else None) not in asked:
                lost.append(contract_id)
    if lost:
        yield finding("another last day of the school that nobody was asked about", "lost", lost)


def _talks(records: Records) -> Iterator[Finding]:
    talks = {talk["id"]: talk for talk in records.talks}
    said = {each["conversation_id"]: each for each in records.noted("talked")}
    wrong = [
        one
        for one, each in said.items()
        if (talks[one]["held_on"], talks[one]["next_step"]) != (each["on"], each["next_step"])
    ]
    if wrong:
        yield finding("outcome of a conversation that is not there", "lost", wrong)
    agreed = {row["data"]["conversation_id"] for row in records.told["next_step_agreed"]}
    silent = [one for one, each in said.items() if each["next_step"] != "none_yet" and one not in agreed]
    if silent:
        yield finding("next step that nobody was told of", "lost", silent)
