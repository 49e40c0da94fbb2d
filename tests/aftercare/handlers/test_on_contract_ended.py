from datetime import UTC, date, datetime

from tests.aftercare.examples import COACH, OTHER_COACH, TODAY, WERKCONSULENT
from tests.aftercare.town import plain


def test_the_end_of_a_contract_leads_to_a_conversation_within_ten_working_days(town):
    town.loses_work()

    (requested,) = town.news_of("career_conversation_requested")
    assert (requested["due_on"], requested["trigger"]) == ("2026-12-04", "contract_ended")
    assert (requested["werkconsulent_id"], requested["job_coach_id"]) == (plain(WERKCONSULENT), plain(COACH))


def test_a_conversation_has_three_clocks_that_say_their_rule(town):
    town.loses_work()

    assert {
        kind: (row["due_at"], row["rule"]) for kind, row in town.timers().items() if kind.startswith("conversation")
    } == {
        "conversation_reminder": (datetime(2026, 12, 1, 7, tzinfo=UTC), "3 working days before 2026-12-04"),
        "conversation_due": (datetime(2026, 12, 4, 23, tzinfo=UTC), "end of 2026-12-04"),
        "conversation_escalation": (datetime(2026, 12, 8, 23, tzinfo=UTC), "2 working days after 2026-12-04"),
    }


def test_the_term_begins_when_the_end_was_reported(town):
    town.loses_work(ended_on=date(2026, 9, 30))

    assert town.conversation()["due_on"] == date(2026, 12, 4)


def test_hearing_it_twice_changes_nothing(town):
    town.loses_work()
    town.news()
    town.heard = 0

    town.hear_own()

    assert town.news() == []


def test_dropping_out_leads_to_a_conversation_too(town):
    town.leaves()
    case_id = town.case()["case_id"]

    town.client("job_coach").post(f"/v1/cases/{case_id}/drop-out", json={"on": str(TODAY), "reason": "drop_out"})
    town.hear_own()

    (requested,) = town.news_of("career_conversation_requested")
    assert requested["trigger"] == "drop_out"


def test_an_end_after_the_two_years_opens_the_case_again_until_the_conversation_was_held(town):
    contract_id = town.works(ends_on=None)
    town.handed_over()
    town.clock(datetime(2028, 9, 1, 9, tzinfo=UTC))
    assert town.case()["state"] == "closed"
    town.news()

    town.client("job_coach").post(
        f"/v1/contracts/{contract_id}/end", json={"ended_on": "2028-08-31", "reason": "dismissed"}
    )
    town.hear_own()

    assert [name for name, _ in town.news()] == [
        "contract_ended",
        "aftercare_extended",
        "career_conversation_requested",
    ]
    assert town.case()["state"] == "open"
    path = f"/v1/career-conversations/{town.conversation()['conversation_id']}/outcome"
    town.client("werkconsulent").post(path, json={"held_on": "2028-09-01", "next_step": "mbo"})
    assert town.case()["state"] == "closed"
    assert town.news_of("aftercare_closed")[0]["reason"] == "conversation_held"


def test_a_case_that_opens_again_and_that_nobody_accepted_has_a_new_day_for_it(town):
    contract_id = town.works(ends_on=None)
    town.handed_over()
    town.clock(datetime(2028, 9, 1, 9, tzinfo=UTC))

    body = {"ended_on": "2028-08-31", "reason": "dismissed"}
    town.client("job_coach").post(f"/v1/contracts/{contract_id}/end", json=body)
    town.hear_own()

    assert town.case()["act_by"] == date(2028, 9, 8)
    assert town.timers()["acceptance_due"]["due_at"] == datetime(2028, 9, 8, 22, tzinfo=UTC)


def test_a_case_that_opens_again_without_its_job_coach_gets_another(town):
    contract_id = town.works(ends_on=None)
    town.handed_over()
    town.clock(datetime(2028, 9, 1, 9, tzinfo=UTC))
    town.revoke(COACH, "job_coach")
    town.grant(OTHER_COACH, "job_coach", ["GM9001"])
    town.news()

    town.client("coordinator").post(
        f"/v1/contracts/{contract_id}/end", json={"ended_on": "2028-08-31", "reason": "dismissed"}
    )
    town.hear_own()

    assert town.news_of("career_conversation_requested")[0]["job_coach_id"] == plain(OTHER_COACH)


def test_an_end_in_the_first_case_of_somebody_who_left_twice_leads_to_a_conversation_in_the_last(town):
    contract_id = town.works(ends_on=None)
    town.handed_over()
    town.clock(datetime(2028, 9, 1, 9, tzinfo=UTC))
    town.clock(datetime(2029, 7, 9, 9, tzinfo=UTC))
    town.leaves(left_on=date(2029, 7, 6))
    first, last = town.cases()

    body = {"ended_on": "2029-07-08", "reason": "dismissed"}
    town.client("coordinator").post(f"/v1/contracts/{contract_id}/end", json=body)
    town.hear_own()

    assert town.conversation()["case_id"] == last["case_id"]
    assert [case["state"] for case in town.cases()] == ["closed", "open"]
    assert town.conversation()["causes"] == [contract_id]
    assert first["case_id"] != last["case_id"]
