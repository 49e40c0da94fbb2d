"""When the covenant's last day is over, access is over; whoever had it reads why."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from access.actor import Actor

AFTERWARDS = datetime(2034, 8, 1, 9, 0, tzinfo=UTC)
PATHS = (
    ("intake", "/v1/pupils"),
    ("certification", "/v1/trajectories"),
    ("aftercare", "/v1/cases"),
    ("aftercare", "/v1/case-outlines"),
    ("aftercare", "/v1/worklist"),
)


@pytest.mark.parametrize(("service", "path"), PATHS)
def test_on_the_day_after_the_last_one_the_reader_is_told_why(database, service, path):
    coach = Actor(UUID(int=1), "job_coach", UUID(int=2))
    before = database.client(service, coach).get(path)
    database.now = AFTERWARDS

    after = database.client(service, coach).get(path)

    assert (before.status_code, after.status_code) == (200, 403)
    assert "31-07-2034" in after.json["detail"]


def test_also_of_one_thing_whether_it_exists_or_not(database):
    database.now = AFTERWARDS
    client = database.client("intake", Actor(UUID(int=1), "coordinator", UUID(int=2)))

    assert client.get(f"/v1/pupils/{UUID(int=3)}").status_code == 403


def test_a_role_that_never_had_access_still_gets_nothing(database):
    database.now = AFTERWARDS
    client = database.client("aftercare", Actor(UUID(int=1), "admin", UUID(int=2)))

    assert client.get("/v1/cases").json == []
