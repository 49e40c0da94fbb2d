from datetime import UTC, datetime

from tests.aftercare.examples import COACH, COORDINATOR
from tests.aftercare.town import plain

AFTER = datetime(2027, 1, 5, 23, tzinfo=UTC)  # thirty working days after 20 November, with Christmas and New Year


def agreed(town, step="mbo"):
    town.loses_work()
    town.holds("2026-11-20", step)
    town.news()


def test_a_step_that_did_not_begin_is_a_signal_for_its_owner_and_the_coordinator(town):
    agreed(town)

    town.accepted()
    town.clock(AFTER)

    (missed,) = town.news_of("deadline_missed")
    assert (missed["process"], missed["tell_ids"]) == ("next_step", [plain(COACH), plain(COORDINATOR)])
    signals = town.client("coordinator").get("/v1/signals?kind=next_step_not_begun").json
    assert [one["conversation_id"] for one in signals] == [missed["item_id"]]


def test_a_step_that_was_confirmed_is_no_signal(town):
    agreed(town)
    town.client("job_coach").post(f"{town.talk_path()}/beginning", json={"began_on": "2026-11-20"})
    town.news()

    town.accepted()
    town.clock(AFTER)

    assert town.news_of("deadline_missed") == []
    assert town.client("coordinator").get("/v1/signals?kind=next_step_not_begun").json == []


def test_new_work_that_was_registered_confirms_itself(town):
    agreed(town, "new_job")
    body = {"employer": "Kwekerij", "kind": "regular", "begins_on": "2026-12-01"}
    town.client("job_coach").post(f"/v1/cases/{town.case()['case_id']}/contracts", json=body)
    town.news()

    town.clock(AFTER)

    assert [data["began_on"] for data in town.news_of("next_step_confirmed")] == ["2026-12-01"]


def test_work_that_ended_again_asks_for_a_conversation_and_not_for_the_old_step(town):
    agreed(town)
    town.database.now = datetime(2027, 1, 4, 9, tzinfo=UTC)
    town.client("job_coach").post(
        f"/v1/cases/{town.case()['case_id']}/drop-out", json={"on": "2027-01-04", "reason": "drop_out"}
    )
    town.hear_own()
    town.news()

    town.accepted()
    town.clock(AFTER)

    assert town.news_of("deadline_missed") == []
