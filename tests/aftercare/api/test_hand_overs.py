"""At the end of the two years somebody takes over warmly, and the case closes with it."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from tests.aftercare.examples import COACH, COORDINATOR, OTHER_COACH
from tests.aftercare.town import plain

ASKED = datetime(2028, 5, 29, 9, tzinfo=UTC)
OVER = datetime(2028, 7, 10, 22, tzinfo=UTC)


@pytest.fixture
def case(town):
    town.leaves()
    path = f"/v1/cases/{town.case()['case_id']}"
    town.client("job_coach").post(f"{path}/acceptance")
    town.news()
    return path


def hand_over(town, case, who=COACH, role="job_coach", **body: object):
    given = {"to": "doorstroompunt", "how": "call", "handed_over_on": str(town.database.now.date())} | body
    return town.client(role, who).post(f"{case}/hand-over", json=given)


def work(town, who=COACH, role="job_coach"):
    return {one["kind"]: one["due_on"] for one in town.client(role, who).get("/v1/worklist").json}


def test_before_the_end_the_job_coach_is_asked_once(town, case):
    town.clock(datetime(2028, 5, 1, 9, tzinfo=UTC))
    assert "hand_over" not in work(town)
    town.news()

    town.clock(ASKED)
    town.clock(ASKED)

    (told,) = town.news_of("deadline_approaching")
    assert (told["process"], told["tell_ids"], told["due_on"]) == ("warm_hand_over", [plain(COACH)], "2028-07-10")
    assert work(town)["hand_over"] == "2028-07-10"


def test_what_was_handed_over_in_time_closes_at_the_end(town, case):
    town.clock(ASKED)
    found = hand_over(town, case, note="Besproken met een medewerker.")
    assert (found.status_code, found.json["hand_over"]["to_name"]) == (200, "Doorstroompunt")
    assert "hand_over" not in work(town)
    town.news()

    town.clock(OVER)

    (closed,) = town.news_of("aftercare_closed")
    assert closed["reason"] == "two_years_over"


def test_nobody_who_took_over_keeps_the_case_open_and_the_coordinator_hears(town, case):
    town.clock(ASKED)
    town.news()

    town.clock(OVER)

    news = dict(town.news())
    assert news["aftercare_extended"]["reason"] == "hand_over_owed"
    assert news["deadline_missed"]["tell_ids"] == [plain(COORDINATOR)]
    assert work(town)["hand_over"] == "2028-07-10"


def test_handing_over_after_the_end_closes_the_case_at_once(town, case):
    town.clock(OVER)
    town.news()

    found = hand_over(town, case, to="mbo", how="in_person", handed_over_on="2028-07-10")

    assert found.json["state"] == "closed"
    names = dict(town.news())
    assert list(names) == ["case_handed_over", "aftercare_closed"]
    assert names["aftercare_closed"]["reason"] == "handed_over"
    assert (names["case_handed_over"]["to_name"], "note" in names["case_handed_over"]) == ("Mbo-school", False)


def test_the_same_hand_over_twice_is_harmless_and_another_is_refused(town, case):
    town.clock(ASKED)

    first, again, other = hand_over(town, case), hand_over(town, case), hand_over(town, case, to="mbo")

    assert (first.status_code, again.status_code) == (200, 200)
    assert (other.status_code, other.json["type"]) == (409, "urn:doorlijn:rule:HandOverIsRecorded")


def test_aftercare_is_not_cut_short(town, case):
    found = hand_over(town, case)

    assert (found.status_code, found.json["type"]) == (409, "urn:doorlijn:rule:HandOverIsTooEarly")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"to": "x"}, 400),
        ({"how": None}, 400),
        ({"handed_over_on": "2028-12-01"}, 409),
        ({"handed_over_on": "2025-12-01"}, 409),
        ({"note": "y" * 501}, 400),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(town, case, body, status):
    town.clock(ASKED)

    assert hand_over(town, case, **body).status_code == status
    assert town.case()["handed_over_on"] is None


def test_what_was_written_is_not_for_the_school(town, case):
    town.clock(ASKED)
    hand_over(town, case, note="Besproken met een medewerker.")

    assert town.client("school_staff").get(case).json["hand_over"]["note"] is None
    assert town.client("job_coach").get(case).json["hand_over"]["note"]


def test_only_who_has_the_case_hands_it_over(town, case):
    town.clock(ASKED)

    assert hand_over(town, case, OTHER_COACH).status_code == 404
    assert hand_over(town, case, None, "school_staff").status_code == 403


def test_a_substitute_hands_over_in_the_name_of_who_is_away(town, case):
    town.clock(ASKED)
    town.away(COACH, OTHER_COACH, date(2028, 6, 30))
    assert "hand_over" in work(town, OTHER_COACH)

    assert hand_over(town, case, OTHER_COACH).status_code == 200

    (row,) = town.database.rows("aftercare", "SELECT for_persons FROM audit_log WHERE action LIKE '%hand-over'")
    assert row["for_persons"] == [COACH]


def body_names(town, role="admin"):
    return town.client(role).get("/v1/body-names").json


def test_bodies_are_called_what_they_were_called_on_that_day(town):
    names = [(one["valid_from"], one["name"]) for one in body_names(town) if one["code"] == "doorstroompunt"]

    assert names == [("2000-01-01", "RMC"), ("2026-01-01", "Doorstroompunt")]


def rename(town, body="doorstroompunt", seen=None, **given: object):
    admin = town.client("admin")
    version = seen or admin.get(f"/v1/body-names/{body}").headers.get("ETag", "x")
    return admin.put(f"/v1/body-names/{body}", json=given, headers={"If-Match": version})


def test_a_body_is_renamed_from_a_day_that_is_still_to_come(town, case):
    assert rename(town, valid_from="2028-06-01", name="Jongerenpunt", below_age=27).status_code == 200
    town.clock(datetime(2028, 6, 5, 9, tzinfo=UTC))

    assert hand_over(town, case).json["hand_over"]["to_name"] == "Jongerenpunt"
    assert hand_over(town, case, handed_over_on="2028-05-29").status_code == 409


def test_a_name_that_cannot_be_is_refused(town):
    assert rename(town, valid_from="2026-11-20", name="Vandaag").status_code == 409
    assert rename(town, valid_from="2027-01-01", name="", below_age=1).status_code == 400
    assert rename(town, "onbekend", seen="x", valid_from="2027-01-01", name="x").status_code == 404


def test_two_administrators_do_not_undo_each_others_name(town):
    seen = town.client("admin").get("/v1/body-names/mbo").headers["ETag"]
    rename(town, "mbo", seen, valid_from="2027-01-01", name="Mbo")

    assert rename(town, "mbo", seen, valid_from="2027-01-01", name="Roc").status_code == 412


def test_when_the_two_years_move_the_question_moves_with_them(town, case):
    town.leaves(left_on=date(2026, 9, 10))

    assert town.timers()["hand_over"]["due_at"] > datetime(2028, 7, 1, tzinfo=UTC)
    assert town.client("coordinator", UUID(int=31)).get(case).json["hand_over"] is None
