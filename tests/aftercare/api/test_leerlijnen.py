import pytest

from tests.aftercare.catalogue import GROEN, LOGISTIEK, QUALIFICATIONS, RULE, load_qualifications, offer, period_of


def put(town, body, code="logistiek", role="coordinator"):
    return town.client(role).put(f"/v1/leerlijnen/{code}", json=body)


@pytest.mark.parametrize("role", ["school_staff", "job_coach", "werkconsulent"])
def test_everybody_sees_which_leerlijnen_have_free_places(town, role):
    offer(town, logistiek=LOGISTIEK, groen=GROEN)

    found = town.client(role).get("/v1/leerlijnen").json

    assert [(one["name"], one["periods"][0]["free"]) for one in found] == [("Groen", 9), ("Logistiek en magazijn", 1)]
    assert found[1]["offered_by"] == ["ROC-LIJNLAND"]
    assert put(town, LOGISTIEK, role=role).status_code == 403


def test_everything_that_is_wrong_with_a_leerlijn_is_named_at_once(town):
    wrong = {
        "name": "",
        "municipality": "Utrecht",
        "offered_by": ["roc"],
        "work_processes": [{"crebo": "1", "code": "x", "title": ""}],
        "periods": [{"begins_on": "ooit", "ends_on": "2027-06-30", "places": -1, "minimum": 1}],
    }

    answer = put(town, wrong)

    assert answer.status_code == 400
    named = {error["field"].split(".")[0] for error in answer.json["errors"]}
    assert named == set(wrong)
    assert town.client("coordinator").get("/v1/leerlijnen").json == []


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"offered_by": ["NIEMAND"]}, "ProviderIsUnknown"),
        ({"periods": [LOGISTIEK["periods"][0] | {"ends_on": "2027-01-31"}]}, "PeriodEndsAfterItBegins"),
        ({"periods": LOGISTIEK["periods"] * 2}, "PeriodStandsThereOnce"),
        ({"work_processes": LOGISTIEK["work_processes"] * 2}, "WorkProcessStandsThereOnce"),
    ],
)
def test_what_cannot_be_is_refused_by_name(town, change, rule):
    offer(town, logistiek=LOGISTIEK)

    answer = put(town, LOGISTIEK | change)

    assert (answer.status_code, answer.json["type"]) == (409, f"urn:doorlijn:rule:{rule}")


def test_a_leerlijn_is_changed_by_who_knows_how_it_stands(town):
    offer(town, logistiek=LOGISTIEK)
    coordinator = town.client("coordinator")

    answer = coordinator.put("/v1/leerlijnen/logistiek", json=LOGISTIEK, headers={"If-Match": '"another"'})

    assert answer.status_code == 412


@pytest.mark.parametrize("code", ["bestaat", "Met%20Hoofdletter", "x" * 41])
def test_a_leerlijn_that_is_not_there_is_not_found(town, code):
    assert town.client("coordinator").get(f"/v1/leerlijnen/{code}").status_code == 404
    assert town.client("coordinator").put(f"/v1/leerlijnen/{code}/intake-rule", json=RULE).status_code == 404


def test_who_may_enter_is_configuration_with_a_first_day(town):
    offer(town, logistiek=LOGISTIEK)
    path, coordinator = "/v1/leerlijnen/logistiek/intake-rule", town.client("coordinator")
    assert coordinator.put(path, json=RULE).json["intake"]["funding"] == "municipality"

    later = coordinator.put(path, json=RULE | {"valid_from": "2027-01-01", "after_two_years": True})
    at_once = coordinator.put(path, json=RULE | {"direct_entry": False})

    assert later.json["intake"]["after_two_years"] is False
    assert [one["valid_from"] for one in later.json["intake_rules"]] == ["2026-11-20", "2027-01-01"]
    assert (at_once.status_code, at_once.json["type"]) == (409, "urn:doorlijn:rule:IntakeRuleBeginsLater")


def test_qualifications_are_loaded_and_twice_changes_nothing(town):
    load_qualifications(town)
    load_qualifications(town)

    assert town.client("job_coach").get("/v1/qualifications").json == QUALIFICATIONS


def test_a_level_that_is_not_entree_or_two_is_refused(town):
    wrong = QUALIFICATIONS[0] | {"level": 4}

    answer = town.client("coordinator").post("/v1/qualification-loads", json={"qualifications": [wrong]})

    assert answer.status_code == 400


def test_places_that_young_people_have_stay(town):
    offer(town, logistiek=LOGISTIEK)
    town.leaves()
    place = {"period_id": period_of(town, "logistiek")["id"]}
    town.client("job_coach").post(f"/v1/cases/{town.case()['case_id']}/reservation", json=place)

    answer = put(town, LOGISTIEK | {"periods": []})

    assert answer.json["type"] == "urn:doorlijn:rule:PeriodHasReservations"
