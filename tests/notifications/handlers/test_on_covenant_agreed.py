"""A version that was agreed on says from its day on what systems of a school may hear; the file does until then."""

from uuid import UUID

from access import covenants
from access.actor import Actor
from services.notifications.service import NotificationsService
from tests.access.agreed_covenant import SUBJECT, agreed_fields

STAFF = Actor(UUID(int=1), "school_staff", UUID(int=2))


def agreed(database, told, **envelope: object):
    return database.hear(NotificationsService, "directory", ("covenant_agreed", told), subject=SUBJECT, **envelope)


def without_schools():
    """A covenant in which no school hears anything any more since yesterday."""
    told = agreed_fields()
    for rule in told["rules"]:
        rule["until"] = "2026-11-19" if rule["role"] == "school_staff" else str(covenants.load().ends_on)
    return told


def test_from_its_day_on_it_says_what_a_school_may_hear(database):
    before = database.client("notifications", STAFF).get("/v1/events")

    assert agreed(database, without_schools()) == "done"

    after = database.client("notifications", STAFF).get("/v1/events")
    assert (before.status_code, after.status_code) == (200, 403)
    assert "19-11-2026" in after.json["detail"]


def test_hearing_it_twice_changes_nothing(database):
    agreed(database, agreed_fields())
    agreed(database, agreed_fields(), sequence=1)

    assert len(database.rows("notifications", "SELECT * FROM agreed_covenants")) == 1
