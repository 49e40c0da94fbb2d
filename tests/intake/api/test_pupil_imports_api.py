"""Pupils who are still at school by REST: a sheet, one by one, the planned exit, and why it went otherwise."""

from services.intake.domain.vocabulary import PUPILS
from tests.intake.api.test_leaver_imports_api import upload as upload_leavers
from tests.intake.handlers.test_register_pupils import pupil
from tests.intake.leavers import KOMPAS, cells, csv_file, xlsx_file


def upload(client, file, name="pupils.csv", query=""):
    head = f'--end\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'.encode()
    body = head + file + b"\r\n--end--\r\n"
    return client.post(f"/v1/pupil-imports{query}", data=body, content_type="multipart/form-data; boundary=end")


def registered(client, **changes: object):
    body = {"pupil_number": "0012", "first_name": "Noor", "last_name": "Bökkers", "birth_date": "21-11-2008"}
    body |= {"brin": "99AA", "municipality": "GM9001", "final_year": "2026-2027"}
    return client.post("/v1/pupils", json=body | changes)


def test_preview_import_and_import_again(region, signed_in):
    client = signed_in("school_staff")
    file = csv_file([pupil(), pupil(leerlingnummer="9", geboortedatum="?")], columns=PUPILS.columns)

    preview, first, again = (upload(client, file, query=query).json for query in ("?dry_run=true", "", ""))

    assert [(each["row"], each["column"]) for each in preview["refused"]] == [(3, "geboortedatum")]
    assert [(answer["new"], answer["unchanged"]) for answer in (preview, first, again)] == [(1, 0), (1, 0), (0, 1)]
    assert len(region.rows("intake", "SELECT * FROM pupils")) == 1


def test_an_excel_file_is_read_by_the_columns_of_pupils(signed_in):
    answer = upload(signed_in("school_staff"), xlsx_file([pupil()], columns=PUPILS.columns), "pupils.xlsx")

    assert (answer.status_code, answer.json["new"]) == (200, 1)


def test_a_sheet_of_leavers_is_refused_with_the_columns_that_it_lacks(signed_in):
    answer = upload(signed_in("school_staff"), csv_file([cells()]))

    assert answer.status_code == 400
    assert {"laatste_schooljaar", "verwacht_vertrek"} <= {each["field"] for each in answer.json["errors"]}


def test_a_sheet_of_pupils_is_no_sheet_of_leavers(signed_in):
    answer = upload_leavers(signed_in("school_staff"), csv_file([pupil()], columns=PUPILS.columns))

    assert answer.status_code == 400


def test_one_pupil_comes_in_by_himself_and_once(signed_in):
    client = signed_in("school_staff")
    plan = {"planned_destination": "work", "planned_left_on": "2027-07-16"}

    first, again = registered(client, **plan), registered(client, **plan)

    assert (first.status_code, again.status_code) == (201, 409)
    answer = client.get(f"/v1/pupils/{first.json['pupil_id']}/exit-plan").json
    assert [(each["planned_destination"], each["reason"]) for each in answer["plans"]] == [("work", "")]
    assert (answer["differs"], answer["left_on"]) == (False, None)


def test_all_faults_come_under_the_fields_that_were_sent(signed_in):
    answer = registered(signed_in("school_staff"), final_year="ooit", planned_destination="maan")

    assert {each["field"] for each in answer.json["errors"]} == {"final_year", "planned_destination"}


def test_the_pupils_of_a_last_school_year_can_be_asked_for(signed_in):
    client = signed_in("school_staff")
    registered(client)
    registered(client, pupil_number="0013", first_name="Sem", final_year="2027-2028")

    found = client.get("/v1/pupils?final_year=2026").json

    assert [each["first_name"] for each in found] == ["Noor"]


def test_who_went_otherwise_than_planned_gets_a_reason_and_others_none(signed_in):
    client = signed_in("school_staff")
    pupil_id = registered(client, planned_destination="mbo", planned_left_on="2026-07-17").json["pupil_id"]
    path = f"/v1/pupils/{pupil_id}/exit-plan"
    too_early = client.put(f"{path}/difference", json={"reason": "Er was geen plek."})
    leaver = {"pupil_number": "0012", "first_name": "Noor", "last_name": "Bökkers", "birth_date": "21-11-2008"}
    leaver |= {"brin": "99AA", "municipality": "GM9001", "left_on": "2026-07-17", "destination": "work"}
    assert client.post("/v1/leavers", json=leaver).status_code == 201

    before = client.get(path).json
    said = client.put(f"{path}/difference", json={"reason": "Er was geen plek."})

    assert too_early.status_code in {400, 409}
    assert (before["differs"], before["difference_reason"]) == (True, "")
    assert said.json["difference_reason"] == "Er was geen plek."
    assert said.json["difference_recorded_on"] == "2026-11-20"


def test_another_school_knows_of_no_plan(signed_in):
    pupil_id = registered(signed_in("school_staff")).json["pupil_id"]
    other = signed_in("school_staff", organisation_id=KOMPAS.school_id)

    assert other.get(f"/v1/pupils/{pupil_id}/exit-plan").status_code == 404
