from datetime import UTC, datetime

import pytest

from tests.aftercare.catalogue import GROEN, LOGISTIEK, RULE, load_qualifications, offer, period_of

HELD = {"held_on": "2026-11-20", "next_step": "leerlijn"}


@pytest.fixture
def owed(town):
    offer(town, logistiek=LOGISTIEK, groen=GROEN)
    town.loses_work()
    town.news()
    return town


def note(town, **changes: object):
    point = {"work_processes": ["25254/B1-K1-W1"], "leerlijnen": ["logistiek"], "municipalities": []}
    path = f"/v1/cases/{town.case()['case_id']}/starting-point"
    return town.client("werkconsulent").put(path, json=point | changes)


def match(town):
    return town.client("werkconsulent").get(f"/v1/cases/{town.case()['case_id']}/match").json


def choose(town, **changes: object):
    body = HELD | {"period_id": period_of(town, "logistiek")["id"], "choice_reason": "Dit wil hij graag."} | changes
    return town.client("werkconsulent").post(f"{town.talk_path()}/outcome", json=body)


def reasons(line):
    return {one["code"]: (one["is_for"], one["count"]) for one in line["reasons"]}


def test_every_line_says_what_speaks_for_it_and_what_is_missing(owed):
    note(owed)

    first, second = match(owed)["leerlijnen"]

    assert (first["code"], second["code"]) == ("logistiek", "groen")
    assert [one["code"] for one in first["has"]] == ["B1-K1-W1"]
    assert [one["code"] for one in first["missing"]] == ["B1-K1-W2"]
    assert reasons(first) == {
        "places": (True, 1),
        "admitted": (True, None),
        "has": (True, 1),
        "missing": (False, 1),
        "wanted": (True, None),
        "near": (True, None),
    }
    assert reasons(second)["wanted"] == (False, None)


def needing(*codes: str) -> list[dict[str, object]]:
    """The work processes of the leerlijn, of which employers ask some at the least."""
    return [one | {"is_needed": one["code"] in codes} for one in LOGISTIEK["work_processes"]]


def test_what_an_employer_asks_at_the_least_is_a_reason_for_and_against(owed):
    note(owed)
    keeper = owed.client("coordinator")
    for codes, expected in ((("B1-K1-W1",), (True, 1)), (("B1-K1-W1", "B1-K1-W2"), (False, 1))):
        body = LOGISTIEK | {"work_processes": needing(*codes)}
        assert keeper.put("/v1/leerlijnen/logistiek", json=body).status_code == 200

        first, second = match(owed)["leerlijnen"]

        assert reasons(first)["needed"] == expected
        assert "needed" not in reasons(second)
        assert {one["code"] for one in [*first["has"], *first["missing"]] if one["is_needed"]} == set(codes)


def test_a_leerlijn_without_places_is_shown_with_the_reason_and_not_hidden(owed):
    owed.client("coordinator").put(
        "/v1/leerlijnen/logistiek", json=LOGISTIEK | {"periods": [LOGISTIEK["periods"][0] | {"places": 0}]}
    )
    note(owed)

    *_, last = match(owed)["leerlijnen"]

    assert (last["code"], last["is_open"], reasons(last)["places"]) == ("logistiek", False, (False, 0))


def test_the_region_of_the_young_person_and_the_rules_count(owed):
    owed.client("coordinator").put("/v1/leerlijnen/groen/intake-rule", json=RULE | {"within_two_years": False})
    note(owed, municipalities=["GM9001"])

    found = match(owed)

    lines = {line["code"]: reasons(line) for line in found["leerlijnen"]}
    assert found["entry"] == "within_two_years"
    assert (lines["logistiek"]["near"][0], lines["groen"]["near"][0]) == (True, False)
    assert (lines["logistiek"]["admitted"][0], lines["groen"]["admitted"][0]) == (True, False)


def test_entree_and_level_two_are_laid_beside_it_with_who_offers_them(owed):
    load_qualifications(owed)
    note(owed)

    first, second = match(owed)["qualifications"]

    assert (first["crebo"], first["has"], first["offered_by"]) == ("25254", ["25254/B1-K1-W1"], ["ROC-LIJNLAND"])
    assert [one["code"] for one in first["missing"]] == ["B1-K1-W2"]
    assert (second["crebo"], second["has"], second["missing"], second["offered_by"]) == ("25371", [], [], [])


def test_the_same_question_gives_the_same_answer(owed):
    note(owed)

    assert match(owed) == match(owed)


def test_without_anything_noted_every_line_is_still_there(owed):
    found = match(owed)

    assert found["starting_point"]["noted_on"] is None
    assert [line["code"] for line in found["leerlijnen"]] == ["groen", "logistiek"]


def test_everything_that_is_wrong_with_a_starting_point_is_named_at_once(owed):
    wrong = {"work_processes": ["B1-K1-W1"], "leerlijnen": ["Ja!"], "municipalities": ["Utrecht"]}

    answer = note(owed, **wrong)

    assert answer.status_code == 400
    assert {error["field"].split(".")[0] for error in answer.json["errors"]} == set(wrong)


def test_the_choice_is_kept_with_its_reason_and_the_place_is_reserved(owed):
    answer = choose(owed)

    outcome = answer.json["outcome"]
    assert (answer.status_code, outcome["leerlijn"], outcome["choice_reason"]) == (
        200,
        "logistiek",
        "Dit wil hij graag.",
    )
    (agreed,) = [data for name, data in owed.news() if name == "next_step_agreed"]
    assert (agreed["leerlijn"], agreed["begin_by"]) == ("logistiek", outcome["begin_by"])
    assert "graag" not in str(agreed)
    assert period_of(owed, "logistiek")["free"] == 0
    assert {"next_step_begins", "reservation_expires"} <= owed.timers().keys()


def test_the_reason_is_not_for_the_school(owed):
    choose(owed)

    seen = owed.client("school_staff").get(owed.talk_path()).json["outcome"]

    assert (seen["leerlijn"], seen["choice_reason"]) == ("logistiek", None)


def test_a_choice_without_a_free_place_leaves_nothing_half_done(owed):
    owed.client("coordinator").put(
        "/v1/leerlijnen/logistiek", json=LOGISTIEK | {"periods": [LOGISTIEK["periods"][0] | {"places": 0}]}
    )

    answer = choose(owed)

    assert answer.json["type"] == "urn:doorlijn:rule:NoPlaceIsFree"
    assert owed.conversation()["held_on"] is None


def test_a_place_belongs_to_a_leerlijn_alone(owed):
    answer = choose(owed, next_step="mbo")

    assert (answer.status_code, answer.json["errors"][0]["field"]) == (400, "period_id")


def test_recording_the_same_choice_twice_is_harmless(owed):
    assert [choose(owed).status_code for _ in range(2)] == [200, 200]
    assert len(owed.news_of("place_reserved")) == 1


def confirm(town, began_on="2027-02-01"):
    return town.client("job_coach").post(f"{town.talk_path()}/beginning", json={"began_on": began_on})


def test_a_step_is_confirmed_once_it_truly_began_and_the_place_is_taken(owed):
    choose(owed)
    owed.news()
    owed.database.now = datetime(2027, 2, 2, 9, tzinfo=UTC)

    answers = [confirm(owed) for _ in range(2)]

    assert [(answer.status_code, answer.json["began_on"]) for answer in answers] == [(200, "2027-02-01")] * 2
    (told,) = owed.news_of("next_step_confirmed")
    assert told["began_on"] == "2027-02-01"
    assert not {"next_step_begins", "reservation_expires"} & owed.timers().keys()
    assert period_of(owed, "logistiek")["free"] == 0


@pytest.mark.parametrize(
    ("began_on", "rule"), [("2027-02-01", "StepBeginsInTheFuture"), ("2026-11-19", "StepBeganAfterTheConversation")]
)
def test_a_beginning_that_cannot_be_is_refused_by_name(owed, began_on, rule):
    choose(owed)

    assert confirm(owed, began_on).json["type"] == f"urn:doorlijn:rule:{rule}"


def test_what_was_not_agreed_does_not_begin(owed):
    assert confirm(owed, "2026-11-20").json["type"] == "urn:doorlijn:rule:NoNextStepIsAgreed"


def test_until_it_began_the_job_coach_is_asked(owed):
    choose(owed)

    work = {item["kind"]: item for item in owed.client("job_coach").get("/v1/worklist").json}

    assert work["confirm_next_step"]["due_on"] == owed.conversation()["begin_by"].isoformat()


def test_a_step_that_does_not_begin_asks_for_another_one_and_frees_the_place(owed):
    choose(owed)
    owed.news()

    answer = owed.client("job_coach").delete(f"{owed.talk_path()}/next-step", json={"reason": "no_longer_wanted"})

    assert (answer.status_code, answer.json["outcome"]["next_step"]) == (200, "none_yet")
    assert [name for name, _ in owed.news()] == ["next_step_dropped", "place_released"]
    assert period_of(owed, "logistiek")["free"] == 1
    assert "agree_next_step" in {item["kind"] for item in owed.client("job_coach").get("/v1/worklist").json}
    assert "next_step_begins" not in owed.timers()
