"""Where young people are, places in leerlijnen, and the sweep of each night: what was said is kept, and what ran out is told."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from doorlijn.simulation.observer.calendar import A_DAY, is_working_day, midnight_after, months_later
from doorlijn.simulation.observer.finding import Finding, finding
from doorlijn.simulation.observer.records import Records, Row

HOLDS: Final = 3  # months that a confirmed destination holds


def destinations(records: Records) -> Iterator[Finding]:
    """The last that was said of somebody is in the table, and each word that grew too old was told to somebody."""
    cases = {case["id"]: case for case in records.cases}
    said: dict[str, list[Row]] = {}
    for each in records.noted("confirmed"):
        said.setdefault(each["case_id"], []).append(each)
    wrong = [
        one
        for one, words in said.items()
        if (cases[one]["confirmed_destination"], cases[one]["destination_confirmed_on"])
        != (words[-1]["destination"], words[-1]["on"])
    ]
    if wrong:
        yield finding("destination that was confirmed and is not there", "lost", wrong)
    told = {(row["data"]["case_id"], row["data"]["expired_on"]) for row in records.told["destination_expired"]}
    silent = [
        f"{one} {day}"
        for one, words in said.items()
        for day in _ran_out(records, words, cases[one]["ends_on"])
        if (one, day.isoformat()) not in told
    ]
    if silent:
        yield finding("destination that nobody confirmed anew, and nobody was told", "unseen", silent)


def places(records: Records) -> Iterator[Finding]:
    """A place that was given is kept; whoever began in time has it, and of one that went by somebody was told."""
    kept = records.camera.rows(
        "SELECT *, case_id::text AS of, conversation_id::text AS talk, period_id::text AS period FROM aftercare.reservations"
    )
    there = {(row["talk"], row["period"]): row for row in kept}
    lost = [
        each["case_id"]
        for each in records.noted("reserved")
        if (each["conversation_id"], each["period_id"]) not in there
    ]
    if lost:
        yield finding("place in a leerlijn that was given and is not there", "lost", lost)
    began = {each["conversation_id"]: each["on"] for each in records.noted("began_next_step")}
    not_theirs = [
        row["of"]
        for row in kept
        if row["state"] == "expired" and row["talk"] in began and began[row["talk"]] <= row["expires_on"]
    ]
    not_theirs += [row["of"] for row in kept if row["state"] == "taken" and row["talk"] not in began]
    if not_theirs:
        yield finding("place of who began that went by, or taken by who did not", "wrong", not_theirs)
    unread = [
        row["event_id"]
        for row in records.told["place_released"]
        if row["data"]["reason"] == "expired" and not records.notified[row["event_id"]]
    ]
    if unread:
        yield finding("place that went by, and nobody was told", "unseen", unread)


def nights(records: Records) -> Iterator[Finding]:
    """There was a sweep each night, and it found nobody: whoever it finds had fallen out of the chain."""
    swept = {row["swept_on"] for row in records.camera.rows("SELECT swept_on FROM aftercare.sweeps")}
    days = [row["day"] for row in records.camera.days][1:]
    missed = [str(day) for day in days if day not in swept]
    if missed:
        yield finding("night without a sweep", "unseen", missed)
    fell = [f"{one} ({each['on']})" for each in records.noted("swept") for one in each["found"]]
    if fell:
        yield finding("young person who fell out of the chain until the sweep", "lost", fell)


def _ran_out(records: Records, words: list[Row], ends_on: date) -> Iterator[date]:
    """Give the days on which a word was too old before the next one came, within the two years."""
    following = [*(each["at"] for each in words[1:]), records.over_at]
    for each, until in zip(words, following, strict=True):
        day = months_later(each["on"], HOLDS)
        while not is_working_day(day, records.free_at(each["at"])):  # Algemene termijnenwet, article 1
            day += A_DAY
        if midnight_after(day) < until and day < ends_on:
            yield day
