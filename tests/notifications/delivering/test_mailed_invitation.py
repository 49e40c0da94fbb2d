"""The mail of an invitation holds a link that is made as it goes: in no table, no log, and nobody's name beside it."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
import structlog

from tests.machinery.database import NOW
from tests.notifications.town import COACH, Town

LATER = NOW + timedelta(minutes=11)
INVITATION = UUID(int=0x1417)


@pytest.fixture
def town(town: Town) -> Town:
    told = {
        "person_id": COACH,
        "invitation_id": INVITATION,
        "expires_at": datetime.fromisoformat("2026-11-23T09:00:00+00:00"),
    }
    town.hear("directory", "person_invited", told, subject=f"person/{COACH}")
    return town


def test_the_mail_holds_a_link_of_its_own_and_nothing_about_anybody(town, sender, post_office, directory):
    with structlog.testing.capture_logs() as logged:
        sender.send_due(NOW)

    [letter] = post_office.letters
    text = letter.get_body(("plain",)).get_content()
    assert f"https://doorlijn.example/uitnodiging/{'0' * 43}" in text
    assert directory.asked[-1] == f"/api/directory/v1/invitations/{INVITATION}/links"
    assert "Benali" not in letter.as_string().replace("f.benali@voorbeeld.example", "")
    assert letter["Subject"] == "Doorlijn: 1 uitnodiging"
    (row,) = town.database.rows("notifications", "SELECT d::text AS all FROM deliveries d")
    assert "0" * 43 not in row["all"]
    assert "0" * 43 not in str(logged)


def test_a_mail_that_goes_again_holds_a_new_link(town, sender, post_office, directory):
    post_office.answers["DATA"] = "451 later"
    sender.send_due(NOW)

    post_office.answers.clear()
    sender.send_due(LATER)

    [letter] = post_office.letters
    assert "1" * 43 in letter.get_body(("plain",)).get_content()


def test_an_invitation_that_is_over_is_not_mailed(town, sender, post_office, directory):
    directory.is_invitation_over = True

    sender.send_due(NOW)

    (row,) = town.database.rows("notifications", "SELECT state, reason FROM deliveries")
    assert (row["state"], row["reason"], post_office.letters) == ("failed", "invitation_over", [])
