from datetime import UTC, date, datetime

import pytest

from tests.aftercare.examples import NOWHERE, OTHER_COACH
from tests.aftercare.handlers.test_on_last_day_claim_due import claimed

DUE = date(2026, 12, 4)


@pytest.fixture
def owing(town):
    """A conversation that is owed, ten working days from 20 November."""
    town.loses_work()
    return town


def free(town, *days: str):
    admin = town.client("admin")
    seen = admin.get("/v1/free-days").headers["ETag"]
    body = {"days": [{"on": day, "name": "Vrij"} for day in days]}
    answer = admin.put("/v1/free-days", json=body, headers={"If-Match": seen})
    town.clock(town.database.now)
    return answer


def due_at(town, kind):
    return town.timers()[kind]["due_at"]


def test_a_free_day_gives_one_more_day_for_the_conversation_and_moves_its_clocks(owing):
    assert free(owing, "2026-11-27").status_code == 200

    assert owing.conversation()["due_on"] == date(2026, 12, 7)
    assert due_at(owing, "conversation_due") == datetime(2026, 12, 7, 23, tzinfo=UTC)
    assert due_at(owing, "conversation_reminder") == datetime(2026, 12, 2, 7, tzinfo=UTC)


def test_a_day_that_is_a_working_day_again_takes_it_back(owing):
    free(owing, "2026-11-27")

    free(owing)

    assert owing.conversation()["due_on"] == DUE
    assert due_at(owing, "conversation_due") == datetime(2026, 12, 4, 23, tzinfo=UTC)


def test_a_free_day_after_the_deadline_moves_nothing(owing):
    free(owing, "2026-12-24")

    assert owing.conversation()["due_on"] == DUE


def test_a_conversation_that_is_held_keeps_the_deadline_it_had(owing):
    owing.holds("2026-11-20")

    free(owing, "2026-11-27")

    assert owing.conversation()["due_on"] == DUE


def test_what_begins_after_the_change_counts_around_the_free_day_at_once(town):
    free(town, "2026-11-27")

    town.loses_work()

    assert town.conversation()["due_on"] == date(2026, 12, 7)


def test_a_new_term_leaves_what_runs_as_it_is(owing):
    admin = owing.client("admin")
    seen = admin.get("/v1/terms/career_conversation").headers["ETag"]
    admin.put(
        "/v1/terms/career_conversation",
        json={"valid_from": "2026-11-23", "amount": 5},
        headers={"If-Match": seen},
    )

    free(owing, "2026-11-27")

    assert owing.conversation()["due_on"] == date(2026, 12, 7)


def test_a_free_day_gives_one_more_day_to_accept_a_case(town):
    town.leaves()
    before = town.case()["act_by"]

    free(town, "2026-11-25")

    assert (before, town.case()["act_by"]) == (date(2026, 11, 27), date(2026, 11, 30))


def test_a_case_that_was_accepted_has_no_term_that_moves(town):
    town.leaves()
    town.client("job_coach").post(f"/v1/cases/{town.case()['case_id']}/acceptance")

    free(town, "2026-11-25")

    assert town.case()["act_by"] == date(2026, 11, 27)


def test_a_free_day_gives_one_more_day_to_find_a_job_coach(town):
    town.leaves(municipality=NOWHERE)

    free(town, "2026-11-23")

    assert town.case()["act_by"] == date(2026, 11, 25)


def test_a_free_day_gives_one_more_day_to_agree_on_a_next_step(owing):
    owing.holds("2026-11-20", next_step="none_yet")
    before = owing.conversation()["next_step_by"]

    free(owing, "2026-11-27")

    assert (before, owing.conversation()["next_step_by"]) == (DUE, date(2026, 12, 7))


def test_the_day_by_which_the_next_step_must_begin_follows_with_its_clock(owing):
    owing.holds("2026-11-20")
    assert owing.conversation()["begin_by"] == date(2027, 1, 5)

    free(owing, "2026-11-27")

    assert owing.conversation()["begin_by"] == date(2027, 1, 6)
    assert due_at(owing, "next_step_begins") == datetime(2027, 1, 6, 23, tzinfo=UTC)


def missed(town, at: datetime):
    """What the coordinator hears up to a moment."""
    town.news()
    town.clock(at)
    return [data["process"] for data in town.news_of("deadline_missed")]


def test_a_case_that_nobody_accepts_is_told_after_the_day_that_moved(town):
    town.leaves()
    free(town, "2026-11-25")

    assert missed(town, datetime(2026, 11, 30, 22, 59, tzinfo=UTC)) == []
    assert missed(town, datetime(2026, 11, 30, 23, tzinfo=UTC)) == ["case_acceptance"]


def test_what_is_too_late_is_told_once_whatever_day_becomes_free(owing):
    told = missed(owing, datetime(2026, 11, 28, 9, tzinfo=UTC))

    free(owing, "2026-12-02")

    assert (told, missed(owing, datetime(2026, 11, 28, 10, tzinfo=UTC))) == (["case_acceptance"], [])


def test_a_refused_case_counts_from_the_day_of_the_refusal(town):
    town.leaves()
    town.clock(datetime(2026, 11, 24, 9, tzinfo=UTC))
    town.client("job_coach").post(f"/v1/cases/{town.case()['case_id']}/refusal", json={"reason": "caseload"})
    before = town.case()["act_by"]

    free(town, "2026-11-25")

    assert (before, town.case()["act_by"]) == (date(2026, 11, 26), date(2026, 11, 27))


def test_a_colleague_who_was_asked_has_one_more_day_to_answer(town):
    town.leaves()
    town.accepted()
    path = f"/v1/cases/{town.case()['case_id']}/transfer"
    town.client("job_coach").post(path, json={"to_id": str(OTHER_COACH), "reason": "request"})

    free(town, "2026-11-25")

    assert town.case()["answer_by"] == date(2026, 11, 30)
    assert missed(town, datetime(2026, 11, 30, 22, 59, tzinfo=UTC)) == []
    assert missed(town, datetime(2026, 11, 30, 23, tzinfo=UTC)) == ["case_transfer"]


def test_the_municipality_has_one_more_day_to_answer(town):
    town.leaves()
    town.accepted()
    path = f"/v1/cases/{town.case()['case_id']}/municipal-supports"
    town.client("school_staff").post(path, json={"kind": "find_work"})

    free(town, "2026-11-25")

    assert missed(town, datetime(2026, 12, 7, 22, 59, tzinfo=UTC)) == []
    assert missed(town, datetime(2026, 12, 7, 23, tzinfo=UTC)) == ["municipal_support"]


def test_who_must_say_which_last_day_is_right_has_one_more_day(town):
    claimed(town)

    free(town, "2026-11-25")

    assert missed(town, datetime(2026, 11, 30, 22, 59, tzinfo=UTC)) == []
    assert missed(town, datetime(2026, 11, 30, 23, tzinfo=UTC)) == ["last_day_claim"]
