"""A mail says that something happened, not to whom."""

import re
from datetime import UTC, date, datetime
from email import message_from_bytes
from email.policy import default
from html.parser import HTMLParser
from uuid import UUID

import pytest
from icalendar import Calendar

from language.texts import speaking
from services.notifications.delivering.mails import Letterhead, compose
from services.notifications.domain.delivery import Delivery
from services.notifications.domain.invitation import Invitation, Method
from services.notifications.domain.wording import WORDING

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
LETTERHEAD = Letterhead("doorlijn@voorbeeld.example", "https://doorlijn.example")
RECEIVER = "f.benali@voorbeeld.example"
INVITATION = Invitation(
    "REQUEST", UUID(int=4), datetime(2026, 12, 1, 13, tzinfo=UTC), datetime(2026, 12, 1, 14, tzinfo=UTC), 0
)


def delivery(
    kind: str = "job_coach_assigned",
    *,
    due_on: date | None = None,
    for_person_id: UUID | None = None,
    invitation: Invitation | None = None,
) -> Delivery:
    return Delivery(
        delivery_id=UUID(int=1),
        event_id=UUID(int=2),
        channel="mail",
        kind=kind,
        person_id=UUID(int=3),
        for_person_id=for_person_id,
        action_path=f"/jongeren/{UUID(int=9)}",
        occurred_at=NOW,
        planned_at=NOW,
        due_on=due_on,
        invitation=invitation,
    )


def read(mail: Delivery):
    return message_from_bytes(compose(mail, RECEIVER, LETTERHEAD, NOW).as_bytes(), policy=default)


def text_of(message):
    return message.get_body(("plain",)).get_content()


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str | None] = []

    def handle_starttag(self, tag, attrs):
        assert tag not in {"img", "script", "link", "iframe"}, "a mail fetches nothing and runs nothing"
        if tag == "a":
            self.found.append(dict(attrs)["href"])


@pytest.mark.parametrize("kind", WORDING)
def test_each_mail_has_text_a_page_and_one_button_to_the_work(kind):
    message = read(delivery(kind))

    links = Links()
    links.feed(message.get_body(("html",)).get_content())
    assert links.found == [f"https://doorlijn.example/jongeren/{UUID(int=9)}"]
    assert re.findall(r"https?://\S+", text_of(message)) == links.found
    assert message["Subject"] == WORDING[kind].subject


def test_its_headers_say_that_a_machine_wrote_it():
    message = read(delivery())

    assert message["Auto-Submitted"] == "auto-generated"
    assert message["List-Id"] == "Doorlijn meldingen <meldingen.voorbeeld.example>"
    assert message["From"] == "Doorlijn <doorlijn@voorbeeld.example>"
    assert message["To"] == RECEIVER
    assert message["Content-Language"] == "nl"


def test_each_attempt_has_the_same_message_id():
    again = compose(delivery(), RECEIVER, LETTERHEAD, datetime(2026, 11, 21, tzinfo=UTC))

    assert again["Message-ID"] == read(delivery())["Message-ID"] == f"<{UUID(int=1)}@voorbeeld.example>"


def test_it_says_the_day_before_which_something_must_be_done():
    assert "Doe dit uiterlijk op vrijdag 4 december 2026." in text_of(read(delivery(due_on=date(2026, 12, 4))))


def test_a_substitute_reads_why_he_gets_it_and_not_for_whom():
    text = text_of(read(delivery(for_person_id=UUID(int=77))))

    assert "waarnemer" in text
    assert str(UUID(int=77)) not in text


def test_everything_that_is_told_of_people_is_an_id_in_a_link():
    message = compose(delivery(invitation=INVITATION), RECEIVER, LETTERHEAD, NOW)
    body = message.as_bytes().decode().partition("\r\n\r\n")[2]

    known = {str(UUID(int=number)) for number in (1, 4, 9)}
    assert set(re.findall(r"[0-9a-f]{8}-[0-9a-f-]{27}", body)) <= known


@pytest.mark.parametrize("method", ["REQUEST", "CANCEL"])
def test_an_appointment_comes_in_the_mail_and_as_a_file(method: Method):
    invitation = Invitation(method, INVITATION.conversation_id, INVITATION.starts_at, INVITATION.ends_at, 1)
    message = read(delivery("career_conversation_scheduled", invitation=invitation))

    mixed, (alternatives, file) = message, message.iter_parts()
    inline = list(alternatives.iter_parts())[-1]
    assert mixed.get_content_type() == "multipart/mixed"
    assert [part.get_content_type() for part in alternatives.iter_parts()] == [
        "text/plain",
        "text/html",
        "text/calendar",
    ]
    assert inline.get_param("method") == method
    assert file.get_filename() == "afspraak.ics"
    assert Calendar.from_ical(inline.get_content())["METHOD"] == method
    assert Calendar.from_ical(file.get_content()) == Calendar.from_ical(inline.get_content())


def test_the_text_says_when_the_conversation_is_on_the_dutch_clock():
    text = text_of(read(delivery("career_conversation_scheduled", invitation=INVITATION)))

    assert "Het gesprek is op dinsdag 1 december 2026, van 14.00 uur tot 15.00 uur." in text


@pytest.mark.parametrize(
    "address",
    [
        "",
        "no address",
        "a@b.example\r\nBcc: c@d.example",
        "a@b.example, c@d.example",
        "@",
        "<>",
        "a@",
        "jörg@b.example",
    ],
)
def test_what_is_no_single_address_gets_no_mail(address):
    with pytest.raises(ValueError, match="address"):
        compose(delivery(), address, LETTERHEAD, NOW)


def test_a_mail_speaks_the_language_of_whoever_gets_it():
    with speaking("en"):
        message = read(delivery("career_conversation_scheduled", due_on=date(2026, 12, 4), invitation=INVITATION))

    assert message["Subject"] == "Doorlijn: 1 new appointment"
    assert message["Content-Language"] == "en"
    assert "Do this by Friday 4 December 2026." in text_of(message)
    assert "The conversation is on Tuesday 1 December 2026, from 14:00 to 15:00." in text_of(message)
    assert '<html lang="en">' in message.get_body(("html",)).get_content()
    [file] = [part for part in message.walk() if part.get_content_type() == "application/ics"]
    [event] = Calendar.from_ical(file.get_content()).walk("VEVENT")
    assert str(event["SUMMARY"]) == "Career conversation (Doorlijn)"
