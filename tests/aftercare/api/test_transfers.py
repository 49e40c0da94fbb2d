"""A case goes to a colleague who says yes; until then it stays where it is, and a clock runs."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from tests.aftercare.examples import COACH, COORDINATOR, HERE, OTHER_COACH
from tests.aftercare.town import plain

THIRD = UUID(int=13)
LATE = datetime(2026, 11, 28, 9, tzinfo=UTC)


@pytest.fixture
def case(town):
    town.leaves()
    path = f"/v1/cases/{town.case()['case_id']}"
    town.client("job_coach").post(f"{path}/acceptance")
    town.news()
    return path


def ask(town, case, who=COACH, to=OTHER_COACH, reason="caseload"):
    return town.client("job_coach", who).post(f"{case}/transfer", json={"to_id": str(to), "reason": reason})


def accept(town, case, who=OTHER_COACH):
    return town.client("job_coach", who).post(f"{case}/transfer/acceptance")


def kinds(town, who):
    return [one["kind"] for one in town.client("job_coach", who).get("/v1/worklist").json]


def test_a_colleague_who_is_asked_sees_the_case_and_has_it_after_yes(town, case):
    asked = ask(town, case)
    assert (asked.status_code, asked.json["transfer"]["answer_by"]) == (201, "2026-11-27")
    assert "answer_transfer" in kinds(town, OTHER_COACH)
    assert town.client("job_coach", OTHER_COACH).get(case).json["transfer"]["may_answer"] is True

    accepted = accept(town, case)

    assert (accepted.status_code, accepted.json["job_coach_id"]) == (200, plain(OTHER_COACH))
    assert accepted.json["accepted_at"]
    assert accepted.json["transfer"] is None
    names = [name for name, _ in town.news()]
    assert names == ["case_transfer_proposed", "job_coach_assigned", "case_accepted", "case_transferred"]
    assert town.client("job_coach").get(case).status_code == 404
    assert "transfer_due" not in town.timers()


def test_whoever_is_only_asked_changes_nothing_in_the_case(town, case):
    ask(town, case)
    colleague = town.client("job_coach", OTHER_COACH)

    body = {"made_on": "2026-11-20", "channel": "phone", "is_reached": True}

    assert colleague.post(f"{case}/contact-attempts", json=body).status_code == 404
    assert colleague.post(f"{case}/drop-out", json={"on": "2026-11-20", "reason": "drop_out"}).status_code == 404


def test_no_leaves_it_where_it_is_with_the_reason_and_the_colleague_sees_it_no_more(town, case):
    ask(town, case)

    refused = town.client("job_coach", OTHER_COACH).post(f"{case}/transfer/refusal", json={"reason": "caseload"})

    assert refused.status_code == 204
    assert town.case()["job_coach_id"] == COACH
    (ended,) = town.news_of("case_transfer_ended")
    assert (ended["outcome"], ended["reason"]) == ("refused", "caseload")
    assert town.client("job_coach", OTHER_COACH).get(case).status_code == 404


def test_the_question_is_taken_back_and_twice_is_harmless(town, case):
    ask(town, case)
    town.news()

    answers = [town.client("job_coach").delete(f"{case}/transfer").status_code for _ in range(2)]

    assert answers == [204, 204]
    assert [data["outcome"] for data in town.news_of("case_transfer_ended")] == ["revoked"]
    assert (accept(town, case).status_code) == 404


def test_whoever_asked_cannot_say_yes_for_the_colleague(town, case):
    ask(town, case)

    answer = accept(town, case, COACH)

    assert (answer.status_code, answer.json["type"]) == (409, "urn:doorlijn:rule:ProposalIsForAnother")
    assert town.case()["job_coach_id"] == COACH


def test_without_an_answer_the_coordinator_hears_so_once_and_the_question_stays(town, case):
    ask(town, case)
    town.news()

    town.clock(LATE)
    town.clock(LATE)

    (missed,) = town.news_of("deadline_missed")
    assert (missed["process"], missed["tell_ids"]) == ("case_transfer", [plain(COORDINATOR)])
    assert accept(town, case).status_code == 200


def test_a_case_that_nobody_accepts_in_time_is_told_to_the_coordinator(town):
    town.leaves()
    town.news()

    town.clock(datetime(2026, 11, 27, 22, 59, 59, tzinfo=UTC))
    assert town.news() == []
    town.clock(datetime(2026, 11, 27, 23, tzinfo=UTC))

    (missed,) = town.news_of("deadline_missed")
    assert (missed["process"], missed["owner_id"]) == ("case_acceptance", plain(COACH))


def test_a_case_that_was_accepted_has_no_clock_for_it(town, case):
    assert "acceptance_due" not in town.timers()


def test_a_job_coach_who_does_not_take_a_case_on_gives_it_to_the_coordinator(town):
    town.leaves()
    path = f"/v1/cases/{town.case()['case_id']}"
    town.news()

    refused = town.client("job_coach").post(f"{path}/refusal", json={"reason": "not_my_area"})

    assert refused.status_code == 204
    names = [name for name, _ in town.news()]
    assert names == ["case_refused", "job_coach_released", "deadline_approaching"]
    assert town.client("job_coach").get(path).status_code == 404
    assert town.client("coordinator").get(path).json["next_action"]["what"] == "assign_job_coach"
    town.grant(THIRD, "job_coach", [HERE])
    assert town.case()["job_coach_id"] == THIRD


def test_what_was_accepted_is_not_refused(town, case):
    answer = town.client("job_coach").post(f"{case}/refusal", json={"reason": "caseload"})

    assert (answer.status_code, answer.json["type"]) == (409, "urn:doorlijn:rule:CaseIsAccepted")


def test_a_coordinator_who_moves_the_case_ends_the_question(town, case):
    town.grant(THIRD, "job_coach", [HERE])
    ask(town, case)
    town.news()

    answer = move(town, to=THIRD)

    assert answer.status_code == 200, answer.json
    assert [data["outcome"] for data in town.news_of("case_transfer_ended")] == ["overtaken"]
    assert town.client("job_coach", OTHER_COACH).get(case).status_code == 404


def move(town, to, seen=COACH, key="k"):
    body = {"case_ids": [str(town.case()["case_id"])], "job_coach_id": str(to), "reason": "caseload"}
    body |= {"from_job_coach_id": str(seen)}
    return town.client("coordinator").post("/v1/case-reassignments", json=body, headers={"Idempotency-Key": key})


def test_of_two_coordinators_who_move_the_same_case_the_second_one_hears_that_it_moved(town, case):
    town.grant(THIRD, "job_coach", [HERE])
    move(town, OTHER_COACH, key="one")
    town.news()

    second = move(town, THIRD, key="two")

    assert (second.status_code, second.json["type"]) == (409, "urn:doorlijn:rule:CaseMovedMeanwhile")
    assert town.case()["job_coach_id"] == OTHER_COACH
    assert town.news() == []


def test_one_case_that_moved_meanwhile_keeps_all_of_them_where_they_are(town, case):
    town.leaves(UUID(int=101))
    town.grant(THIRD, "job_coach", [HERE])
    first, second = (one["case_id"] for one in town.cases())
    body = {"job_coach_id": str(OTHER_COACH), "from_job_coach_id": str(COACH), "reason": "caseload"}
    coordinator = town.client("coordinator")
    coordinator.post("/v1/case-reassignments", json=body | {"case_ids": [str(first)]})

    late = coordinator.post(
        "/v1/case-reassignments",
        json=body | {"case_ids": [str(first), str(second)], "job_coach_id": str(THIRD)},
    )

    assert late.status_code == 409
    assert {one["job_coach_id"] for one in town.cases()} == {OTHER_COACH, COACH}


def test_a_substitute_answers_in_the_place_of_who_is_asked_and_that_is_written_down(town, case):
    town.grant(THIRD, "job_coach", [HERE])
    town.away(OTHER_COACH, THIRD, date(2026, 11, 27))
    ask(town, case)
    assert "answer_transfer" in kinds(town, THIRD)

    assert accept(town, case, THIRD).status_code == 200

    assert town.case()["job_coach_id"] == OTHER_COACH
    (row,) = town.database.rows(
        "aftercare", "SELECT person_id, for_persons FROM audit_log WHERE action LIKE '%transfer/acceptance'"
    )
    assert (row["person_id"], row["for_persons"]) == (THIRD, [OTHER_COACH])


@pytest.mark.parametrize(
    ("body", "fields"),
    [({}, {"to_id", "reason"}), ({"to_id": "x", "reason": "y"}, {"to_id", "reason"})],
)
def test_everything_that_is_wrong_is_said_at_once(town, case, body, fields):
    answer = town.client("job_coach").post(f"{case}/transfer", json=body)

    assert answer.status_code == 400
    assert {error["field"] for error in answer.json["errors"]} == fields


def test_nobody_else_gives_the_case_away(town, case):
    assert ask(town, case, OTHER_COACH).status_code == 404
    for role in ("coordinator", "werkconsulent", "school_staff"):
        assert town.client(role).post(f"{case}/transfer", json={}).status_code == 403


def test_a_case_that_closes_takes_the_question_with_it_and_the_colleague_hears_so(town, case):
    town.handed_over()
    town.clock(datetime(2028, 7, 7, 9, tzinfo=UTC))
    ask(town, case)
    town.news()

    town.clock(datetime(2028, 7, 10, 22, tzinfo=UTC))

    told = town.news()
    assert [name for name, _ in told] == ["case_transfer_ended", "aftercare_closed"]
    assert (told[0][1]["outcome"], told[0][1]["to_id"]) == ("overtaken", plain(OTHER_COACH))
    assert town.case()["proposed_to_id"] is None
    assert town.client("job_coach", OTHER_COACH).get(case).status_code == 404
