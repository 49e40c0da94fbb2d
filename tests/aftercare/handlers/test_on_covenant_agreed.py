"""A version that was agreed on says from its day on who may see what; the file does until then."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from access import covenants
from access.actor import Actor
from services.aftercare.service import AftercareService

PATH = "/v1/cases"
REGION = UUID(int=77)
COORDINATOR = Actor(UUID(int=1), "coordinator", UUID(int=2))
COACH = Actor(UUID(int=3), "job_coach", UUID(int=2))


def agreed(database, holds_from: str = "2026-11-20", *, file_digest: str = "", **envelope: object):
    """A covenant in which the coordinator sees nobody any more since yesterday."""
    file = covenants.load()
    rules = [vars(rule) | {"until": "2026-11-19"} if rule.role == "coordinator" else vars(rule) for rule in file.rules]
    told = {
        "covenant_id": UUID(int=9),
        "region_id": REGION,
        "region": file.region,
        "version": "2026-2",
        "begins_on": "2026-11-01",
        "ends_on": "2034-07-31",
        "holds_from": holds_from,
        "agreed_at": datetime(2026, 11, 20, 8, tzinfo=UTC),
        "file_digest": file_digest or file.digest,
        "rules": [
            {name: sorted(value) if isinstance(value, frozenset) else str(value) for name, value in rule.items()}
            for rule in rules
        ],
    }
    subject = f"organisation/{REGION}"
    return database.hear(AftercareService, "directory", ("covenant_agreed", told), subject=subject, **envelope)


def test_from_its_day_on_it_says_who_may_see_what(database):
    before = database.client("aftercare", COORDINATOR).get(PATH).status_code

    assert agreed(database) == "done"

    after = database.client("aftercare", COORDINATOR).get(PATH)
    assert (before, after.status_code) == (200, 403)
    assert "19-11-2026" in after.json["detail"]
    assert database.client("aftercare", COACH).get(PATH).status_code == 200


@pytest.mark.parametrize("other", [{"holds_from": "2026-11-21"}, {"file_digest": "0" * 64}])
def test_before_its_day_and_on_top_of_another_file_the_file_holds(database, other):
    agreed(database, **other)

    assert database.client("aftercare", COORDINATOR).get(PATH).status_code == 200


def test_hearing_it_twice_changes_nothing(database):
    agreed(database)
    agreed(database, sequence=1)

    assert len(database.rows("aftercare", "SELECT * FROM agreed_covenants")) == 1
