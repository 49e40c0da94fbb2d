"""The judgement on a simulation: what is wrong, and what became of every moment that something had to happen."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from doorlijn.simulation.observer import answers, kept, post, promised, steps, whereabouts, years
from doorlijn.simulation.observer.calendar import AMSTERDAM, holidays
from doorlijn.simulation.observer.camera import Camera
from doorlijn.simulation.observer.clocks import clocks
from doorlijn.simulation.observer.deadlines import conversations
from doorlijn.simulation.observer.finding import Finding
from doorlijn.simulation.observer.records import Records

KINDS: Final = (
    "leaver",
    "acceptance",
    "transfer",
    "contract_ending",
    "conversation",
    "next_step",
    "promise",
    "support",
    "two_years",
)
CLASSES: Final = ("done", "late", "excused", "escalated", "open")


@dataclass(frozen=True)
class Verdict:
    """What the observer says."""

    findings: list[Finding]
    moments: dict[str, dict[str, int]]  # of each kind: how many were done, late, excused, escalated, are open
    months: list[dict[str, Any]]  # what happened in each, for the picture
    days: list[dict[str, Any]]
    passed: dict[str, list[date]]  # the special days that the time ran over
    rung: dict[str, int]  # clocks, by kind


def judge(camera: Camera, diary: Sequence[Mapping[str, Any]], last_day: date) -> Verdict:
    """Look at everything once more when it is over."""
    records = Records(camera, diary, last_day)
    moments = {kind: Counter[str]() for kind in KINDS}
    found = camera.findings()
    found += clocks(records)
    found += conversations(records, moments["conversation"])
    found += steps.next_steps(records, moments["next_step"])
    found += promised.promises(records, moments["promise"])
    found += promised.supports(records, moments["support"])
    found += years.leavers(records, moments["leaver"])
    found += years.two_years(records, moments["two_years"])
    years.acceptances(records, moments["acceptance"])
    found += answers.contract_endings(records, moments["contract_ending"])
    found += answers.transfers(records, moments["transfer"])
    found += kept.kept(records)
    found += whereabouts.destinations(records)
    found += whereabouts.places(records)
    found += whereabouts.nights(records)
    found += post.post(records)
    return Verdict(
        found,
        {kind: {name: counted[name] for name in CLASSES} for kind, counted in moments.items()},
        _months(records),
        camera.days,
        _passed(camera),
        dict(Counter(ring["kind"] for ring in records.rings if ring["what"] == "fired")),
    )


def _months(records: Records) -> list[dict[str, Any]]:
    """Count per month what was told."""
    counted: dict[str, Counter[str]] = {}
    for name, rows in records.told.items():
        for row in rows:
            month = f"{row['at'].astimezone(AMSTERDAM):%Y-%m}"
            counted.setdefault(month, Counter())[name] += 1
    return [{"month": month, **counts} for month, counts in sorted(counted.items())]


def _passed(camera: Camera) -> dict[str, list[date]]:
    days = [row["day"] for row in camera.days]
    return {
        "clock_changes": [day for day in days if _hours(day) != 24],  # noqa: PLR2004  of a day
        "leap_days": [day for day in days if (day.month, day.day) == (2, 29)],
        "holidays": [day for day in days if day in holidays(day.year)],
    }


def _hours(day: date) -> int:
    begins = datetime(day.year, day.month, day.day, tzinfo=AMSTERDAM)
    following = day + timedelta(days=1)
    ends = datetime(following.year, following.month, following.day, tzinfo=AMSTERDAM)
    return round((ends.timestamp() - begins.timestamp()) / 3600)
