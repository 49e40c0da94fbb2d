"""The mail server of the demo: what it says it has, it has, and what is in it can be read."""

import os
import signal
import smtplib
import subprocess
import sys
from email.message import EmailMessage

import pytest

from doorlijn import mail_catcher
from doorlijn.mail_catcher import MOST_BYTES, MailCatcher, NoSuchMail
from tests.machinery.ports import answers, free_port
from tests.machinery.waiting import wait_for


@pytest.fixture
def catcher(tmp_path):
    caught = MailCatcher(tmp_path / "mails")
    caught.start()
    yield caught
    caught.stop()


def letter(subject: str = "Doorlijn: 1 nieuwe zaak") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@voorbeeld.example", "b@voorbeeld.example", subject
    message.set_content("Eén zaak.\n.met een punt vooraan\n")
    message.add_alternative("<p>Eén zaak.</p>", subtype="html")
    message.add_alternative("BEGIN:VCALENDAR\n", subtype="calendar", params={"method": "REQUEST"})
    return message


def send(catcher: MailCatcher, message: EmailMessage) -> None:
    with smtplib.SMTP("127.0.0.1", catcher.port) as smtp:
        smtp.send_message(message)


def test_a_mail_is_read_back_with_its_text_its_page_and_its_appointment(catcher, tmp_path):
    send(catcher, letter())

    (found,) = mail_catcher.mails(tmp_path / "mails")

    assert (found.to, found.sender, found.subject) == (
        ("b@voorbeeld.example",),
        "a@voorbeeld.example",
        "Doorlijn: 1 nieuwe zaak",
    )
    assert found.text.splitlines() == ["Eén zaak.", ".met een punt vooraan"]
    assert found.html.strip() == "<p>Eén zaak.</p>"
    assert found.ics.startswith("BEGIN:VCALENDAR")
    assert mail_catcher.mail(tmp_path / "mails", found.id) == found


def test_the_newest_mail_comes_first(catcher, tmp_path):
    for subject in ("een", "twee", "drie"):
        send(catcher, letter(subject))

    assert [each.subject for each in mail_catcher.mails(tmp_path / "mails")] == ["drie", "twee", "een"]


def test_the_oldest_mails_make_place(tmp_path, monkeypatch):
    monkeypatch.setattr(mail_catcher, "MOST_MAILS", 3)

    ids = [mail_catcher.keep(tmp_path, letter(str(number)).as_bytes()) for number in range(5)]

    assert [each.id for each in mail_catcher.mails(tmp_path)] == ids[:1:-1]


def test_a_mail_that_is_too_large_is_refused_and_leaves_nothing(catcher, tmp_path):
    message = letter()
    message.add_attachment(bytes(MOST_BYTES), maintype="application", subtype="octet-stream")

    with pytest.raises(smtplib.SMTPResponseException) as refused:
        send(catcher, message)

    assert refused.value.smtp_code == 552
    assert list((tmp_path / "mails").iterdir()) == []


@pytest.mark.parametrize("mail_id", ["../../etc/passwd", "", "20261120T090000000000-00000000000g", "a\x00b"])
def test_what_is_no_id_finds_nothing(tmp_path, mail_id):
    with pytest.raises(NoSuchMail):
        mail_catcher.mail(tmp_path, mail_id)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"Subject: =?utf-8?q?half=?=\r\nTo: <<>>,\r\n\r\nx",
        b"Content-Type: text/plain; charset=none\r\n\r\n\xe9",
    ],
)
def test_a_mail_that_is_nonsense_is_shown_all_the_same(tmp_path, content):
    mail_id = mail_catcher.keep(tmp_path, content)

    assert mail_catcher.mail(tmp_path, mail_id).id == mail_id


def test_files_of_others_in_the_folder_are_left_alone(tmp_path):
    (tmp_path / "notes.eml").write_text("Subject: mine\n\n")

    assert mail_catcher.mails(tmp_path) == []


def test_as_a_process_of_its_own_it_catches_until_it_is_told_to_stop(tmp_path):
    port = free_port()
    environment = os.environ | {"DOORLIJN_MAIL_DIR": str(tmp_path), "DOORLIJN_PROFILE": "test"}
    command = [sys.executable, "-m", "doorlijn", "run", "mail-catcher", "--bind", f"127.0.0.1:{port}"]
    process = subprocess.Popen(command, env=environment)
    try:
        wait_for(lambda: answers(port), deadline=60)
        with smtplib.SMTP("127.0.0.1", port) as smtp:
            smtp.send_message(letter())
    finally:
        process.send_signal(signal.SIGTERM)

    assert process.wait(30) == 0
    assert len(mail_catcher.mails(tmp_path)) == 1
