"""A school asks the municipality for support; the werkconsulent answers, or the coordinator hears that nobody did."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from services.aftercare.service import AftercareService
from tests.aftercare.examples import (
    COORDINATOR,
    HERE,
    NOWHERE,
    OTHER_WERKCONSULENT,
    WERKCONSULENT,
)
from tests.aftercare.town import plain

LATE = datetime(2026, 12, 5, 9, tzinfo=UTC)
STRANGER = UUID(int=3)


@pytest.fixture
def case(town):
    town.leaves()
    town.news()
    return f"/v1/cases/{town.case()['case_id']}"


def ask(town, case, kind="keep_work", note="Werkt met plezier, maar te veel uren.", school=None):
    client = town.client("school_staff", None, school)
    return client.post(f"{case}/municipal-supports", json={"kind": kind, "note": note})


def answer(town, support_id, who=WERKCONSULENT, role="werkconsulent", **body: object):
    client = town.client(role, who)
    return client.post(f"/v1/municipal-supports/{support_id}/acknowledgement", json={"answer": "will_help"} | body)


def work(town, who=WERKCONSULENT, role="werkconsulent"):
    return [(one["kind"], one["due_on"]) for one in town.client(role, who).get("/v1/worklist").json]


def test_the_werkconsulent_finds_the_question_and_sees_the_case_because_of_it(town, case):
    werkconsulent = town.client("werkconsulent")
    assert werkconsulent.get(case).status_code == 404

    asked = ask(town, case)

    assert (asked.status_code, asked.json["answer_by"]) == (201, "2026-12-04")
    assert ("answer_support", "2026-12-04") in work(town)
    (support,) = werkconsulent.get(case).json["municipal_supports"]
    assert (support["may_answer"], support["note"]) == (True, "Werkt met plezier, maar te veel uren.")
    (told,) = town.news_of("municipal_support_requested")
    assert (told["support"], told["werkconsulent_id"]) == ("keep_work", plain(WERKCONSULENT))
    assert "note" not in told


def test_the_answer_stands_in_the_story_and_the_clock_stops(town, case):
    support_id = ask(town, case).json["id"]
    town.news()

    answered = answer(town, support_id, remark="Wij bellen maandag.")

    assert (answered.status_code, answered.json["answer"]) == (200, "will_help")
    (told,) = town.news_of("municipal_support_acknowledged")
    assert (told["answer"], told["requested_by_id"]) == ("will_help", plain(UUID(int=41)))
    assert work(town) == []
    assert "support_due" not in town.timers()
    school = town.client("school_staff").get(case).json["municipal_supports"][0]
    assert (school["remark"], school["may_answer"]) == ("Wij bellen maandag.", False)


def test_without_an_answer_the_coordinator_hears_so_once(town, case):
    ask(town, case)
    town.client("job_coach").post(f"{case}/acceptance")
    town.news()

    town.clock(LATE)
    town.clock(LATE)

    (missed,) = town.news_of("deadline_missed")
    assert (missed["process"], missed["owner_id"], missed["tell_ids"]) == (
        "municipal_support",
        plain(WERKCONSULENT),
        [plain(COORDINATOR)],
    )
    assert ("answer_support", "2026-12-04") in work(town, COORDINATOR, "coordinator")


def test_where_nobody_serves_the_municipality_the_coordinator_answers(town):
    town.leaves(municipality=NOWHERE)
    support_id = ask(town, f"/v1/cases/{town.case()['case_id']}").json["id"]

    assert "answer_support" in dict(work(town, COORDINATOR, "coordinator"))
    assert answer(town, support_id, COORDINATOR, "coordinator").status_code == 200


def test_the_same_question_or_answer_twice_is_harmless(town, case):
    first, again = ask(town, case), ask(town, case)
    answers = [answer(town, first.json["id"]).status_code for _ in range(2)]

    assert (again.status_code, again.json["id"]) == (201, first.json["id"])
    assert answers == [200, 200]
    assert len(town.news()) == 2


def test_another_question_waits_for_the_answer_and_comes_after_it(town, case):
    support_id = ask(town, case).json["id"]

    waits = ask(town, case, "wage_subsidy")
    answer(town, support_id, answer="cannot_help")

    assert (waits.status_code, waits.json["type"]) == (409, "urn:doorlijn:rule:SupportIsAsked")
    assert ask(town, case, "wage_subsidy").status_code == 201


def test_an_answer_is_not_changed_behind_the_back_of_the_school(town, case):
    support_id = ask(town, case).json["id"]
    answer(town, support_id)

    changed = answer(town, support_id, answer="cannot_help")

    assert (changed.status_code, changed.json["type"]) == (409, "urn:doorlijn:rule:SupportIsAnswered")


def test_only_the_werkconsulent_who_is_asked_answers(town, case):
    support_id = ask(town, case).json["id"]

    assert answer(town, support_id, OTHER_WERKCONSULENT).status_code == 404
    for role in ("school_staff", "job_coach"):
        assert answer(town, support_id, None, role).status_code == 403
    assert answer(town, UUID(int=999)).status_code == 404


def test_only_the_own_school_asks(town, case):
    assert ask(town, case, school=STRANGER).status_code == 404
    assert town.client("job_coach").post(f"{case}/municipal-supports", json={}).status_code == 403


def test_another_werkconsulent_takes_over_what_was_not_answered(town, case):
    ask(town, case)
    town.grant(OTHER_WERKCONSULENT, "werkconsulent", [HERE])
    town.news()

    town.revoke(WERKCONSULENT, "werkconsulent")

    (told,) = town.news_of("municipal_support_requested")
    assert told["werkconsulent_id"] == plain(OTHER_WERKCONSULENT)
    assert "answer_support" in dict(work(town, OTHER_WERKCONSULENT))


def test_a_substitute_answers_in_the_name_of_who_is_away(town, case):
    support_id = ask(town, case).json["id"]
    town.away(WERKCONSULENT, OTHER_WERKCONSULENT, date(2026, 12, 31))

    assert answer(town, support_id, OTHER_WERKCONSULENT).status_code == 200

    (row,) = town.database.rows("aftercare", "SELECT for_persons FROM audit_log WHERE action LIKE '%acknowledgement'")
    assert row["for_persons"] == [WERKCONSULENT]


@pytest.mark.parametrize(
    ("body", "fields"),
    [({}, {"kind"}), ({"kind": "x", "note": "y" * 501}, {"kind", "note"})],
)
def test_everything_that_is_wrong_is_said_at_once(town, case, body, fields):
    found = town.client("school_staff").post(f"{case}/municipal-supports", json=body)

    assert found.status_code == 400
    assert {error["field"] for error in found.json["errors"]} == fields


def test_when_the_file_is_destroyed_the_words_go(town, case):
    support_id = ask(town, case).json["id"]
    answer(town, support_id, remark="Wij bellen maandag.")
    pupil_id = town.case()["pupil_id"]
    town.database.hear(
        AftercareService,
        "intake",
        ("pupil_erased", {"pupil_id": pupil_id, "erased_on": "2026-11-20"}),
        subject=f"pupil/{pupil_id}",
    )

    (row,) = town.database.rows("aftercare", "SELECT note, remark, answer FROM municipal_supports")
    assert row == {"note": None, "remark": None, "answer": "will_help"}
