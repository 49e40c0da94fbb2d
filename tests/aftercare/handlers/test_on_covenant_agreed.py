"""A version that was agreed on says from its day on who may see what; the file does until then."""

from uuid import UUID

import pytest

from access.actor import Actor
from services.aftercare.service import AftercareService
from tests.access.agreed_covenant import SUBJECT, agreed_fields

PATH = "/v1/cases"
COORDINATOR = Actor(UUID(int=1), "coordinator", UUID(int=2))
COACH = Actor(UUID(int=3), "job_coach", UUID(int=2))


def agreed(database, told=None, **envelope: object):
    return database.hear(
        AftercareService, "directory", ("covenant_agreed", told or agreed_fields()), subject=SUBJECT, **envelope
    )


def test_from_its_day_on_it_says_who_may_see_what(database):
    before = database.client("aftercare", COORDINATOR).get(PATH).status_code

    assert agreed(database) == "done"

    after = database.client("aftercare", COORDINATOR).get(PATH)
    assert (before, after.status_code) == (200, 403)
    assert "19-11-2026" in after.json["detail"]
    assert database.client("aftercare", COACH).get(PATH).status_code == 200


@pytest.mark.parametrize("other", [{"holds_from": "2026-11-21"}, {"file_digest": "0" * 64}])
def test_before_its_day_and_on_top_of_another_file_the_file_holds(database, other):
    agreed(database, agreed_fields(**other))

    assert database.client("aftercare", COORDINATOR).get(PATH).status_code == 200


def test_hearing_it_twice_changes_nothing(database):
    agreed(database)
    agreed(database, sequence=1)

    assert len(database.rows("aftercare", "SELECT * FROM agreed_covenants")) == 1
