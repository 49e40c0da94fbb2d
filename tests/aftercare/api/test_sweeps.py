"""The sweep over the state: it finds exactly who fell out of the chain, and needs no event and no clock for it."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from tests.aftercare.catalogue import LOGISTIEK, RULE, offer, period_of
from tests.aftercare.examples import OTHER_COACH, PUPIL

HUNDRED, OTHERS = range(1000, 1100), range(2000, 2040)
FORGET = (
    "DELETE FROM aftercare.timers WHERE case_id = ANY (:cases)",
    "DELETE FROM aftercare.outbox WHERE event_ids && ARRAY(SELECT event_id FROM aftercare.journal WHERE subject = ANY (:subjects))",
    "DELETE FROM aftercare.inbox WHERE subject = ANY (:subjects)",
    "DELETE FROM aftercare.journal WHERE subject = ANY (:subjects)",
)


def swept(town):
    answer = town.client("coordinator").post("/v1/sweeps")
    assert answer.status_code == 200, answer.json
    return answer.json


def found(town, kind):
    path, cases = f"/v1/signals?kind={kind}&limit=200", []
    while path:
        answer = town.client("coordinator").get(path)
        cases += [one["pupil_id"] for one in answer.json]
        path = answer.headers.get("Link", "").partition(">")[0].lstrip("<")
    return sorted(cases)


def lose(town, pupils):
    """Delete every timer and every event of these young people, as no fault of ours ever should."""
    wanted = [str(UUID(int=number)) for number in pupils]
    cases = [row["case_id"] for row in town.cases() if str(row["pupil_id"]) in wanted]
    for statement in FORGET:
        town.database.execute_as_admin(statement, cases=cases, subjects=[f"case/{case}" for case in cases])


def test_of_whom_all_timers_and_events_are_gone_the_sweep_lists_exactly_those(town):
    for number in (*HUNDRED, *OTHERS):
        town.leaves(UUID(int=number))
    assert swept(town)["no_action"] == 0

    lose(town, HUNDRED)

    assert swept(town) == {"swept_on": "2026-11-20", "no_action": 100, "end_without_conversation": 0}
    assert found(town, "no_action") == sorted(str(UUID(int=number)) for number in HUNDRED)


def test_work_that_ended_and_whose_event_is_lost_is_an_end_without_a_conversation(town):
    contract_id = town.works()
    ended = {"ended_on": "2026-11-20", "reason": "dismissed"}
    town.client("job_coach").post(f"/v1/contracts/{contract_id}/end", json=ended)

    lose(town, [PUPIL.int])  # before anybody heard of it
    assert swept(town)["end_without_conversation"] == 0  # it may still be on its way

    town.database.now += timedelta(hours=2)
    assert swept(town)["end_without_conversation"] == 1
    assert found(town, "end_without_conversation") == [str(PUPIL)]


def test_work_whose_last_day_passed_unseen_is_found_too(town):
    town.works(ends_on=date(2026, 12, 31))
    lose(town, [PUPIL.int])

    town.database.now = datetime(2027, 1, 3, 9, tzinfo=UTC)

    assert swept(town)["end_without_conversation"] == 1


def test_nobody_is_listed_of_whom_the_chain_takes_care(town):
    town.loses_work()
    town.leaves(UUID(int=300), left_on=date(2026, 11, 1))

    for _ in range(12):
        town.clock(town.database.now + timedelta(days=60))
        assert swept(town) | {"swept_on": ""} == {"swept_on": "", "no_action": 0, "end_without_conversation": 0}


def test_a_sweep_sets_every_clock_again_so_that_the_next_one_finds_nobody(town):
    town.works(ends_on=date(2027, 3, 31))
    town.hear_own()
    before = {kind: row["due_at"] for kind, row in town.timers().items()}
    lose(town, [PUPIL.int])

    assert swept(town)["no_action"] == 1
    assert found(town, "no_action") == [str(PUPIL)]

    assert {kind: row["due_at"] for kind, row in town.timers().items()} == before
    assert swept(town)["no_action"] == 0
    assert found(town, "no_action") == []


def test_a_sweep_asks_for_the_conversation_that_nobody_asked_for(town):
    contract_id = town.works()
    ended = {"ended_on": "2026-11-20", "reason": "dismissed"}
    town.client("job_coach").post(f"/v1/contracts/{contract_id}/end", json=ended)
    lose(town, [PUPIL.int])
    town.news()
    town.database.now += timedelta(hours=2)

    swept(town)

    assert town.conversation()["due_on"] == date(2026, 12, 4)
    assert {"conversation_reminder", "conversation_due"} <= town.timers().keys()
    assert swept(town)["end_without_conversation"] == 0


def offered(town, case):
    """A colleague is asked to take the case over."""
    answer = town.client("job_coach").post(f"{case}/transfer", json={"to_id": str(OTHER_COACH), "reason": "caseload"})
    assert answer.status_code == 201, answer.json


def helped(town, case):
    """The school asks the municipality for support."""
    answer = town.client("school_staff").post(f"{case}/municipal-supports", json={"kind": "keep_work"})
    assert answer.status_code in (200, 201), answer.json


def talked(town, case, **outcome: object):
    """A conversation is held."""
    asked = town.client("job_coach").post(f"{case}/career-conversations").json
    body = {"held_on": "2026-11-20", "next_step": "mbo"} | outcome
    answer = town.client("job_coach").post(f"/v1/career-conversations/{asked['id']}/outcome", json=body)
    assert answer.status_code == 200, answer.json


def promised(town, case):
    """Something was promised in a conversation."""
    promise = {"what": "call_pupil", "owner": "job_coach", "due_on": "2026-12-01"}
    talked(town, case, next_step="none_yet", promises=[promise])


def kept_a_place(town, case):
    """A place in a leerlijn is kept."""
    offer(town, logistiek=LOGISTIEK | {"periods": [LOGISTIEK["periods"][0] | {"places": 50}]})
    town.client("coordinator").put("/v1/leerlijnen/logistiek/intake-rule", json=RULE)
    period = period_of(town, "logistiek")["id"]
    answer = town.client("job_coach").post(f"{case}/reservation", json={"period_id": period})
    assert answer.status_code == 200, answer.json


CLOCKS = {
    "transfer_due": offered,
    "support_due": helped,
    "next_step_begins": talked,
    "promise_due": promised,
    "reservation_expires": kept_a_place,
}


@pytest.mark.parametrize("kind", CLOCKS)
def test_a_clock_of_an_answer_a_step_a_place_or_a_promise_that_is_gone_is_missed_and_set_again(town, kind):
    town.leaves()
    town.accepted()
    CLOCKS[kind](town, f"/v1/cases/{town.case()['case_id']}")
    before = town.timers()[kind]["due_at"]
    assert swept(town)["no_action"] == 0

    town.database.execute_as_admin("DELETE FROM aftercare.timers WHERE kind = :kind", kind=kind)

    assert swept(town)["no_action"] == 1
    assert town.timers()[kind]["due_at"] == before
    assert swept(town)["no_action"] == 0


def test_of_a_mixed_caseload_without_timers_and_events_the_sweep_lists_exactly_those(town):
    numbers = range(3000, 3020)
    for number in numbers:
        town.leaves(UUID(int=number))
    town.accepted()
    of_pupil = {row["pupil_id"]: row["case_id"] for row in town.cases()}
    for number, prepare in zip(numbers, [each for each in CLOCKS.values() for _ in range(4)], strict=True):
        prepare(town, f"/v1/cases/{of_pupil[UUID(int=number)]}")
    lost = [number for number in numbers if number % 2]
    assert swept(town)["no_action"] == 0

    lose(town, lost)

    assert swept(town)["no_action"] == len(lost)
    assert found(town, "no_action") == sorted(str(UUID(int=number)) for number in lost)
    assert swept(town)["no_action"] == 0


def test_who_waits_to_be_handed_over_has_a_clock_that_rang_and_is_not_brought_on_night_after_night(town):
    town.leaves()
    town.accepted()
    town.clock(datetime(2028, 7, 12, 9, tzinfo=UTC))
    assert town.case()["state"] == "open"

    assert swept(town)["no_action"] == 0


def test_a_call_that_was_meant_for_after_the_two_years_is_owed_to_nobody(town):
    town.leaves()
    town.accepted()
    town.clock(datetime(2028, 7, 12, 9, tzinfo=UTC))
    town.database.execute_as_admin("UPDATE aftercare.cases SET contact_by = '2028-07-20'")

    assert swept(town)["no_action"] == 0


def test_who_is_over_while_nothing_keeps_the_case_open_is_found(town):
    town.leaves()
    town.accepted()
    town.clock(datetime(2028, 7, 12, 9, tzinfo=UTC))
    town.handed_over()

    assert swept(town)["no_action"] == 1
