import pytest

ODD = {
    "in the night of a holiday": ("2026-12-25T03:00:00+01:00", "op een feestdag en buiten werktijd"),
    "on a Saturday": ("2026-11-28T10:00:00+01:00", "in het weekend"),
    "before eight": ("2026-11-24T07:30:00+01:00", "buiten werktijd"),
    "until after six": ("2026-11-24T17:30:00+01:00", "buiten werktijd"),
}


@pytest.fixture
def owed(town):
    town.loses_work()
    town.news()
    return town


def plans(town, starts_at, **other: object):
    body = {"starts_at": starts_at, "minutes": 60, "place": "Werkplein"} | other
    return town.client("werkconsulent").put(f"{town.talk_path()}/appointment", json=body)


@pytest.mark.parametrize("when", ODD)
def test_an_appointment_at_an_odd_time_is_refused_until_somebody_means_it(owed, when):
    starts_at, why = ODD[when]

    answer = plans(owed, starts_at)

    assert (answer.status_code, answer.json["type"]) == (409, "urn:doorlijn:rule:AppointmentOutsideWorkingHours")
    assert why in answer.json["detail"]
    assert (owed.conversation()["state"], owed.news()) == ("requested", [])
    assert plans(owed, starts_at, outside_working_hours_confirmed=True).status_code == 200
    assert owed.conversation()["state"] == "scheduled"


def test_working_hours_are_hours_in_amsterdam(owed):
    assert plans(owed, "2026-11-24T07:00:00Z").status_code == 200


def test_what_is_past_is_refused_also_when_it_is_confirmed(owed):
    answer = plans(owed, "2026-11-14T10:00:00+01:00", outside_working_hours_confirmed=True)

    assert (answer.status_code, answer.json["type"]) == (409, "urn:doorlijn:rule:AppointmentLiesAhead")


def test_an_appointment_that_stands_is_not_asked_about_again(owed):
    plans(owed, ODD["on a Saturday"][0], outside_working_hours_confirmed=True)

    assert plans(owed, ODD["on a Saturday"][0]).status_code == 200
