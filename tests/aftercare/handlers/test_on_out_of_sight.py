from datetime import UTC, date, datetime

import pytest

from tests.aftercare.examples import COACH, COORDINATOR
from tests.aftercare.town import plain

LOST = datetime(2027, 6, 21, 6, tzinfo=UTC)  # seven months after 20 November, on which the case was opened


@pytest.fixture
def silent(town):
    town.left_on = date(2026, 11, 1)
    town.leaves()
    town.client("job_coach").post(f"/v1/cases/{town.case()['case_id']}/acceptance")
    town.clock(datetime(2027, 2, 2, 9, tzinfo=UTC))  # the destination expires
    town.news()
    return town


def signals(town):
    return {one["kind"] for one in town.client("coordinator").get("/v1/signals").json}


def test_nothing_confirmed_and_no_contact_is_a_signal_with_an_owner(silent):
    silent.clock(LOST)

    (told,) = silent.news_of("out_of_sight")
    assert (told["owner_id"], told["tell_ids"]) == (plain(COACH), [plain(COACH), plain(COORDINATOR)])
    assert "out_of_sight" in signals(silent)
    (item,) = silent.client("job_coach").get("/v1/worklist").json
    assert (item["kind"], item["owner_id"]) == ("find_young_person", plain(COACH))


def test_not_a_second_earlier_and_not_twice(silent):
    silent.clock(datetime(2027, 6, 21, 5, 59, 59, tzinfo=UTC))
    assert silent.news_of("out_of_sight") == []

    silent.clock(LOST)
    silent.clock(datetime(2027, 7, 1, 6, tzinfo=UTC))

    assert len(silent.news_of("out_of_sight")) == 1


def test_contact_puts_it_off_and_brings_back_who_was_out_of_sight(silent):
    path = f"/v1/cases/{silent.case()['case_id']}/contact-attempts"
    silent.clock(LOST)
    assert "out_of_sight" in signals(silent)

    silent.client("job_coach").post(path, json={"made_on": "2027-06-21", "channel": "phone", "is_reached": True})
    silent.news()
    silent.clock(datetime(2027, 12, 31, 9, tzinfo=UTC))

    assert silent.news_of("out_of_sight") == []
    assert "out_of_sight" not in signals(silent)
    silent.clock(datetime(2028, 1, 24, 9, tzinfo=UTC))
    assert len(silent.news_of("out_of_sight")) == 1
