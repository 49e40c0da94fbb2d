from datetime import UTC, date, datetime

import pytest

from tests.aftercare.examples import COACH
from tests.aftercare.town import plain

EXPIRED = datetime(2027, 2, 1, 23, tzinfo=UTC)  # three months after 1 November


@pytest.fixture
def recent(town):
    town.left_on = date(2026, 11, 1)
    town.leaves()
    town.news()
    return town


def shown(town):
    return town.client("coordinator").get(f"/v1/cases/{town.case()['case_id']}").json["destination"]


def test_after_three_months_it_reads_not_recently_confirmed_and_the_owner_hears_of_it(recent):
    assert shown(recent) == "work"

    recent.clock(EXPIRED)

    (told,) = recent.news_of("destination_expired")
    assert (told["confirmed_on"], told["expired_on"]) == ("2026-11-01", "2027-02-01")
    assert (told["owner_id"], told["tell_ids"]) == (plain(COACH), [plain(COACH)])
    assert shown(recent) == "not_recently_confirmed"


def test_not_a_second_earlier(recent):
    recent.clock(datetime(2027, 2, 1, 22, 59, 59, tzinfo=UTC))

    assert recent.news_of("destination_expired") == []
    assert shown(recent) == "work"


def test_what_was_confirmed_meanwhile_does_not_expire(recent):
    recent.database.now = datetime(2027, 1, 15, 9, tzinfo=UTC)
    body = {"destination": "mbo", "source": "young_person", "confirmed_on": "2027-01-15"}
    path = f"/v1/cases/{recent.case()['case_id']}/destination-confirmations"
    assert recent.client("job_coach").post(path, json=body).status_code == 200

    recent.clock(EXPIRED)

    assert recent.news_of("destination_expired") == []
    assert shown(recent) == "mbo"
    assert "destination_expiry" in recent.timers()
