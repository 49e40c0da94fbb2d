"""A werkconsulent sees of a case what the own conversation allows; a substitute's work is recorded with the absent colleague."""

from uuid import UUID

import pytest
from flask import g

from tests.aftercare.examples import (
    COACH,
    HERE,
    OTHER_COACH,
    OTHER_WERKCONSULENT,
    THERE,
    TODAY,
    WERKCONSULENT,
)
from tests.aftercare.town import plain


@pytest.fixture
def two_talks(town):
    """One young person who lost work twice: the first conversation was held, the second is owed by another werkconsulent."""
    town.loses_work()
    town.plans("2026-11-20T15:00:00+01:00")
    town.days_pass(1)
    town.holds("2026-11-20")
    town.grant(WERKCONSULENT, "werkconsulent", [THERE])
    town.grant(OTHER_WERKCONSULENT, "werkconsulent", [HERE])
    contract = {"employer": "Kwekerij Maan", "kind": "regular", "begins_on": "2026-11-21", "ends_on": None}
    coach = town.client("job_coach")
    path = f"/v1/cases/{town.case()['case_id']}"
    contract_id = coach.post(f"{path}/contracts", json=contract).json["id"]
    coach.post(f"/v1/contracts/{contract_id}/end", json={"ended_on": "2026-11-21", "reason": "dismissed"})
    town.hear_own()
    rows = town.database.rows("aftercare", "SELECT werkconsulent_id, conversation_id FROM conversations")
    return {row["werkconsulent_id"]: str(row["conversation_id"]) for row in rows}


def named(entries) -> set[str]:
    """Every id that the entries name."""
    return {value for entry in entries for value in entry.values() if isinstance(value, str)}


@pytest.mark.parametrize(
    ("reader", "colleague"), [(WERKCONSULENT, OTHER_WERKCONSULENT), (OTHER_WERKCONSULENT, WERKCONSULENT)]
)
def test_a_werkconsulent_hears_of_no_conversation_of_a_colleague(town, two_talks, reader, colleague):
    client = town.client("werkconsulent", reader)
    path = f"/v1/cases/{town.case()['case_id']}"

    case, timeline = client.get(path).json, client.get(f"{path}/timeline").json
    worklist = client.get("/v1/worklist").json

    assert [talk["id"] for talk in case["conversations"]] == [two_talks[reader]]
    assert two_talks[reader] in named(timeline)
    assert two_talks[colleague] not in named([*timeline, *worklist, case["next_action"] or {}])
    assert client.get(f"/v1/career-conversations/{two_talks[colleague]}").status_code == 404


def test_the_timeline_is_paged_as_if_the_others_were_not_there(town, two_talks):
    client = town.client("werkconsulent", WERKCONSULENT)
    path = f"/v1/cases/{town.case()['case_id']}/timeline"

    whole = client.get(path).json
    first = client.get(f"{path}?limit={len(whole)}")

    assert first.json == whole
    assert "Link" not in first.headers


def test_the_job_coach_sees_both_conversations(town, two_talks):
    timeline = town.client("job_coach").get(f"/v1/cases/{town.case()['case_id']}/timeline").json

    assert set(two_talks.values()) <= named(timeline)


def test_after_the_assignment_the_next_request_is_refused(town):
    town.leaves()
    former, path = town.client("job_coach"), f"/v1/cases/{town.case()['case_id']}"
    before = former.get(path).status_code
    town.grant(COACH, "job_coach", [THERE])
    town.grant(OTHER_COACH, "job_coach", [HERE])
    town.leaves(municipality=THERE)  # a correction; the new coach there is the former one
    town.leaves(municipality=HERE)

    assert before == 200
    assert former.get(path).status_code == 404


def test_a_list_that_was_being_saved_ends_where_the_assignment_ended(town):
    for number in range(3):
        town.leaves(UUID(int=300 + number))
    former = town.client("job_coach")
    first = former.get("/v1/cases?limit=1")
    following = first.headers["Link"].partition("<")[2].partition(">")[0]
    left = [str(case["case_id"]) for case in town.cases() if str(case["case_id"]) != first.json[0]["id"]]
    body = {"case_ids": left, "job_coach_id": str(OTHER_COACH), "from_job_coach_id": str(COACH), "reason": "caseload"}
    assert town.client("coordinator").post("/v1/case-reassignments", json=body).status_code == 200

    answer = former.get(following)

    assert (answer.status_code, answer.json, "Link" in answer.headers) == (200, [], False)


def who_acted(client, send) -> tuple[UUID, UUID | None]:
    with client:
        assert send(client).status_code == 200
        return g.actor.person_id, next(iter(g.get("audit_for", ())), None)


def test_what_a_substitute_does_is_known_to_be_for_the_absent_colleague(town):
    town.leaves()
    town.away(COACH, OTHER_COACH, TODAY)
    path = f"/v1/cases/{town.case()['case_id']}"

    read = who_acted(town.client("job_coach", OTHER_COACH), lambda it: it.get(path))
    done = who_acted(town.client("job_coach", OTHER_COACH), lambda it: it.post(f"{path}/acceptance"))

    assert read == done == (OTHER_COACH, COACH)


def test_what_somebody_does_in_the_own_case_is_for_nobody_else(town):
    town.leaves()
    path = f"/v1/cases/{town.case()['case_id']}/acceptance"

    assert who_acted(town.client("job_coach"), lambda it: it.post(path)) == (COACH, None)


def test_a_substitute_plans_the_conversation_of_the_absent_werkconsulent(town):
    town.loses_work()
    town.away(WERKCONSULENT, OTHER_WERKCONSULENT, TODAY)
    body = {"starts_at": "2026-11-25T10:00:00+01:00", "minutes": 60, "place": "Werkplein"}
    client = town.client("werkconsulent", OTHER_WERKCONSULENT)

    acted = who_acted(client, lambda it: it.put(f"{town.talk_path()}/appointment", json=body))

    assert acted == (OTHER_WERKCONSULENT, WERKCONSULENT)
    assert plain(OTHER_WERKCONSULENT) not in str(town.conversation()["werkconsulent_id"])
