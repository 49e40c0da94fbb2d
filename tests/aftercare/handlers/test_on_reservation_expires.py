from datetime import UTC, datetime

import pytest

from tests.aftercare.catalogue import LOGISTIEK, offer, period_of

AFTER = datetime(2027, 2, 1, 23, tzinfo=UTC)


@pytest.fixture
def path(town):
    offer(town, logistiek=LOGISTIEK)
    town.leaves()
    path = f"/v1/cases/{town.case()['case_id']}/reservation"
    town.client("job_coach").post(path, json={"period_id": period_of(town, "logistiek")["id"]})
    town.news()
    return path


def test_a_place_where_nobody_began_is_free_again_and_somebody_hears(town, path):
    town.clock(AFTER)

    assert [data["reason"] for data in town.news_of("place_released")] == ["expired"]
    assert period_of(town, "logistiek")["free"] == 1
    assert town.client("job_coach").get(path).status_code == 404


def test_on_its_last_day_the_place_is_still_kept(town, path):
    town.clock(datetime(2027, 2, 1, 22, tzinfo=UTC))

    assert period_of(town, "logistiek")["free"] == 0


def test_a_place_that_was_given_back_expires_no_more(town, path):
    town.client("job_coach").delete(path)
    town.news()

    town.clock(AFTER)

    assert town.news_of("place_released") == []
