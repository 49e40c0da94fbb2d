"""A career conversation or exit conversation as a calendar file (RFC 5545, RFC 5546) that Outlook, Gmail and Apple take.

The same UID with a higher SEQUENCE moves the appointment; METHOD:CANCEL takes it out. No name, no school, no place:
a calendar is often shared.
"""

from datetime import datetime
from typing import Final

from icalendar import Calendar, Event, Timezone, vCalAddress, vText

from language.days import AMSTERDAM
from language.texts import _
from services.notifications.domain.invitation import Invitation
from services.notifications.domain.sentences import CALENDAR_DESCRIPTION, CALENDAR_SUMMARY, EXIT_CALENDAR_SUMMARY

EXIT: Final = "exit_conversation"  # with which the kinds of these facts begin
PRODUCT: Final = "-//Doorlijn//Meldingen//NL"

# Written as yearly rules: Outlook does not follow a zone that lists its changes by date.
_ZONE: Final = """BEGIN:VTIMEZONE
TZID:Europe/Amsterdam
BEGIN:DAYLIGHT
DTSTART:19700329T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19701025T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
""".replace("\n", "\r\n")


def calendar_file(
    invitation: Invitation, *, stamp: datetime, sender: str, receiver: str, link: str, kind: str = ""
) -> bytes:
    """Write the calendar file for one receiver; `stamp` is when it was decided, so that a repeat is the same file."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", invitation.method)
    calendar.add_component(Timezone.from_ical(_ZONE))
    calendar.add_component(_event(invitation, stamp, sender, receiver, link, is_exit=kind.startswith(EXIT)))
    return bytes(calendar.to_ical())


def _event(invitation: Invitation, stamp: datetime, sender: str, receiver: str, link: str, *, is_exit: bool) -> Event:
    is_cancelled = invitation.method == "CANCEL"
    event = Event()
    event.add("uid", f"{'uitstroom' if is_exit else 'loopbaan'}gesprek-{invitation.conversation_id}@doorlijn")
    event.add("sequence", invitation.sequence)
    event.add("dtstamp", stamp)
    event.add("dtstart", invitation.starts_at.astimezone(AMSTERDAM))
    event.add("dtend", invitation.ends_at.astimezone(AMSTERDAM))
    event.add("summary", _(EXIT_CALENDAR_SUMMARY if is_exit else CALENDAR_SUMMARY))
    event.add("description", f"{_(CALENDAR_DESCRIPTION)}\n{link}")
    event.add("url", link)
    event.add("status", "CANCELLED" if is_cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if is_cancelled else "OPAQUE")
    event.add("class", "PRIVATE")
    event.add("organizer", _address(sender, "Doorlijn"))
    event.add("attendee", _attendee(receiver))
    return event


def _address(mail: str, name: str) -> vCalAddress:
    address = vCalAddress(f"mailto:{mail}")
    address.params["CN"] = vText(name)
    return address


def _attendee(mail: str) -> vCalAddress:
    """Name the receiver alone; answers are not asked, because nobody here reads them."""
    attendee = vCalAddress(f"mailto:{mail}")
    attendee.params["CUTYPE"] = vText("INDIVIDUAL")
    attendee.params["ROLE"] = vText("REQ-PARTICIPANT")
    attendee.params["PARTSTAT"] = vText("NEEDS-ACTION")
    attendee.params["RSVP"] = vText("FALSE")
    return attendee
