import pytest

from tests.machinery.mails import OneMail
from tests.portal.stage import Stage
from tests.portal.visitor import Visitor

INVITATION = """BEGIN:VCALENDAR
METHOD:REQUEST
BEGIN:VEVENT
SUMMARY:Loopbaangesprek
  (Doorlijn)
DTSTART;TZID=Europe/Amsterdam:20261126T100000
DTEND;TZID=Europe/Amsterdam:20261126T110000
SEQUENCE:1
END:VEVENT
END:VCALENDAR
"""


MAIL = OneMail(
    subject="Doorlijn: 1 nieuwe afspraak",
    text="Beste collega,",
    html="<h1 style='color:red'>Beste collega</h1><script>alert(1)</script>",
    ics=INVITATION,
)


@pytest.fixture
def reader(region: Stage) -> Visitor:
    return Visitor(region.portal(mail_catcher=MAIL).test_client())


def test_every_mail_is_listed_and_opens(reader: Visitor):
    reader.open("/mails").follow("Doorlijn: 1 nieuwe afspraak")

    assert "i.sewnarain@voorbeeld.example" in reader.text
    assert "Beste collega," in reader.text


def test_the_invitation_is_told_in_words(reader: Visitor):
    reader.open("/mails/m1")

    assert "Voor de agenda: wijziging" in reader.text
    assert "Loopbaangesprek (Doorlijn)" in reader.text
    assert "donderdag 26 november 2026 om 10:00" in reader.text


def test_the_mails_own_html_can_do_nothing(reader: Visitor):
    page = reader.open("/mails/m1").html
    answer = reader.client.get("/mails/m1/html")

    assert "<script>" not in page
    assert 'sandbox="allow-popups allow-popups-to-escape-sandbox" title="' in page
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox allow-popups allow-popups-to-escape-sandbox" in policy
    assert "allow-scripts" not in policy


def test_a_mail_that_is_gone_is_not_found(reader: Visitor):
    assert reader.open("/mails/m2").status == 404


def test_without_a_catcher_there_are_no_mail_pages(region: Stage):
    assert Visitor(region.app.test_client()).open("/mails").status == 404
