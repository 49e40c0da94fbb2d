"""What cannot be is a clear problem: which rule, which field, what to do; and nothing of it was kept."""

from uuid import UUID, uuid4

import pytest

from tests.aftercare.examples import COACH, COORDINATOR, HERE, OTHER_COACH

THIRD = UUID(int=23)
BAKERY = {"employer": "Bakkerij", "kind": "regular", "hours": 24, "begins_on": "2026-08-01", "ends_on": None}
CALL = {"made_on": "2026-11-20", "channel": "phone", "is_reached": True}
OUTCOME = {"held_on": "2026-11-20", "next_step": "new_job"}
TUESDAY = {"starts_at": "2026-11-24T10:00:00+01:00", "minutes": 60, "place": "Kamer 3"}
KEPT = "SELECT (SELECT count(*) FROM contracts) + (SELECT count(*) FROM contact_attempts) AS kept"
# who, which path, what is sent, the rule, the field
IMPOSSIBLE = (
    ("job_coach", "{case}/contracts", BAKERY | {"ends_on": "2026-07-31"}, "ContractEndsAfterItBegins", "ends_on"),
    (
        "job_coach",
        "{contract}/end",
        {"ended_on": "2026-07-31", "reason": "resigned"},
        "ContractEndsAfterItBegins",
        "ended_on",
    ),
    ("job_coach", "{contract}/end", {"ended_on": "2026-11-21", "reason": "resigned"}, "EndLiesInTheFuture", "ended_on"),
    ("job_coach", "{case}/contact-attempts", CALL | {"made_on": "2026-11-21"}, "ContactHasHappened", "made_on"),
    ("job_coach", "{case}/contact-attempts", CALL | {"made_on": "2026-07-09"}, "ContactIsAfterLeaving", "made_on"),
    (
        "werkconsulent",
        "{talk}/appointment",
        TUESDAY | {"starts_at": "2026-11-19T09:00:00+01:00"},
        "AppointmentLiesAhead",
        "starts_at",
    ),
    ("werkconsulent", "{talk}/outcome", OUTCOME | {"held_on": "2026-11-21"}, "ConversationTookPlace", "held_on"),
    ("werkconsulent", "{talk}/outcome", OUTCOME | {"held_on": "2026-11-18"}, "ConversationFollowsTheEnd", "held_on"),
)


@pytest.fixture
def paths(town):
    """A young person who lost one job, has another, and is owed a conversation."""
    town.loses_work()
    case = f"/v1/cases/{town.case()['case_id']}"
    running = town.client("job_coach").post(f"{case}/contracts", json=BAKERY).json["id"]
    talk = town.database.rows("aftercare", "SELECT conversation_id FROM conversations")[0]["conversation_id"]
    return {"case": case, "contract": f"/v1/contracts/{running}", "talk": f"/v1/career-conversations/{talk}"}


@pytest.mark.parametrize(("who", "where", "sent", "rule", "field"), IMPOSSIBLE)
def test_the_problem_names_rule_field_and_remedy_and_keeps_nothing(town, paths, who, where, sent, rule, field):
    before = town.database.rows("aftercare", KEPT)
    town.news()
    client, path = town.client(who), where.format(**paths)

    answer = (client.put if path.endswith("/appointment") else client.post)(path, json=sent)

    assert (answer.status_code, answer.json["type"]) == (409, f"urn:doorlijn:rule:{rule}"), answer.json
    assert [error["field"] for error in answer.json["errors"]] == [field]
    assert answer.json["errors"][0]["reason"] == answer.json["detail"]
    assert ". " in answer.json["detail"]  # what is wrong, and then what to do
    assert (town.database.rows("aftercare", KEPT), town.news()) == (before, [])


def test_a_contract_of_another_case_is_not_there(town, paths):
    body = {"ended_on": "2026-11-19", "reason": "resigned"}

    for who in (town.client("job_coach", OTHER_COACH), town.client("school_staff", organisation_id=UUID(int=3))):
        assert who.post(f"{paths['contract']}/end", json=body).status_code == 404
    assert town.client("job_coach").post(f"/v1/contracts/{uuid4()}/end", json=body).status_code == 404


def test_the_second_of_two_coordinators_reads_which_field_is_old(town, paths):
    town.grant(THIRD, "job_coach", [HERE])
    body = {"case_ids": [paths["case"].rsplit("/", 1)[-1]], "from_job_coach_id": str(COACH), "reason": "caseload"}
    coordinator = town.client("coordinator", COORDINATOR)
    coordinator.post("/v1/case-reassignments", json=body | {"job_coach_id": str(OTHER_COACH)})

    second = coordinator.post("/v1/case-reassignments", json=body | {"job_coach_id": str(THIRD)})

    assert (second.status_code, second.json["type"]) == (409, "urn:doorlijn:rule:CaseMovedMeanwhile")
    assert [error["field"] for error in second.json["errors"]] == ["from_job_coach_id"]
    assert town.case()["job_coach_id"] == OTHER_COACH
