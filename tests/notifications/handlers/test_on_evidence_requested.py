from datetime import datetime
from uuid import UUID

REQUEST = UUID(int=0x7E57)


def ask(town):
    told = {
        "request_id": REQUEST,
        "trajectory_id": UUID(int=1),
        "pupil_id": UUID(int=2),
        "school_id": UUID(int=3),
        "expires_at": datetime.fromisoformat("2026-12-04T09:00:00+00:00"),
    }
    town.hear("certification", "evidence_requested", told, subject=f"pupil/{UUID(int=2)}")


def test_the_trainer_gets_a_mail_and_nobody_a_line_on_a_page(town):
    ask(town)

    [mail] = town.database.rows("notifications", "SELECT * FROM deliveries")
    assert (mail["person_id"], mail["kind"], mail["action_path"]) == (
        REQUEST,
        "evidence_requested",
        f"/beoordelen/{REQUEST}",
    )
    assert town.database.rows("notifications", "SELECT * FROM notifications") == []
