"""What the coordinator watches over."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from tests.aftercare.catalogue import GROEN, LOGISTIEK, offer
from tests.aftercare.examples import COACH, NOWHERE, OTHER_COACH, SCHOOL, WERKCONSULENT
from tests.aftercare.town import plain

LATER = datetime(2026, 12, 10, 9, tzinfo=UTC)


def get(town, path, role="coordinator"):
    answer = town.client(role).get(path)
    assert answer.status_code == 200, answer.json
    return answer.json


def test_a_case_that_nobody_owns_is_a_signal_at_once(town):
    town.leaves(municipality=NOWHERE)

    (signal,) = get(town, "/v1/signals")

    assert (signal["kind"], signal["municipality"], signal["days_late"]) == ("no_job_coach", NOWHERE, 0)
    assert signal["job_coach_id"] is None


def test_what_is_late_is_a_signal_the_longest_late_first(town):
    town.loses_work()
    town.clock(LATER)

    found = get(town, "/v1/signals")

    assert [(one["kind"], one["days_late"]) for one in found] == [("not_accepted", 13), ("conversation_overdue", 6)]
    assert found[1]["conversation_id"] == str(town.conversation()["conversation_id"])


def test_an_appointment_that_passed_without_an_outcome_is_a_signal(town):
    town.loses_work()
    town.plans("2026-11-24T10:00:00+01:00")
    town.clock(LATER)

    assert "appointment_passed" in [one["kind"] for one in get(town, "/v1/signals")]


def test_nothing_late_is_no_signal(town):
    town.loses_work()

    assert get(town, "/v1/signals") == []


def test_signals_are_counted_by_age(town):
    town.loses_work()
    town.clock(LATER)

    counted = [one for one in get(town, "/v1/signal-counts") if one["count"]]

    assert counted == [
        {"kind": "not_accepted", "age": "fortnight", "count": 1},
        {"kind": "conversation_overdue", "age": "week", "count": 1},
    ]


def test_signals_are_chosen_by_kind_school_and_place_and_come_in_pages(town):
    for number in range(3):
        town.leaves(UUID(int=200 + number), municipality=NOWHERE)
    client, found, path = town.client("coordinator"), [], "/v1/signals?limit=2&kind=no_job_coach"

    while path:
        answer = client.get(path)
        found += [one["pupil_id"] for one in answer.json]
        path = answer.headers.get("Link", "").partition(">")[0].lstrip("<")

    assert sorted(found) == [str(UUID(int=200 + number)) for number in range(3)]
    assert get(town, "/v1/signals?kind=not_accepted") == get(town, "/v1/signals?municipality=GM9001") == []
    assert len(get(town, f"/v1/signals?school_id={SCHOOL}")) == 3


@pytest.mark.parametrize("query", ["kind=x", "school_id=x", "municipality=x", "cursor=YWJj", "cursor=eC95L3o"])
def test_a_wrong_question_about_signals_is_a_clear_problem(town, query):
    answer = town.client("coordinator").get(f"/v1/signals?{query}")

    assert (answer.status_code, answer.content_type) == (400, "application/problem+json")


@pytest.mark.parametrize("path", ["signals", "signal-counts", "funnels", "leerlijn-funnels", "caseloads"])
def test_nobody_else_watches_over_the_region(town, path):
    for role in ("job_coach", "werkconsulent", "school_staff", "admin"):
        assert town.client(role).get(f"/v1/{path}").status_code == 403


def test_figures_come_in_steps_of_five_and_below_five_not_at_all(town):
    for number in range(7):
        town.leaves(UUID(int=300 + number), school_id=UUID(int=3))
    for number in range(4):
        town.leaves(UUID(int=400 + number), school_id=UUID(int=4))

    schools = {one["school_id"]: one for one in get(town, "/v1/funnels")["schools"]}

    assert (schools[str(UUID(int=3))]["left"], schools[str(UUID(int=3))]["coached"]) == (5, 5)
    assert schools[str(UUID(int=3))]["accepted"] is None
    assert set(schools[str(UUID(int=4))].values()) == {None, str(UUID(int=4))}


def test_a_figure_per_municipality_is_there_too(town):
    for number in range(12):
        town.leaves(UUID(int=300 + number))

    (here,) = get(town, "/v1/funnels")["municipalities"]

    assert (here["municipality"], here["left"]) == ("GM9001", 10)


def test_a_figure_per_leerlijn_comes_in_the_same_steps_and_leaves_out_who_is_followed_no_more(town):
    offer(town, groen=GROEN, zorg=LOGISTIEK)
    coordinator = town.client("coordinator")
    for number in range(12):
        town.leaves(UUID(int=300 + number))
    for number, case in enumerate(town.cases()):
        point = {"work_processes": [], "leerlijnen": ["groen"] if number < 7 else ["zorg"], "municipalities": []}
        path = f"/v1/cases/{case['case_id']}/starting-point"
        assert coordinator.put(path, json=point).status_code == 200
    assert get(town, "/v1/leerlijn-funnels") == [
        {"leerlijn": "groen", "wanted": 5, "reserved": None, "agreed": None, "begun": None},
        {"leerlijn": "zorg", "wanted": 5, "reserved": None, "agreed": None, "begun": None},
    ]

    town.database.execute_as_admin("UPDATE aftercare.cases SET state = 'closed', closed_on = '2026-11-20'")

    assert {one["wanted"] for one in get(town, "/v1/leerlijn-funnels")} == {None}


def test_the_caseload_of_every_job_coach_is_known(town):
    town.leaves()

    found = {one["job_coach_id"]: one for one in get(town, "/v1/caseloads")}

    assert found[plain(COACH)]["open_cases"] == 1
    assert (found[plain(OTHER_COACH)]["open_cases"], found[plain(OTHER_COACH)]["is_job_coach"]) == (0, True)


def test_cases_are_chosen_by_job_coach_school_and_municipality(town):
    town.leaves()

    for chosen in (f"job_coach_id={COACH}", f"school_id={SCHOOL}", "municipality=GM9001"):
        assert len(get(town, f"/v1/cases?{chosen}")) == 1
    for other in (f"job_coach_id={OTHER_COACH}", f"school_id={COACH}", "municipality=GM9002"):
        assert get(town, f"/v1/cases?{other}") == []


def test_a_question_to_a_colleague_that_is_not_answered_is_a_signal_of_whom_was_asked(town):
    town.leaves()
    town.accepted()
    path = f"/v1/cases/{town.case()['case_id']}/transfer"
    town.client("job_coach").post(path, json={"to_id": str(OTHER_COACH), "reason": "caseload"})
    town.clock(LATER)

    (signal,) = get(town, "/v1/signals?kind=transfer_unanswered")

    assert (signal["owner_id"], signal["due_on"]) == (plain(OTHER_COACH), "2026-11-27")


def test_a_school_that_got_no_answer_of_the_municipality_is_a_signal_of_the_werkconsulent(town):
    town.leaves()
    path = f"/v1/cases/{town.case()['case_id']}/municipal-supports"
    town.client("school_staff").post(path, json={"kind": "keep_work"})
    town.clock(LATER)

    (signal,) = get(town, "/v1/signals?kind=support_unanswered")

    assert (signal["owner_id"], signal["days_late"]) == (plain(WERKCONSULENT), 6)


def test_a_case_that_nobody_took_over_after_the_two_years_is_a_signal(town):
    town.leaves()
    town.accepted()
    town.clock(datetime(2028, 7, 17, 9, tzinfo=UTC))

    (signal,) = get(town, "/v1/signals?kind=hand_over_overdue")

    assert (signal["owner_id"], signal["days_late"]) == (plain(COACH), 7)


def test_a_step_that_nobody_agreed_on_is_a_signal_until_work_began(town):
    town.loses_work()
    town.holds("2026-11-20", "none_yet")
    town.clock(LATER)

    (signal,) = get(town, "/v1/signals?kind=next_step_not_agreed")
    assert signal["conversation_id"] == str(town.conversation()["conversation_id"])

    body = {"employer": "Kwekerij", "kind": "regular", "begins_on": "2026-12-01"}
    town.client("job_coach").post(f"/v1/cases/{town.case()['case_id']}/contracts", json=body)
    assert get(town, "/v1/signals?kind=next_step_not_agreed") == []


def test_of_two_promises_that_are_late_a_case_is_one_signal(town):
    town.loses_work()
    promises = [{"what": what, "owner": "job_coach", "due_on": "2026-11-30"} for what in ("call_pupil", "other")]
    body = {"held_on": "2026-11-20", "next_step": "mbo", "promises": promises}
    town.client("werkconsulent").post(f"{town.talk_path()}/outcome", json=body)
    town.clock(LATER)

    assert len(get(town, "/v1/signals?kind=promise_overdue")) == 1
    counted = {one["kind"]: one["count"] for one in get(town, "/v1/signal-counts") if one["count"]}
    assert counted["promise_overdue"] == 1
