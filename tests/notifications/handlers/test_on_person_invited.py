from datetime import datetime
from uuid import UUID

from tests.notifications.town import STAFF

INVITATION = UUID(int=0x1417)


def invite(town):
    told = {
        "person_id": STAFF,
        "invitation_id": INVITATION,
        "expires_at": datetime.fromisoformat("2026-11-23T09:00:00+00:00"),
    }
    town.hear("directory", "person_invited", told, subject=f"person/{STAFF}")


def test_whoever_is_invited_gets_a_mail_and_no_line_on_a_page(town):
    invite(town)

    [mail] = town.database.rows("notifications", "SELECT * FROM deliveries")
    assert (mail["person_id"], mail["kind"], mail["action_path"]) == (
        STAFF,
        "person_invited",
        f"/uitnodiging/{INVITATION}",
    )
    assert town.database.rows("notifications", "SELECT * FROM notifications") == []


def test_a_second_invitation_is_a_second_mail(town):
    invite(town)
    invite(town)

    assert len(town.database.rows("notifications", "SELECT * FROM deliveries")) == 2
