from datetime import UTC, datetime
from uuid import UUID

from tests.aftercare.examples import (
    COACH,
    COORDINATOR,
    NOWHERE,
    OTHER_COACH,
    OTHER_WERKCONSULENT,
    TODAY,
    WERKCONSULENT,
)
from tests.aftercare.town import plain


def work(town, role, person_id=None):
    answer = town.client(role, person_id).get("/v1/worklist")
    assert answer.status_code == 200, answer.json
    return answer.json


def kinds(items):
    return [item["kind"] for item in items]


def test_a_job_coach_finds_the_new_case(town):
    town.leaves()

    (item,) = work(town, "job_coach")

    case = town.case()
    assert item == {
        "kind": "accept_case",
        "case_id": str(case["case_id"]),
        "pupil_id": str(case["pupil_id"]),
        "conversation_id": None,
        "due_on": "2026-11-27",
        "is_overdue": False,
        "starts_at": None,
        "place": None,
        "owner_id": plain(COACH),
        "for_person_id": None,
        "contract_id": None,
        "promise_id": None,
        "promised": None,
        "contract_ends_on": None,
        "contract_extends_to": None,
    }


def test_a_werkconsulent_finds_the_conversation_and_the_job_coach_sees_who_is_waited_for(town):
    town.loses_work()

    mine = work(town, "werkconsulent")[0]
    theirs = work(town, "job_coach")[0]

    assert (mine["kind"], mine["owner_id"], mine["due_on"]) == ("plan_conversation", plain(WERKCONSULENT), "2026-12-04")
    assert mine["conversation_id"] == str(town.conversation()["conversation_id"])
    assert theirs == mine


def test_a_substitute_finds_the_work_of_the_absent_colleague_and_whose_it_is(town):
    town.leaves()
    town.away(COACH, OTHER_COACH, TODAY)

    (item,) = work(town, "job_coach", OTHER_COACH)

    assert (item["owner_id"], item["for_person_id"]) == (plain(COACH), plain(COACH))


def test_a_substitute_of_the_werkconsulent_finds_the_conversation(town):
    town.loses_work()
    town.away(WERKCONSULENT, OTHER_WERKCONSULENT, TODAY)

    item = work(town, "werkconsulent", OTHER_WERKCONSULENT)[0]

    assert (item["kind"], item["for_person_id"]) == ("plan_conversation", plain(WERKCONSULENT))


def test_the_coordinator_finds_the_case_that_nobody_serves(town):
    town.leaves(municipality=NOWHERE)

    (item,) = work(town, "coordinator")

    assert (item["kind"], item["owner_id"], item["due_on"]) == ("assign_job_coach", plain(COORDINATOR), "2026-11-24")


def test_the_coordinator_need_not_see_what_others_do_in_time(town):
    town.loses_work()

    assert work(town, "coordinator") == []


def test_the_coordinator_finds_what_is_overdue(town):
    town.loses_work()
    town.clock(datetime(2026, 12, 10, 9, tzinfo=UTC))

    found = [(item["kind"], item["is_overdue"]) for item in work(town, "coordinator")]

    assert found == [("plan_conversation", True), ("accept_case", True)]


def test_nobody_else_finds_anything(town):
    town.leaves()

    assert work(town, "job_coach", OTHER_COACH) == work(town, "admin") == work(town, "school_staff") == []


def test_a_closed_case_asks_nothing_of_anybody(town):
    town.leaves()
    town.handed_over()
    town.clock(datetime(2028, 9, 1, 9, tzinfo=UTC))

    assert work(town, "job_coach") == work(town, "coordinator") == []


def test_the_earliest_deadline_comes_first_over_all_pages(town):
    town.loses_work()
    for number in range(3):
        town.leaves(UUID(int=100 + number))
    client, found, path = town.client("job_coach"), [], "/v1/worklist?limit=1"

    while path:
        answer = client.get(path)
        found += [answer.json]
        path = answer.headers.get("Link", "").partition(">")[0].lstrip("<")

    assert [kinds(items) for items in found] == [["plan_conversation", "accept_case"], *[["accept_case"]] * 3]


def test_a_cursor_that_makes_no_sense_is_a_clear_problem(town):
    for cursor in ("YWJj", "MjAyNi0xMS0yMC94", "x"):
        assert town.client("job_coach").get(f"/v1/worklist?cursor={cursor}").status_code == 400


def test_a_promise_a_question_and_a_step_come_in_the_order_of_their_days(town):
    for number in range(4):
        town.leaves(UUID(int=100 + number))
    client, paths = town.client("job_coach"), [f"/v1/cases/{row['case_id']}" for row in town.cases()]
    for path in paths:
        client.post(f"{path}/acceptance")
    promised, stepped, offered, _plain = paths
    promise = {"what": "call_pupil", "owner": "job_coach", "due_on": "2026-11-30"}
    for path, outcome in (
        (promised, {"next_step": "none_yet", "promises": [promise]}),
        (stepped, {"next_step": "mbo"}),
    ):
        asked = client.post(f"{path}/career-conversations").json["id"]
        client.post(f"/v1/career-conversations/{asked}/outcome", json={"held_on": "2026-11-20"} | outcome)
    client.post(f"{offered}/transfer", json={"to_id": str(OTHER_COACH), "reason": "caseload"})  # until 27 November

    found, path = [], "/v1/worklist?limit=1"
    while path:
        answer = client.get(path)
        found += [min(item["due_on"] for item in answer.json)]
        path = answer.headers.get("Link", "").partition(">")[0].lstrip("<")

    assert found == sorted(found)
    assert found[:2] == ["2026-11-27", "2026-11-30"]
