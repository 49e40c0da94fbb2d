"""Where mail goes is asked of the directory at the moment of sending; what it cannot say is said of the mail."""

from datetime import timedelta

import pytest

from tests.machinery.database import NOW
from tests.machinery.ports import free_port
from tests.notifications.town import COACH

LATER = NOW + timedelta(minutes=11)


@pytest.mark.parametrize("status", [401, 403, 500, 503])
def test_a_directory_that_cannot_say_is_asked_again_later(mail, sender, directory, status):
    directory.status = status
    sender.send_due(NOW)
    assert (mail()["state"], mail()["reason"]) == ("planned", f"directory_{status}")

    directory.status = 200
    sender.send_due(LATER)

    assert mail()["state"] == "sent"


def test_a_directory_that_is_not_there_is_asked_again_later(mail, sender, directory):
    sender.addresses._http.base_url = f"http://127.0.0.1:{free_port()}"  # noqa: SLF001  a directory that is down

    sender.send_due(NOW)

    assert (mail()["state"], mail()["reason"], mail()["attempts"]) == ("planned", "directory_unreachable", 1)


@pytest.mark.parametrize("body", [b"not json", b"[]", b"{}", b"null", b'"text"'])
def test_a_directory_that_talks_nonsense_is_asked_again_later(mail, sender, directory, body):
    directory.body = body

    sender.send_due(NOW)

    assert (mail()["state"], mail()["reason"]) == ("planned", "directory_unreadable")


def test_somebody_whom_the_directory_does_not_know_gets_no_mail(mail, sender, directory):
    directory.addresses.clear()

    sender.send_due(NOW)

    assert (mail()["state"], mail()["reason"]) == ("failed", "person_unknown")


@pytest.mark.parametrize("address", ["nobody", "a@b.example\nBcc: c@d.example", "jörg@b.example", 7])
def test_an_address_that_is_none_is_not_tried(mail, sender, directory, post_office, address):
    directory.addresses[COACH] = address

    sender.send_due(NOW)

    assert (mail()["state"], mail()["reason"], post_office.letters) == ("failed", "address_unusable", [])
