"""Next steps: each that was agreed truly began in time, or is no longer the last word, or somebody was told that it did not."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from doorlijn.simulation.observer.calendar import midnight_after
from doorlijn.simulation.observer.finding import Finding, finding
from doorlijn.simulation.observer.records import Records, Row

AT_ONCE: Final = timedelta(seconds=60)


def next_steps(records: Records, moments: Counter[str]) -> Iterator[Finding]:
    """Give the agreed steps whose day passed unseen; counts what became of each in `moments`."""
    told = {
        (row["data"]["item_id"], row["at"])
        for row in records.told["deadline_missed"]
        if row["data"]["process"] == "next_step"
    }
    unseen = []
    for talk in records.talks:
        if talk["begin_by"] is None:
            continue
        over_at = midnight_after(talk["begin_by"])
        if talk["began_on"] is not None:
            moments["done" if talk["began_on"] <= talk["begin_by"] else "late"] += 1
        elif over_at >= records.over_at:
            moments["open"] += 1
        elif _is_overtaken(records, talk):
            moments["excused"] += 1
        elif any(item == talk["id"] and over_at <= at <= over_at + AT_ONCE for item, at in told):
            moments["escalated"] += 1
        else:
            unseen.append(talk["id"])
    if unseen:
        yield finding("next step that did not begin, and nobody was told", "unseen", unseen)


def _is_overtaken(records: Records, talk: Row) -> bool:
    """Tell whether work ended again since, or the case was over: then another conversation, or nobody, waits for it."""
    later = [
        other for other in records.talks_of(talk["of"]) if other["requested_on"] >= talk["held_on"] != other["held_on"]
    ]
    case = next(case for case in records.cases if case["id"] == talk["of"])
    return bool(later) or (case["closed_on"] is not None and case["closed_on"] <= talk["begin_by"])
