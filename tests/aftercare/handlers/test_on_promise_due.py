"""A promise has a clock: its owner is reminded, then whoever can step in hears of it, then the coordinator; each once."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from tests.aftercare.examples import COACH, COORDINATOR, OTHER_COACH, WERKCONSULENT
from tests.aftercare.town import plain

REMINDED = datetime(2026, 11, 26, 7, tzinfo=UTC)  # two working days before Monday 30 November, at eight
LATE = datetime(2026, 11, 30, 23, tzinfo=UTC)
TOO_LATE = datetime(2026, 12, 3, 23, tzinfo=UTC)  # three working days later
PROMISE = {"what": "contact_employer", "owner": "job_coach", "due_on": "2026-11-30"}


def promise(town, *promises: dict[str, str]):
    """A conversation is held, and somebody promised something."""
    town.loses_work()
    town.accepted()
    body = {"held_on": "2026-11-20", "next_step": "none_yet", "promises": promises or [PROMISE]}
    answer = town.client("werkconsulent").post(f"{town.talk_path()}/outcome", json=body)
    assert answer.status_code == 200, answer.json
    town.hear_own()
    town.news()


def rungs(town):
    told = [(name, data) for name, data in town.news() if data.get("process") == "promise"]
    return [(name, data["rung"], data["tell_ids"]) for name, data in told]


def test_two_working_days_before_the_day_its_owner_is_reminded_and_not_earlier(town):
    promise(town)

    town.clock(datetime(2026, 11, 26, 6, 59, 59, tzinfo=UTC))
    assert rungs(town) == []
    town.clock(REMINDED)

    assert rungs(town) == [("deadline_approaching", "owner", [plain(COACH)])]


def test_past_its_day_both_professionals_hear_of_it_and_then_the_coordinator(town):
    promise(town)
    town.clock(REMINDED)
    town.news()

    town.clock(LATE)
    assert rungs(town) == [("deadline_missed", "substitute", [plain(COACH), plain(WERKCONSULENT)])]
    town.clock(TOO_LATE)
    assert rungs(town) == [("deadline_missed", "coordinator", [plain(COORDINATOR)])]
    assert "promise_due" not in town.timers()


def test_who_stands_in_hears_of_it_when_its_owner_is_away(town):
    promise(town)
    town.away(COACH, OTHER_COACH, date(2026, 12, 31))
    town.news()

    town.clock(REMINDED)

    assert rungs(town) == [("deadline_approaching", "owner", [plain(OTHER_COACH)])]


def test_what_was_done_is_told_to_nobody(town):
    promise(town)
    case = town.client("job_coach").get(f"/v1/cases/{town.case()['case_id']}").json
    town.client("job_coach").post(f"/v1/cases/{case['id']}/promises/{case['promises'][0]['id']}/kept")
    town.news()

    town.clock(TOO_LATE)

    assert rungs(town) == []
    assert "promise_due" not in town.timers()


def test_after_a_long_silence_every_rung_is_told_once_and_nobody_is_reminded_of_what_is_past(town):
    promise(town)

    town.clock(TOO_LATE)
    town.clock(TOO_LATE)

    assert [rung for _name, rung, _people in rungs(town)] == ["substitute", "coordinator"]


def test_of_several_promises_each_has_its_own_moments(town):
    promise(town, PROMISE, PROMISE | {"what": "call_pupil", "owner": "werkconsulent", "due_on": "2026-12-02"})

    town.clock(REMINDED)
    town.clock(datetime(2026, 11, 30, 7, tzinfo=UTC))

    assert [people for _name, _rung, people in rungs(town)] == [[plain(COACH)], [plain(WERKCONSULENT)]]


def test_who_promised_for_tomorrow_is_not_reminded_today(town):
    promise(town, PROMISE | {"due_on": "2026-11-23"})

    town.clock(datetime(2026, 11, 20, 10, tzinfo=UTC))
    assert rungs(town) == []
    town.clock(datetime(2026, 11, 23, 23, tzinfo=UTC))

    assert [rung for _name, rung, _people in rungs(town)] == ["substitute"]


def test_a_free_day_moves_the_reminder(town):
    promise(town)
    body = {"days": [{"on": "2026-11-27", "name": "Brugdag"}]}
    admin = town.client("admin")
    seen = admin.get("/v1/free-days").headers["ETag"]
    assert admin.put("/v1/free-days", json=body, headers={"If-Match": seen}).status_code == 200
    town.clock(town.database.now)

    assert town.timers()["promise_due"]["due_at"] == datetime(2026, 11, 25, 7, tzinfo=UTC)


@pytest.mark.parametrize("person", [COACH, COORDINATOR])
def test_a_promise_that_is_late_stands_on_the_worklist_and_among_the_signals(town, person):
    promise(town)
    town.clock(LATE)
    role = "job_coach" if person == COACH else "coordinator"

    work = town.client(role).get("/v1/worklist").json
    (signal,) = town.client("coordinator").get("/v1/signals?kind=promise_overdue").json

    assert next(one["kind"] for one in work if one["is_overdue"]) == "keep_promise"
    assert (signal["owner_id"], signal["due_on"]) == (plain(COACH), "2026-11-30")
    assert UUID(signal["case_id"]) == town.case()["case_id"]
