from uuid import uuid4

import pytest

from tests.aftercare.examples import COACH, HERE, OTHER_COACH, OTHER_WERKCONSULENT, THERE, TODAY, WERKCONSULENT
from tests.aftercare.town import plain

TUESDAY = {"starts_at": "2026-11-24T10:00:00+01:00", "minutes": 60, "place": "Werkplein"}
THURSDAY = {"starts_at": "2026-11-26T10:00:00+01:00", "minutes": 45, "place": "School"}
OUTCOME = {"held_on": str(TODAY), "next_step": "leerlijn", "remark": "Wil graag buiten werken"}
SHOWN = OUTCOME | {"leerlijn": None, "crebo": None, "choice_reason": None, "begin_by": "2027-01-05"}


@pytest.fixture
def path(town):
    town.loses_work()
    town.news()
    return town.talk_path()


def test_an_owed_conversation_shows_its_deadline_and_who_must_plan_it(town, path):
    talk = town.client("werkconsulent").get(path).json

    assert (talk["state"], talk["requested_on"], talk["due_on"], talk["outcome"]) == (
        "requested",
        "2026-11-20",
        "2026-12-04",
        None,
    )
    assert (talk["werkconsulent_id"], talk["job_coach_id"]) == (plain(WERKCONSULENT), plain(COACH))


def test_planning_tells_the_participants(town, path):
    answer = town.client("werkconsulent").put(f"{path}/appointment", json=TUESDAY)

    assert (answer.status_code, answer.json["state"], answer.json["starts_at"]) == (
        200,
        "scheduled",
        "2026-11-24T09:00:00+00:00",
    )
    (scheduled,) = town.news_of("career_conversation_scheduled")
    assert scheduled["participant_ids"] == [plain(WERKCONSULENT), plain(COACH)]
    assert (scheduled["starts_at"], scheduled["ends_at"]) == ("2026-11-24T09:00:00Z", "2026-11-24T10:00:00Z")


def test_planning_again_moves_it_and_planning_the_same_changes_nothing(town, path):
    client = town.client("werkconsulent")
    for appointment in (TUESDAY, THURSDAY, THURSDAY):
        assert client.put(f"{path}/appointment", json=appointment).status_code == 200

    assert [(name, data["ics_sequence"]) for name, data in town.news()] == [
        ("career_conversation_scheduled", 0),
        ("career_conversation_rescheduled", 1),
    ]


def test_cancelling_leaves_the_conversation_owed(town, path):
    client = town.client("werkconsulent")
    client.put(f"{path}/appointment", json=TUESDAY)

    answer = client.delete(f"{path}/appointment", json={"reason": "pupil_absent"})

    assert (answer.json["state"], answer.json["starts_at"], answer.json["due_on"]) == ("cancelled", None, "2026-12-04")
    (cancelled,) = town.news_of("career_conversation_cancelled")
    assert (cancelled["reason"], cancelled["ics_sequence"]) == ("pupil_absent", 1)


def test_there_is_nothing_to_cancel_without_an_appointment(town, path):
    answer = town.client("werkconsulent").delete(f"{path}/appointment", json={"reason": "other"})

    assert (answer.status_code, answer.json["type"]) == (409, "urn:doorlijn:rule:NothingIsPlanned")


def test_the_outcome_records_the_next_step(town, path):
    answer = town.client("werkconsulent").post(f"{path}/outcome", json=OUTCOME)

    assert (answer.json["state"], answer.json["outcome"]) == ("held", SHOWN)
    assert [name for name, _ in town.news()] == ["career_conversation_held", "next_step_agreed"]
    assert not any(kind.startswith(("conversation", "contract")) for kind in town.timers())


def test_the_same_outcome_twice_is_harmless_and_another_one_refused(town, path):
    client = town.client("werkconsulent")
    answers = [client.post(f"{path}/outcome", json=OUTCOME) for _ in range(2)]
    other = client.post(f"{path}/outcome", json=OUTCOME | {"next_step": "mbo"})

    assert [answer.status_code for answer in answers] == [200, 200]
    assert (other.status_code, other.json["type"]) == (409, "urn:doorlijn:rule:OutcomeIsRecordedOnce")
    assert len(town.news_of("next_step_agreed")) == 1


def test_the_school_reads_the_next_step_but_not_the_remark(town, path):
    town.client("werkconsulent").post(f"{path}/outcome", json=OUTCOME)

    assert town.client("school_staff").get(path).json["outcome"] == SHOWN | {"remark": None}
    assert town.client("job_coach").get(path).json["outcome"] == SHOWN


def test_the_remark_is_in_no_event(town, path):
    town.client("werkconsulent").post(f"{path}/outcome", json=OUTCOME)

    assert "buiten" not in str(town.database.published("aftercare"))


def test_whoever_takes_part_may_plan_it(town, path):
    for role in ("werkconsulent", "job_coach", "coordinator"):
        assert town.client(role).put(f"{path}/appointment", json=TUESDAY).status_code == 200


def test_the_substitute_of_the_werkconsulent_may_plan_it(town, path):
    town.away(WERKCONSULENT, OTHER_WERKCONSULENT, TODAY)
    client = town.client("werkconsulent", OTHER_WERKCONSULENT)

    assert [talk["id"] for talk in client.get("/v1/career-conversations?mine=true").json]
    assert client.put(f"{path}/appointment", json=TUESDAY).status_code == 200


def test_nobody_else_plans_or_records_it(town, path):
    others = (
        ("werkconsulent", OTHER_WERKCONSULENT, 404),
        ("job_coach", OTHER_COACH, 404),
        ("school_staff", None, 403),
        ("admin", None, 403),
    )
    for role, person_id, status in others:
        client = town.client(role, person_id)
        assert client.put(f"{path}/appointment", json=TUESDAY).status_code == status
        assert client.delete(f"{path}/appointment", json={}).status_code == status
        assert client.post(f"{path}/outcome", json=OUTCOME).status_code == status


def test_a_werkconsulent_sees_no_conversation_of_a_colleague_in_the_same_case(town, path):
    town.client("werkconsulent").post(f"{path}/outcome", json=OUTCOME)
    town.grant(WERKCONSULENT, "werkconsulent", [THERE])
    town.grant(OTHER_WERKCONSULENT, "werkconsulent", [HERE])
    case_id = town.case()["case_id"]
    town.client("job_coach").post(f"/v1/cases/{case_id}/drop-out", json={"on": str(TODAY), "reason": "other"})
    town.works(employer="Kwekerij")
    town.client("job_coach").post(f"/v1/cases/{case_id}/drop-out", json={"on": "2026-11-19", "reason": "drop_out"})
    town.hear_own()
    new = town.client("werkconsulent", OTHER_WERKCONSULENT).get("/v1/career-conversations").json
    newest = f"/v1/career-conversations/{new[0]['id']}"

    assert len(new) == 1
    assert town.client("werkconsulent").get(newest).status_code == 404
    assert town.client("werkconsulent").put(f"{newest}/appointment", json=TUESDAY).status_code == 404
    assert len(town.client("werkconsulent").get(f"/v1/cases/{case_id}").json["conversations"]) == 1


WRONG: tuple[tuple[dict[str, object], set[str]], ...] = (
    ({}, {"starts_at", "minutes", "place"}),
    ({"starts_at": "morgen", "minutes": 0, "place": ""}, {"starts_at", "minutes", "place"}),
    (TUESDAY | {"starts_at": "2026-11-24T10:00:00"}, {"starts_at"}),  # without time zone
    (TUESDAY | {"starts_at": "0001-01-01T00:00:00+14:00"}, {"starts_at"}),
    (TUESDAY | {"starts_at": "9999-12-31T23:59:59-14:00"}, {"starts_at"}),
    (TUESDAY | {"minutes": 60.5}, {"minutes"}),
    (TUESDAY | {"minutes": 10**400}, {"minutes"}),
    (TUESDAY | {"place": "\u0007"}, {"place"}),
    (TUESDAY | {"place": {"a": 1}}, {"place"}),
)


def test_everything_that_is_wrong_with_an_appointment_is_named_at_once(town, path):
    for body, fields in WRONG:
        answer = town.client("werkconsulent").put(f"{path}/appointment", json=body)
        assert answer.status_code == 400, body
        assert {error["field"] for error in answer.json["errors"]} == fields


def test_an_appointment_that_cannot_be_is_refused_by_name(town, path):
    refused = {
        "2026-11-20T09:00:00+00:00": "AppointmentLiesAhead",
        "2028-11-24T10:00:00+01:00": "AppointmentIsWithinAYear",
    }
    for starts_at, rule in refused.items():
        answer = town.client("werkconsulent").put(f"{path}/appointment", json=TUESDAY | {"starts_at": starts_at})
        assert (answer.status_code, answer.json["type"]) == (409, f"urn:doorlijn:rule:{rule}")


def test_an_outcome_on_a_day_that_cannot_be_is_refused_by_name(town, path):
    for held_on, rule in (("2026-11-21", "ConversationTookPlace"), ("2026-11-19", "ConversationFollowsTheEnd")):
        answer = town.client("werkconsulent").post(f"{path}/outcome", json=OUTCOME | {"held_on": held_on})
        assert (answer.status_code, answer.json["type"]) == (409, f"urn:doorlijn:rule:{rule}")


def test_everything_that_is_wrong_with_an_outcome_is_named_at_once(town, path):
    for body in ({}, {"held_on": "x", "next_step": "y"}):
        answer = town.client("werkconsulent").post(f"{path}/outcome", json=body)
        assert {error["field"] for error in answer.json["errors"]} == {"held_on", "next_step"}


def test_a_remark_may_have_more_lines(town, path):
    answer = town.client("werkconsulent").post(
        f"{path}/outcome", json=OUTCOME | {"remark": "Eerst stage.\r\nDan werk."}
    )

    assert answer.status_code == 200


def test_conversations_are_listed_for_whoever_must_hold_them(town, path):
    for role, expected in (("werkconsulent", 1), ("job_coach", 1), ("coordinator", 0), ("school_staff", 0)):
        assert len(town.client(role).get("/v1/career-conversations?mine=true").json) == expected
    assert len(town.client("coordinator").get("/v1/career-conversations?state=requested").json) == 1
    assert town.client("coordinator").get("/v1/career-conversations?state=held").json == []


def test_a_query_that_makes_no_sense_is_a_clear_problem(town):
    for query in ("state=x", "mine=perhaps", "case_id=5", "cursor=YWJj"):
        assert town.client("coordinator").get(f"/v1/career-conversations?{query}").status_code == 400, query


def test_what_does_not_exist_is_not_found(town):
    path = f"/v1/career-conversations/{uuid4()}"
    client = town.client("coordinator")

    assert client.get(path).status_code == 404
    assert client.put(f"{path}/appointment", json=TUESDAY).status_code == 404
    assert client.post(f"{path}/outcome", json=OUTCOME).status_code == 404


def test_conversations_are_chosen_by_the_day_of_their_appointment_in_the_netherlands(town):
    town.loses_work()
    town.plans("2026-11-25T08:30:00+01:00")
    client = town.client("werkconsulent")

    def found(query: str) -> int:
        return len(client.get(f"/v1/career-conversations?mine=true&{query}").json)

    assert found("from_day=2026-11-25&until_day=2026-11-25") == 1
    assert (found("until_day=2026-11-24"), found("from_day=2026-11-26")) == (0, 0)
    assert client.get("/v1/career-conversations?from_day=ooit").status_code == 400
