"""Where a young person is now, over HTTP."""

import pytest

from tests.aftercare.examples import OTHER_COACH

SAID = {"destination": "mbo", "source": "young_person", "confirmed_on": "2026-11-20"}


@pytest.fixture
def path(town):
    town.leaves()
    town.news()
    return f"/v1/cases/{town.case()['case_id']}/destination-confirmations"


def test_a_destination_is_confirmed_with_its_source_and_holds_for_three_months(town, path):
    answer = town.client("job_coach").post(path, json=SAID)

    assert answer.status_code == 200
    said = {name: answer.json[name] for name in ("destination", "destination_source", "destination_confirmed_on")}
    assert said == {
        "destination": "mbo",
        "destination_source": "young_person",
        "destination_confirmed_on": "2026-11-20",
    }
    assert answer.json["destination_expires_on"] == "2027-02-22"


def test_every_confirmation_is_kept_and_the_same_again_is_harmless(town, path):
    for body in (SAID, SAID, SAID | {"destination": "work"}):
        assert town.client("job_coach").post(path, json=body).status_code == 200

    kept = town.database.rows("aftercare", "SELECT destination FROM confirmations ORDER BY confirmation_id")
    assert [one["destination"] for one in kept] == ["mbo", "work"]
    assert [told["destination"] for told in town.news_of("destination_confirmed")] == ["mbo", "work"]


def test_the_school_confirms_too(town, path):
    assert town.client("school_staff").post(path, json=SAID).status_code == 200


def test_a_day_to_come_or_an_older_word_is_refused_by_name(town, path):
    client = town.client("job_coach")
    client.post(path, json=SAID)

    for day, rule in (("2026-11-21", "DestinationIsSeenBefore"), ("2026-11-19", "DestinationIsConfirmedLater")):
        answer = client.post(path, json=SAID | {"confirmed_on": day, "destination": "work"})
        assert (answer.status_code, answer.json["type"]) == (409, f"urn:doorlijn:rule:{rule}")


def test_everything_that_is_wrong_is_named_at_once(town, path):
    answer = town.client("job_coach").post(path, json={"destination": "maan", "source": "duif", "confirmed_on": "x"})

    assert answer.status_code == 400
    assert {error["field"] for error in answer.json["errors"]} == set(SAID)


def test_somebody_elses_case_does_not_exist(town, path):
    assert town.client("job_coach", OTHER_COACH).post(path, json=SAID).status_code == 404
