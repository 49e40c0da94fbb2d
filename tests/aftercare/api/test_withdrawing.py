from uuid import UUID

import pytest

from tests.aftercare.examples import COACH, TODAY
from tests.aftercare.town import plain

ANOTHER_DAY = "2026-11-19"


@pytest.fixture
def contract_id(town):
    contract_id = town.works()
    town.news()
    return contract_id


def ends(town, contract_id, role="job_coach"):
    body = {"ended_on": str(TODAY), "reason": "resigned"}
    answer = town.client(role).post(f"/v1/contracts/{contract_id}/end", json=body)
    town.hear_own()
    return answer


def withdraws(town, contract_id, role="job_coach", reason="still_works"):
    answer = town.client(role).post(f"/v1/contracts/{contract_id}/end-withdrawal", json={"reason": reason})
    town.hear_own()
    return answer


def test_an_end_says_who_reported_it_and_that_it_can_be_taken_back(town, contract_id):
    answer = ends(town, contract_id)

    assert answer.json["end_reported_by_id"] == plain(COACH)
    assert answer.json["end_reported_at"].startswith("2026-11-20T09:00")
    assert answer.json["may_withdraw_end"]


def test_an_end_that_is_taken_back_was_none(town, contract_id):
    ends(town, contract_id)
    town.news()

    answer = withdraws(town, contract_id)

    assert (answer.status_code, answer.json["ended_on"], answer.json["may_withdraw_end"]) == (200, None, False)
    (withdrawn,) = town.news()
    assert withdrawn[0] == "contract_end_withdrawn"
    assert (withdrawn[1]["reason"], withdrawn[1]["was_planned"]) == ("still_works", False)
    assert withdrawn[1]["conversation_id"] == plain(town.conversation()["conversation_id"])
    assert (town.conversation()["state"], town.conversation()["withdrawn_on"]) == ("withdrawn", TODAY)
    assert not any(kind.startswith(("conversation", "contract")) for kind in town.timers())


def test_an_appointment_for_it_leaves_the_calendars(town, contract_id):
    ends(town, contract_id)
    town.plans("2026-11-24T14:00:00+01:00")
    town.news()

    withdraws(town, contract_id)

    names = dict(town.news())
    assert list(names) == ["contract_end_withdrawn", "career_conversation_cancelled"]
    assert names["contract_end_withdrawn"]["was_planned"]
    cancelled = names["career_conversation_cancelled"]
    assert (cancelled["reason"], cancelled["ics_sequence"]) == ("end_withdrawn", 1)


def test_nobody_has_to_plan_what_was_taken_back(town, contract_id):
    ends(town, contract_id)
    withdraws(town, contract_id)

    assert town.client("werkconsulent").get("/v1/worklist").json == []
    assert town.client("job_coach").get("/v1/career-conversations?mine=true").json == []
    for path, body in (("appointment", {"starts_at": "2026-11-24T14:00:00+01:00", "minutes": 60, "place": "x"}),):
        answer = town.client("werkconsulent").put(f"{town.talk_path()}/{path}", json=body)
        assert answer.json["type"] == "urn:doorlijn:rule:ConversationIsWithdrawn"
    outcome = town.client("werkconsulent").post(
        f"{town.talk_path()}/outcome", json={"held_on": str(TODAY), "next_step": "mbo"}
    )
    assert outcome.json["type"] == "urn:doorlijn:rule:ConversationIsWithdrawn"


def test_an_end_reported_again_leads_to_another_conversation(town, contract_id):
    ends(town, contract_id)
    withdraws(town, contract_id)
    town.news()

    ends(town, contract_id)

    talks = town.database.rows("aftercare", "SELECT state FROM conversations ORDER BY state")
    assert [talk["state"] for talk in talks] == ["requested", "withdrawn"]
    assert len(town.news_of("career_conversation_requested")) == 1


def test_an_end_taken_back_before_anybody_heard_of_it_asks_for_no_conversation(town, contract_id):
    client = town.client("job_coach")
    client.post(f"/v1/contracts/{contract_id}/end", json={"ended_on": str(TODAY), "reason": "resigned"})
    client.post(f"/v1/contracts/{contract_id}/end-withdrawal", json={"reason": "other_person"})

    town.hear_own()

    assert town.database.rows("aftercare", "SELECT 1 FROM conversations") == []


def test_a_conversation_that_another_end_asks_for_stays(town, contract_id):
    path = f"/v1/cases/{town.case()['case_id']}/contracts"
    other = town.client("job_coach").post(path, json={"employer": "Kwekerij", "begins_on": "2026-08-01"}).json["id"]
    ends(town, contract_id)
    ends(town, other)

    withdraws(town, contract_id)

    assert (town.conversation()["state"], town.conversation()["causes"]) == ("requested", [other])
    assert "conversation_due" in town.timers()


def test_what_was_talked_about_is_not_taken_back(town, contract_id):
    ends(town, contract_id)
    town.holds(str(TODAY))

    answer = withdraws(town, contract_id)

    assert (answer.status_code, answer.json["type"]) == (409, "urn:doorlijn:rule:EndIsTalkedAbout")
    assert town.contract()["ended_on"] == TODAY


def test_work_that_goes_on_has_no_end_to_take_back(town, contract_id):
    assert withdraws(town, contract_id).json["type"] == "urn:doorlijn:rule:NothingToWithdraw"


def test_a_reason_is_asked_for_and_only_those_we_know(town, contract_id):
    ends(town, contract_id)

    for body in ({}, {"reason": "ziek"}):
        answer = town.client("job_coach").post(f"/v1/contracts/{contract_id}/end-withdrawal", json=body)
        assert (answer.status_code, answer.json["errors"][0]["field"]) == (400, "reason")


def test_a_drop_out_is_taken_back_with_all_work_that_ended_with_it(town, contract_id):
    case_path = f"/v1/cases/{town.case()['case_id']}"
    coach = town.client("job_coach")
    coach.post(f"{case_path}/contracts", json={"employer": "Kwekerij", "begins_on": "2026-08-01"})
    dropped = coach.post(f"{case_path}/drop-out", json={"on": str(TODAY), "reason": "drop_out"}).json
    town.hear_own()
    assert dropped["drop_out"]["may_withdraw"]
    assert dropped["conversation_due_on"] == "2026-12-04"

    answer = coach.post(f"{case_path}/drop-out-withdrawal", json={"reason": "wrong_day"})

    assert answer.json["drop_out"] is None
    assert [contract["ended_on"] for contract in answer.json["contracts"]] == [None, None]
    assert town.conversation()["state"] == "withdrawn"


def test_a_drop_out_without_work_is_taken_back_too(town):
    town.leaves()
    case_path = f"/v1/cases/{town.case()['case_id']}"
    town.client("job_coach").post(f"{case_path}/drop-out", json={"on": ANOTHER_DAY, "reason": "drop_out"})
    town.hear_own()

    answer = town.client("job_coach").post(f"{case_path}/drop-out-withdrawal", json={"reason": "other"})

    assert (answer.status_code, town.conversation()["state"]) == (200, "withdrawn")
    assert town.news_of("contract_end_withdrawn")[0]["contract_id"] is None


def test_a_drop_out_of_another_day_while_the_conversation_is_owed_is_no_news(town):
    town.leaves()
    case_path = f"/v1/cases/{town.case()['case_id']}"
    town.client("job_coach").post(f"{case_path}/drop-out", json={"on": ANOTHER_DAY, "reason": "drop_out"})
    town.hear_own()
    town.news()

    answer = town.client("coordinator").post(f"{case_path}/drop-out", json={"on": str(TODAY), "reason": "drop_out"})

    assert (answer.status_code, answer.json["drop_out"]["on"]) == (200, ANOTHER_DAY)
    assert answer.json["drop_out"]["reported_by_id"] == plain(COACH)
    assert town.news() == []


def test_a_school_takes_back_its_own_report_and_not_that_of_the_job_coach(town, contract_id):
    ends(town, contract_id)
    assert withdraws(town, contract_id, "school_staff").json["type"] == "urn:doorlijn:rule:ReportIsOfAnother"
    withdraws(town, contract_id)

    ends(town, contract_id, "school_staff")

    assert withdraws(town, contract_id, "school_staff").status_code == 200


def test_an_end_by_its_own_date_is_no_report_to_take_back(town):
    contract_id = town.works(ends_on="2026-11-20")
    town.days_pass(1)

    assert withdraws(town, contract_id).json["type"] == "urn:doorlijn:rule:ContractEndedByItself"


def test_a_case_that_opened_again_for_it_closes_again(town, contract_id):
    town.days_pass(0)
    town.handed_over()
    town.clock(town.database.now.replace(year=2028, month=9, day=1))
    assert town.case()["state"] == "closed"
    body = {"ended_on": "2028-08-31", "reason": "dismissed"}
    town.client("job_coach").post(f"/v1/contracts/{contract_id}/end", json=body)
    town.hear_own()
    assert town.case()["state"] == "open"

    withdraws(town, contract_id)

    assert town.case()["state"] == "closed"


def test_the_report_of_somebody_elses_case_does_not_exist(town, contract_id):
    ends(town, contract_id)
    stranger = town.client("school_staff", organisation_id=UUID(int=3))

    answer = stranger.post(f"/v1/contracts/{contract_id}/end-withdrawal", json={"reason": "other"})

    assert answer.status_code == 404


def test_an_old_reason_that_is_asked_for_no_more_is_told_as_another_reason(town, contract_id):
    ends(town, contract_id)
    town.database.execute_as_admin("UPDATE aftercare.contracts SET end_reason = 'illness'")
    town.database.execute_as_admin(
        "UPDATE aftercare.journal SET envelope = convert_to(replace(convert_from(envelope, 'UTF8'), 'resigned', 'illness'), 'UTF8')"
    )
    path = f"/v1/cases/{town.case()['case_id']}"

    case, entries = (town.client("job_coach").get(f"{path}{part}").json for part in ("", "/timeline"))

    assert case["contracts"][0]["reason"] == "other"
    assert next(entry["reason"] for entry in entries if entry["kind"] == "contract_ended") == "other"


def test_illness_is_no_reason_that_can_be_given(town, contract_id):
    body = {"ended_on": str(TODAY), "reason": "illness"}

    assert town.client("job_coach").post(f"/v1/contracts/{contract_id}/end", json=body).status_code == 400
