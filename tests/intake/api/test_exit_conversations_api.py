"""Exit conversations: owed to each pupil in the last school year, planned one by one or as a class, and none forgotten."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from services.intake.domain.vocabulary import PUPILS
from services.intake.service import IntakeService
from tests.intake.api.test_pupil_imports_api import registered, upload
from tests.intake.handlers.test_register_pupils import pupil
from tests.intake.leavers import KOMPAS, csv_file

WIM, OTHER_WIM, ROLE = UUID(int=0x31), UUID(int=0x32), UUID(int=0x33)
MORNING = "2027-01-18T09:00:00+01:00"
AT_SCHOOL = {"starts_at": MORNING, "place": "Lokaal 3"}


def grant(region, person=WIM, role_id=ROLE, municipalities=("GM9001",)):
    told = {"role_id": role_id, "person_id": person, "role": "werkconsulent", "organisation_id": UUID(int=9)}
    told |= {"municipalities": list(municipalities)}
    return region.hear(IntakeService, "directory", ("role_granted", told), subject=f"person/{person}")


@pytest.fixture
def classroom(region, signed_in):
    """Three pupils of De Ankerlijn in their last school year, whose werkconsulent is Wim."""
    grant(region)
    rows = [pupil(leerlingnummer=f"000{at}", voornaam=name) for at, name in enumerate(("Noor", "Sem", "Bo"), 1)]
    assert upload(signed_in("school_staff"), csv_file(rows, columns=PUPILS.columns)).json["new"] == 3
    return region


@pytest.fixture
def wim(signed_in):
    return signed_in("werkconsulent", WIM, None)


def talks(client, **query: object):
    return client.get("/v1/exit-conversations", query_string=query).json


def told(region, name):
    rows = region.rows(
        "intake", "SELECT convert_from(envelope, 'UTF8')::jsonb AS e FROM journal WHERE name = :name", name=name
    )
    return [row["e"]["data"] for row in rows]


def test_each_pupil_in_the_last_school_year_is_owed_one_with_a_last_day_and_a_werkconsulent(classroom, wim):
    found = talks(wim)

    assert {(talk["state"], talk["due_on"], talk["school_year"]) for talk in found} == {
        ("requested", "2027-03-01", 2026)
    }
    assert (len(found), {talk["werkconsulent_id"] for talk in found}) == (3, {str(WIM)})
    assert len(wim.get("/v1/pupils").json) == 3


def test_importing_the_list_again_owes_nothing_more(classroom, signed_in):
    upload(signed_in("school_staff"), csv_file([pupil(leerlingnummer="0001")], columns=PUPILS.columns))

    assert len(told(classroom, "exit_conversation_requested")) == 3


def test_a_class_is_planned_after_one_another_with_pauses_in_one_go(classroom, wim):
    ids = [talk["id"] for talk in talks(wim)]

    answer = wim.post("/v1/exit-conversation-plannings", json=AT_SCHOOL | {"conversation_ids": ids, "pause": 15})

    assert [talk["starts_at"][11:16] for talk in answer.json] == ["08:00", "09:00", "10:00"]
    assert {talk["state"] for talk in talks(wim)} == {"scheduled"}
    planned = told(classroom, "exit_conversation_scheduled")
    assert [each["participant_ids"][0] for each in planned] == [str(WIM)] * 3
    assert all("Lokaal" not in str(each) for each in planned)


def test_a_series_that_runs_into_the_evening_is_refused_and_none_of_it_is_planned(classroom, wim):
    ids = [talk["id"] for talk in talks(wim)]
    late = {"starts_at": "2027-01-18T16:00:00+01:00", "place": "Lokaal 3", "minutes": 60}

    answer = wim.post("/v1/exit-conversation-plannings", json=late | {"conversation_ids": ids})

    assert answer.status_code == 409
    assert "passen 2 gesprekken" in answer.json["detail"]
    assert {talk["state"] for talk in talks(wim)} == {"requested"}


def test_a_werkconsulent_is_at_one_place_at_a_time(classroom, wim):
    first, second, _third = talks(wim)
    assert wim.put(f"/v1/exit-conversations/{first['id']}/appointment", json=AT_SCHOOL).status_code == 200

    answer = wim.put(f"/v1/exit-conversations/{second['id']}/appointment", json=AT_SCHOOL)

    assert (answer.status_code, "09:00" in answer.json["detail"]) == (409, True)


def test_moving_cancelling_and_missing_leave_it_owed_and_tell_so(classroom, wim, signed_in):
    (talk, *_others) = talks(wim)
    path = f"/v1/exit-conversations/{talk['id']}"
    for _ in range(2):
        wim.put(f"{path}/appointment", json=AT_SCHOOL)
    wim.put(f"{path}/appointment", json=AT_SCHOOL | {"starts_at": "2027-01-19T09:00:00+01:00"})

    off = wim.delete(f"{path}/appointment", json={"reason": "pupil_absent"})
    again = wim.delete(f"{path}/appointment", json={"reason": "pupil_absent"})

    assert (off.json["state"], again.status_code) == ("cancelled", 409)
    assert [
        len(told(classroom, f"exit_conversation_{name}")) for name in ("scheduled", "rescheduled", "cancelled")
    ] == [
        1,
        1,
        1,
    ]
    wim.put(f"{path}/appointment", json=AT_SCHOOL)
    early = wim.post(f"{path}/no-show")
    classroom.now = datetime(2027, 1, 18, 12, 0, tzinfo=UTC)
    wim = signed_in("werkconsulent", WIM, None)
    missed = wim.post(f"{path}/no-show")
    assert (early.status_code, missed.json["state"], wim.post(f"{path}/no-show").status_code) == (409, "missed", 200)
    assert len(told(classroom, "exit_conversation_missed")) == 1


def test_it_is_prepared_held_and_recorded_with_an_advice_towards_a_leerlijn(classroom, wim):
    (talk, *_others) = talks(wim)
    path = f"/v1/exit-conversations/{talk['id']}"
    wim.put(f"{path}/preparation", json={"preparation": "Wil graag met zijn handen werken."})
    body = {"held_on": "2026-11-20", "advice": "leerlijn", "leerlijn": "groen", "remark": "Bezoek de kwekerij."}

    held, again = wim.post(f"{path}/outcome", json=body), wim.post(f"{path}/outcome", json=body)
    other = wim.post(f"{path}/outcome", json=body | {"advice": "mbo", "leerlijn": None})

    assert (held.json["state"], again.status_code, other.status_code) == ("held", 200, 409)
    (event,) = told(classroom, "exit_conversation_held")
    assert (event["advice"], event["leerlijn"]) == ("leerlijn", "groen")
    assert not {"remark", "preparation"} & event.keys()
    assert held.json["preparation"] == "Wil graag met zijn handen werken."


@pytest.mark.parametrize(
    "wrong",
    [
        {"held_on": "2026-11-21"},
        {"held_on": "2026-07-31"},
        {"advice": "leerlijn"},
        {"advice": "mbo", "leerlijn": "groen"},
    ],
)
def test_an_outcome_that_cannot_be_is_refused(classroom, wim, wrong):
    (talk, *_others) = talks(wim)
    body = {"held_on": "2026-11-20", "advice": "mbo"} | wrong

    answer = wim.post(f"/v1/exit-conversations/{talk['id']}/outcome", json=body)

    assert (answer.status_code, talks(wim)[0]["state"]) == (409, "requested")


@pytest.mark.parametrize(
    "wrong",
    [
        {"starts_at": "2026-11-19T09:00:00+01:00"},
        {"starts_at": "2027-01-17T09:00:00+01:00"},
        {"starts_at": "2029-01-18T09:00:00+01:00"},
    ],
)
def test_an_appointment_that_cannot_be_is_refused(classroom, wim, wrong):
    (talk, *_others) = talks(wim)

    answer = wim.put(f"/v1/exit-conversations/{talk['id']}/appointment", json=AT_SCHOOL | wrong)

    assert answer.status_code == 409


def test_bad_input_is_told_for_all_fields_at_once(classroom, wim):
    (talk, *_others) = talks(wim)
    bad = {"starts_at": "morgen", "place": "", "minutes": 5, "others": ["oma"]}

    answer = wim.put(f"/v1/exit-conversations/{talk['id']}/appointment", json=bad)

    assert answer.status_code == 400
    assert {each["field"].partition("/")[0].partition(".")[0] for each in answer.json["errors"]} == bad.keys()


@pytest.mark.parametrize(
    ("born", "more", "outcome"),
    [
        ("21-11-2011", {}, ["young_person", "parents"]),  # 15: the parents decide, and come by themselves
        ("21-11-2009", {}, ["young_person"]),  # 17: whoever plans chooses
        ("21-11-2009", {"others": ["parents"]}, ["young_person", "parents"]),
        ("21-11-2007", {"others": ["parents"]}, 409),  # 19: alone, unless the young person said yes
        ("21-11-2007", {"others": ["parents"], "parents_agreed": True}, ["young_person", "parents"]),
    ],
)
def test_parents_come_as_the_law_has_it(region, signed_in, wim, born, more, outcome):
    grant(region)
    registered(signed_in("school_staff"), birth_date=born)
    (talk,) = talks(wim)

    answer = wim.put(f"/v1/exit-conversations/{talk['id']}/appointment", json=AT_SCHOOL | more)

    assert (answer.status_code if answer.status_code != 200 else answer.json["others"]) == outcome


def test_without_a_werkconsulent_nothing_is_planned_and_whoever_comes_gets_what_waited(region, signed_in):
    school = signed_in("school_staff")
    registered(school)
    (waiting,) = talks(school)
    refused = school.put(f"/v1/exit-conversations/{waiting['id']}/appointment", json=AT_SCHOOL)

    grant(region)

    assert (waiting["werkconsulent_id"], refused.status_code) == (None, 409)
    assert talks(school)[0]["werkconsulent_id"] == str(WIM)
    assert [each["werkconsulent_id"] for each in told(region, "exit_conversation_requested")] == [None, str(WIM)]


def test_when_a_werkconsulent_leaves_a_colleague_gets_what_is_owed(classroom, signed_in):
    grant(classroom, OTHER_WIM, UUID(int=0x34))
    over = {"role_id": ROLE, "person_id": WIM, "role": "werkconsulent"}

    classroom.hear(IntakeService, "directory", ("role_revoked", over), subject=f"person/{WIM}")

    assert {talk["werkconsulent_id"] for talk in talks(signed_in("school_staff"))} == {str(OTHER_WIM)}
    assert len(signed_in("werkconsulent", OTHER_WIM, None).get("/v1/pupils").json) == 3


def test_a_school_sees_its_own_and_a_colleague_nothing(classroom, signed_in):
    assert len(talks(signed_in("school_staff"))) == 3
    assert talks(signed_in("school_staff", organisation_id=KOMPAS.school_id)) == []
    assert talks(signed_in("werkconsulent", OTHER_WIM, None)) == []
    assert len(talks(signed_in("coordinator"))) == 3


def test_who_leaves_without_a_conversation_counts_as_such_and_nobody_is_asked_any_more(classroom, signed_in, wim):
    (talk, *_others) = talks(wim)
    wim.put(f"/v1/exit-conversations/{talk['id']}/appointment", json=AT_SCHOOL)
    numbers = {each["id"]: each["pupil_number"] for each in wim.get("/v1/pupils").json}
    names = {each["id"]: each["first_name"] for each in wim.get("/v1/pupils").json}
    leaver = {"pupil_number": numbers[talk["pupil_id"]], "first_name": names[talk["pupil_id"]], "infix": "van der"}
    leaver |= {"last_name": "Bökkers", "birth_date": "21-11-2008", "brin": "99AA", "municipality": "GM9001"}

    school = signed_in("school_staff")
    answer = school.post("/v1/leavers", json=leaver | {"left_on": "2026-11-19", "destination": "mbo"})

    assert answer.status_code == 201
    assert [each["reason"] for each in told(classroom, "exit_conversation_cancelled")] == ["left_school"]
    assert len(wim.get("/v1/pupils").json) == 2
    (figures,) = school.get("/v1/exit-conversation-figures").json
    assert (figures["to_plan"], figures["planned"], figures["left_without"]) == (2, 0, 1)


def test_another_last_school_year_asks_for_another_conversation(classroom, signed_in):
    later = pupil(leerlingnummer="0001", voornaam="Noor", laatste_schooljaar="2027-2028")

    upload(signed_in("school_staff"), csv_file([later], columns=PUPILS.columns))

    found = {(talk["school_year"], talk["state"], talk["due_on"]) for talk in talks(signed_in("school_staff"))}
    assert found == {
        (2026, "requested", "2027-03-01"),
        (2026, "lapsed", "2027-03-01"),
        (2027, "requested", "2028-03-01"),
    }
