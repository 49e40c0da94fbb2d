from datetime import UTC, datetime
from uuid import UUID

import pytest

from services.aftercare.domain.ids import PupilId
from tests.aftercare.api.test_other_participants import school_role
from tests.aftercare.examples import HERE, OTHER_COACH, OTHER_WERKCONSULENT, THERE, WERKCONSULENT
from tests.aftercare.town import plain

OTHER_PUPIL = PupilId(UUID(int=102))
PROMISE = {"what": "contact_employer", "owner": "job_coach", "due_on": "2026-11-30"}


@pytest.fixture
def owed(town):
    town.loses_work()
    town.news()
    return town


def slots(town, **query: object):
    return town.client("werkconsulent").get(f"{town.talk_path()}/slots", query_string=query)


def test_three_slots_are_proposed_from_the_next_day_on(owed):
    found = slots(owed).json["slots"]

    assert [slot["starts_at"][:16] for slot in found] == ["2026-11-23T08:00", "2026-11-24T12:00", "2026-11-25T08:00"]
    assert not any(slot["is_late"] for slot in found)


def test_a_slot_fits_the_hours_of_everybody_and_what_they_have_already(owed):
    hours = {"days": [{"weekday": 2, "starts": "10:00", "ends": "12:00"}]}
    assert owed.client("job_coach").put("/v1/working-hours", json=hours).status_code == 200
    owed.plans("2026-11-24T10:00:00+01:00")

    assert slots(owed).json["slots"][0]["starts_at"][:16] == "2026-11-24T09:00", "itself stands in nobody's way"
    owed.leaves(OTHER_PUPIL)
    case = next(each for each in owed.cases() if each["pupil_id"] == OTHER_PUPIL)
    asked = owed.client("job_coach").post(f"/v1/cases/{case['case_id']}/career-conversations").json["id"]
    found = owed.client("job_coach").get(f"/v1/career-conversations/{asked}/slots").json["slots"]
    assert found[0]["starts_at"][:16] == "2026-11-24T10:00"


def elsewhere(town, starts_at):
    """The werkconsulent talks with a young person of another job coach, of whom this one knows nothing."""
    town.revoke(OTHER_WERKCONSULENT, "werkconsulent")
    town.grant(WERKCONSULENT, "werkconsulent", [HERE, THERE])
    town.leaves(OTHER_PUPIL, municipality=THERE)
    case = next(each for each in town.cases() if each["pupil_id"] == OTHER_PUPIL)
    other = town.client("job_coach", OTHER_COACH)
    asked = other.post(f"/v1/cases/{case['case_id']}/career-conversations").json["id"]
    body = {"starts_at": starts_at, "minutes": 60, "place": "Elders"}
    answer = other.put(f"/v1/career-conversations/{asked}/appointment", json=body)
    assert answer.status_code == 200, answer.json
    return f"/v1/career-conversations/{asked}"


def test_what_the_werkconsulent_has_with_others_is_in_the_way_though_the_job_coach_does_not_see_it(owed):
    mine, path = owed.client("job_coach"), f"{owed.talk_path()}/slots"
    before = [slot["starts_at"][:16] for slot in mine.get(path).json["slots"]]
    other = elsewhere(owed, "2026-11-23T09:00:00+01:00")

    answer = mine.get(path).json

    after = [slot["starts_at"][:16] for slot in answer["slots"]]
    assert (before[0], after[0]) == ("2026-11-23T08:00", "2026-11-23T09:00")
    assert mine.get(other).status_code == 404
    assert set(answer) == {"slots", "place", "others"}
    assert {name for slot in answer["slots"] for name in slot} == {"starts_at", "ends_at", "is_late"}
    assert answer["place"] is None, "nor where"


def test_what_the_job_coach_has_with_others_is_in_the_way_for_the_werkconsulent_too(owed):
    owed.leaves(OTHER_PUPIL)
    case = next(each for each in owed.cases() if each["pupil_id"] == OTHER_PUPIL)
    asked = owed.client("job_coach").post(f"/v1/cases/{case['case_id']}/career-conversations").json["id"]
    owed.database.execute_as_admin(
        "UPDATE aftercare.conversations SET werkconsulent_id = NULL WHERE conversation_id = :it", it=asked
    )
    body = {"starts_at": "2026-11-23T09:00:00+01:00", "minutes": 60, "place": "Elders"}
    assert owed.client("job_coach").put(f"/v1/career-conversations/{asked}/appointment", json=body).status_code == 200

    talk = next(
        row
        for row in owed.database.rows("aftercare", "SELECT * FROM conversations")
        if str(row["conversation_id"]) != asked
    )
    found = owed.client("werkconsulent").get(f"/v1/career-conversations/{talk['conversation_id']}/slots").json["slots"]

    assert found[0]["starts_at"][:16] == "2026-11-23T09:00"


def with_the_school(town):
    """Two conversations of different job coaches and werkconsulenten, at which the same colleague of the school comes."""
    school_role(town)
    town.leaves()  # whoever told of a leaving is the contact, once the school works here
    town.leaves(OTHER_PUPIL, municipality=THERE)
    case = next(each for each in town.cases() if each["pupil_id"] == OTHER_PUPIL)
    other = town.client("job_coach", OTHER_COACH)
    asked = other.post(f"/v1/cases/{case['case_id']}/career-conversations").json["id"]
    return other, f"/v1/career-conversations/{asked}"


def test_what_a_colleague_of_the_school_has_elsewhere_is_in_the_way_too(owed):
    mine = f"{owed.talk_path()}/slots"
    other, path = with_the_school(owed)
    body = {"starts_at": "2026-11-23T09:00:00+01:00", "minutes": 60, "place": "Elders"}
    planned = other.put(f"{path}/appointment", json=body)
    assert planned.json["school_contact_id"] is not None, planned.json

    assert owed.client("werkconsulent").get(mine).json["slots"][0]["starts_at"][:16] == "2026-11-23T09:00"


def test_a_slot_fits_the_hours_of_the_colleague_of_the_school_who_comes(owed):
    school_role(owed)
    owed.leaves()
    hours = {"days": [{"weekday": 4, "starts": "13:00", "ends": "15:00"}]}
    assert owed.client("school_staff").put("/v1/working-hours", json=hours).json == hours

    found = [slot["starts_at"][:16] for slot in slots(owed).json["slots"]]

    assert found[0] == "2026-11-26T12:00", found


def test_a_school_that_does_not_come_stands_in_nobodys_way(owed):
    mine = f"{owed.talk_path()}/slots"
    other, path = with_the_school(owed)
    body = {"starts_at": "2026-11-23T09:00:00+01:00", "minutes": 60, "place": "Elders", "others": []}
    other.put(f"{path}/appointment", json=body)

    assert owed.client("werkconsulent").get(mine).json["slots"][0]["starts_at"][:16] == "2026-11-23T08:00"


def test_the_place_of_the_last_conversation_is_proposed(owed):
    assert slots(owed).json["place"] is None
    owed.plans("2026-11-24T10:00:00+01:00")

    assert slots(owed).json["place"] == "Werkplein"


def test_a_conversation_that_was_held_needs_no_slot(owed):
    owed.holds("2026-11-20")

    assert slots(owed).json["slots"] == []


@pytest.mark.parametrize("minutes", ["0", "x", "99999"])
def test_a_length_that_cannot_be_is_refused(owed, minutes):
    assert slots(owed, minutes=minutes).status_code == 400


def test_who_has_no_relation_sees_no_slots(owed):
    assert owed.client("werkconsulent", OTHER_WERKCONSULENT).get(f"{owed.talk_path()}/slots").status_code == 404


def test_working_hours_are_ones_own(owed):
    hours = {"days": [{"weekday": 1, "starts": "08:30", "ends": "12:00"}]}
    owed.client("job_coach").put("/v1/working-hours", json=hours)

    assert owed.client("job_coach").get("/v1/working-hours").json == hours
    assert owed.client("job_coach", OTHER_COACH).get("/v1/working-hours").json == {"days": []}


@pytest.mark.parametrize(
    "days",
    [
        [{"weekday": 8, "starts": "x", "ends": "12:00"}],
        [{"weekday": 1, "starts": "12:00", "ends": "08:00"}],
        [{"weekday": 1, "starts": "08:00", "ends": "12:00"}] * 2,
    ],
)
def test_working_hours_that_cannot_be_are_refused(owed, days):
    assert owed.client("job_coach").put("/v1/working-hours", json={"days": days}).status_code == 400


def ask(town):
    return town.client("job_coach").post(f"/v1/cases/{town.case()['case_id']}/career-conversations")


def test_a_conversation_is_asked_for_by_hand_with_the_same_term(town):
    town.leaves()
    town.news()

    answers = [ask(town) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].json["id"] == answers[1].json["id"]
    (told,) = town.news_of("career_conversation_requested")
    assert (told["trigger"], told["due_on"]) == ("by_hand", "2026-12-04")
    assert "conversation_due" in town.timers()


def test_the_next_day_another_one_can_be_asked_for(town):
    town.leaves()
    ask(town)
    town.holds("2026-11-20")

    assert ask(town).json["state"] == "requested"


def test_one_that_was_asked_for_covers_work_that_ends_meanwhile(town):
    contract_id = town.works()
    ask(town)
    body = {"ended_on": "2026-11-20", "reason": "dismissed"}
    town.client("job_coach").post(f"/v1/contracts/{contract_id}/end", json=body)
    town.hear_own()

    assert len(town.conversation()["causes"]) == 2


def record(town, *promises: object, **changes: object):
    body = {"held_on": "2026-11-20", "next_step": "mbo", "promises": list(promises)} | changes
    return town.client("werkconsulent").post(f"{town.talk_path()}/outcome", json=body)


def promised(town, role):
    return [item for item in town.client(role).get("/v1/worklist").json if item["kind"] == "keep_promise"]


def done(town, item, role="job_coach"):
    return town.client(role).post(f"/v1/cases/{item['case_id']}/promises/{item['promise_id']}/kept")


def test_what_was_promised_is_a_task_of_its_owner_until_it_is_done(owed):
    answer = record(owed, PROMISE, PROMISE | {"owner": "werkconsulent", "what": "arrange_intake"})
    assert answer.status_code == 200

    (mine,) = [item for item in promised(owed, "job_coach") if item["promised"] == "contact_employer"]
    assert (mine["due_on"], mine["is_overdue"]) == ("2026-11-30", False)
    assert "arrange_intake" in {item["promised"] for item in promised(owed, "werkconsulent")}

    assert [done(owed, mine).status_code for _ in range(2)] == [200, 200]
    assert "contact_employer" not in {item["promised"] for item in promised(owed, "job_coach")}
    told = [name for name, _ in owed.news()]
    assert (told.count("promise_made"), told.count("promise_kept")) == (2, 1)


def test_the_owner_is_told_by_role_and_no_words_travel(owed):
    record(owed, PROMISE)

    (agreed,) = owed.news_of("promise_made")

    assert agreed["owner_id"] == plain(owed.case()["job_coach_id"])


def test_the_same_promise_twice_is_one(owed):
    record(owed, PROMISE, PROMISE)

    assert len(owed.news_of("promise_made")) == 1


def test_everything_that_is_wrong_with_a_promise_is_named_at_once(owed):
    answer = record(owed, {"what": "x", "owner": "school", "due_on": "ooit"})

    assert answer.status_code == 400
    assert {error["field"].rpartition(".")[2] for error in answer.json["errors"]} == {"what", "owner", "due_on"}


def test_a_promise_for_yesterday_is_refused_and_nothing_is_half_done(owed):
    answer = record(owed, PROMISE | {"due_on": "2026-11-19"})

    assert answer.json["type"] == "urn:doorlijn:rule:PromiseLiesAhead"
    assert owed.conversation()["held_on"] is None


def test_a_promise_of_another_case_is_not_found(owed):
    record(owed, PROMISE)
    (item,) = promised(owed, "job_coach")

    assert done(owed, item | {"promise_id": UUID(int=4)}).status_code == 404
    assert (
        owed.client("job_coach", OTHER_COACH)
        .post(f"/v1/cases/{item['case_id']}/promises/{item['promise_id']}/kept")
        .status_code
        == 404
    )


def test_after_the_two_years_a_case_stays_open_until_the_last_promise_is_kept(owed):
    owed.handed_over()
    owed.database.now = datetime(2028, 7, 12, 9, tzinfo=UTC)
    record(owed, PROMISE | {"due_on": "2028-07-20"}, held_on="2028-07-12")
    assert owed.case()["state"] == "open"
    (item,) = promised(owed, "job_coach")

    done(owed, item)

    assert owed.case()["state"] == "closed"
