"""The mail to a workplace trainer holds a link that is made as it goes; address and link stand in no table and no log."""

from datetime import datetime
from uuid import UUID

import pytest
import structlog

from tests.machinery.database import NOW
from tests.notifications.town import Town

REQUEST = UUID(int=0x7E57)


@pytest.fixture
def town(town: Town) -> Town:
    told = {"request_id": REQUEST, "expires_at": datetime.fromisoformat("2026-12-04T09:00:00+00:00")}
    town.hear("certification", "evidence_requested", told, subject=f"pupil/{UUID(int=2)}")
    return town


def test_the_mail_holds_a_link_of_its_own_and_nothing_about_anybody(town, sender, post_office, directory):
    with structlog.testing.capture_logs() as logged:
        sender.send_due(NOW)

    [letter] = post_office.letters
    text = letter.get_body(("plain",)).get_content()
    assert post_office.receivers == ["j.hamer@kromvliet.example"]
    assert f"https://doorlijn.example/beoordelen/{'0' * 43}" in text
    assert "Beste praktijkopleider," in text
    assert "De code van zes cijfers krijgt u op een andere manier" in text
    assert "Meld u aan" not in text
    assert directory.asked[-2].endswith(f"/v1/evidence-requests/{REQUEST}/letters")
    (row,) = town.database.rows("notifications", "SELECT d::text AS all FROM deliveries d")
    assert not {"0" * 43, "hamer"} & {each for each in ("0" * 43, "hamer") if each in row["all"] + str(logged)}


def test_a_request_that_is_over_is_not_mailed(town, sender, post_office, directory):
    directory.is_invitation_over = True

    sender.send_due(NOW)

    (row,) = town.database.rows("notifications", "SELECT state, reason FROM deliveries")
    assert (row["state"], row["reason"], post_office.letters) == ("failed", "request_over", [])


@pytest.mark.parametrize(
    ("address", "became"),
    [
        ("J.Hamer@Kromvliet.example", ("failed", "own_address")),
        ("J.Hamer+school@Kromvliet.example", ("failed", "own_address")),
        ("h.jansen@school.example", ("sent", None)),
        (None, ("sent", None)),
    ],
)
def test_no_link_goes_to_the_address_of_whoever_asked_for_it(town, sender, post_office, directory, address, became):
    if address:
        directory.addresses[directory.asker] = address

    sender.send_due(NOW)

    (row,) = town.database.rows("notifications", "SELECT state, reason FROM deliveries")
    assert (row["state"], row["reason"]) == became
    assert len(post_office.letters) == (became[0] == "sent")
