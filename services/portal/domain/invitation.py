"""What an invitation for a calendar says, for the mail catcher: the few lines a person would look for."""

from dataclasses import dataclass
from datetime import UTC, datetime

from language.days import AMSTERDAM
from language.texts import N_, _
from services.portal.domain import calendar

METHODS = {
    "REQUEST": N_("Uitnodiging"),
    "CANCEL": N_("Afzegging"),
}
FIRST = "0"


@dataclass(frozen=True)
class Invitation:
    """One event of a calendar file."""

    what: str
    summary: str
    starts: str
    ends: str
    place: str


def read(ics: str) -> Invitation | None:
    """The first event of a calendar file; None when there is none."""
    if "BEGIN:VEVENT" not in ics:
        return None
    outside, _begin, inside = unfolded(ics).partition("BEGIN:VEVENT")
    envelope, event = properties(outside), properties(inside)
    what = METHODS.get(envelope.get("METHOD", ""), N_("Uitnodiging"))
    is_change = envelope.get("METHOD") == "REQUEST" and event.get("SEQUENCE", FIRST) != FIRST
    return Invitation(
        what=_("Wijziging") if is_change else _(what),
        summary=event.get("SUMMARY", ""),
        starts=moment(event.get("DTSTART", "")),
        ends=moment(event.get("DTEND", "")),
        place=event.get("LOCATION", ""),
    )


def unfolded(ics: str) -> str:
    """A long line of a calendar file goes on after a line break and a space (RFC 5545, 3.1)."""
    return ics.replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "")


def properties(lines: str) -> dict[str, str]:
    """The first value of each name, without its parameters."""
    found: dict[str, str] = {}
    for line in lines.splitlines():
        name, _colon, value = line.partition(":")
        found.setdefault(name.partition(";")[0], value.replace("\\,", ",").replace("\\;", ";").replace("\\n", " "))
    return found


def moment(value: str) -> str:
    """20261126T100000, with or without Z, as people say it; anything else as it stands."""
    try:
        read_value = datetime.strptime(value.removesuffix("Z"), "%Y%m%dT%H%M%S")  # noqa: DTZ007  the zone follows
    except ValueError:
        return value
    zone = UTC if value.endswith("Z") else AMSTERDAM
    return calendar.appointment(read_value.replace(tzinfo=zone))
