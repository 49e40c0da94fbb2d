"""A sheet by REST: preview, import, and every bad row with its number, column and reason."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.intake.domain.vocabulary import COLUMNS
from tests.intake.leavers import CELLS, KOMPAS, cells, csv_file, rows, xlsx_file

NOTHING = {
    "accepted": 0,
    "new": 0,
    "changed": 0,
    "unchanged": 0,
    "changes": [],
    "remarks": [],
    "refused": [],
    "refused_rows": [],
    "notes": [],
    "dry_run": False,
}
SEM = {"voornaam": "Sem", "tussenvoegsel": "", "achternaam": "Vonk", "geboortedatum": "03-04-2010"}


def upload(client, file, name="leavers.csv", query=""):
    head = f'--end\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'.encode()
    body = head + file + b"\r\n--end--\r\n"
    return client.post(f"/v1/leaver-imports{query}", data=body, content_type="multipart/form-data; boundary=end")


def test_preview_import_and_import_again(region, signed_in):
    client = signed_in("coordinator")
    file = csv_file([*rows(3), {}, cells(leerlingnummer="9", geboortedatum="31-02-2008", brin="?")])

    preview, first, again = (upload(client, file, query=query) for query in ("?dry_run=true", "", ""))

    refused = [(each["row"], each["column"]) for each in preview.json["refused"]]
    assert refused == [(6, "geboortedatum"), (6, "brin")]
    assert {**preview.json, "refused": []} == {**NOTHING, "accepted": 3, "new": 3, "dry_run": True}
    assert {**first.json, "refused": []} == {**NOTHING, "accepted": 3, "new": 3}
    assert {**again.json, "refused": []} == {**NOTHING, "accepted": 3, "unchanged": 3}
    assert len(region.published("intake")) == 6


def test_somebody_else_under_a_known_number_is_refused_and_says_whose_it_is(region, signed_in):
    client = signed_in("school_staff")
    upload(client, csv_file([cells()]))

    answers = [upload(client, csv_file([cells(**SEM)]), query=query).json for query in ("?dry_run=true", "")]

    for answer in answers:
        (refused,) = answer["refused"]
        assert (refused["row"], refused["column"], answer["accepted"]) == (2, "leerlingnummer", 0)
        assert "Nu is dit nummer van Noor van der Bökkers, geboren op 21-11-2008." in refused["reason"]
        assert "een ding per keer" in refused["reason"]
    (noor,) = region.rows("intake", "SELECT * FROM pupils")
    assert (noor["first_name"], answers[0]["refused"][0]["pupil_id"]) == ("Noor", str(noor["pupil_id"]))


def test_whose_number_it_is_stands_in_the_audit_log(region, signed_in):
    client = signed_in("school_staff")
    upload(client, csv_file([cells()]))

    upload(client, csv_file([cells(**SEM)]), query="?dry_run=true")

    (noor,) = region.rows("intake", "SELECT pupil_id FROM pupils")
    assert region.rows("intake", "SELECT objects FROM audit_log ORDER BY at")[-1]["objects"] == [noor["pupil_id"]]


def test_a_correction_is_shown_before_it_is_made(region, signed_in):
    client = signed_in("school_staff")
    upload(client, csv_file([cells()]))

    preview, real = (
        upload(client, csv_file([cells(geboortedatum="22-11-2008")]), query=query).json
        for query in ("?dry_run=true", "")
    )

    (change,) = preview["changes"]
    assert change["cells"] == [{"column": "geboortedatum", "before": "21-11-2008", "after": "22-11-2008"}]
    assert (preview["changed"], real["changes"]) == (1, preview["changes"])


def test_a_contract_without_an_employer_and_an_employer_without_a_contract_come_back(region, signed_in):
    given_rows = [
        cells(contract_begin="", contract_einde=""),
        cells(leerlingnummer="2", werkgever=""),
        cells(leerlingnummer="3", werkgever="", contract_begin="", contract_einde=""),
    ]

    answer = upload(signed_in("coordinator"), csv_file(given_rows)).json

    assert [(each["row"], each["column"]) for each in answer["refused"]] == [(2, "contract_begin"), (3, "werkgever")]
    assert [(each["row"], each["column"]) for each in answer["remarks"]] == [(4, "werkgever")]
    assert answer["new"] == 1


@pytest.mark.parametrize("as_file", [csv_file, xlsx_file])
def test_refused_rows_come_back_as_they_were_typed(region, signed_in, as_file):
    sheet = as_file([*rows(1), cells(leerlingnummer="0099", bestemming="thuis", contract_einde="")])

    answer = upload(signed_in("coordinator"), sheet, query="?dry_run=true&with_refused_rows=true").json

    (row,) = answer["refused_rows"]
    wanted = cells(leerlingnummer="0099", bestemming="thuis")
    del wanted["contract_einde"]
    assert row == {"row": 3, "cells": wanted}
    assert upload(signed_in("coordinator"), sheet).json["refused_rows"] == []


def test_our_own_reasons_may_come_back_in_the_sheet(region, signed_in):
    answer = upload(signed_in("coordinator"), csv_file([cells(reden="x")], columns=[*COLUMNS, "reden"])).json

    assert (answer["new"], answer["notes"]) == (1, [])


def test_excel_and_csv_are_one_sheet(region, signed_in):
    client = signed_in("coordinator")

    assert upload(client, xlsx_file(rows(3)), "leavers.xlsx").json["new"] == 3
    assert upload(client, csv_file(rows(3), "\t", "utf-16")).json["unchanged"] == 3
    assert upload(client, csv_file(rows(3, bestemming="mbo"), ",", "cp1252")).json["changed"] == 3


def test_rows_that_somebody_else_read_go_in_as_well(region, signed_in):
    given_rows = [
        {"row": 2, "cells": cells(Klas="4b")},
        {"row": 7, "cells": cells()},
        {"row": 8, "cells": cells(leerlingnummer="x"), "duplicate_of": 3},
    ]
    given_rows += [{"row": 9, "cells": {}}, {"row": 10, "cells": {}, "problem": "Deze rij is verschoven."}]

    answer = signed_in("coordinator").post("/v1/leaver-imports", json={"rows": given_rows}).json

    assert (answer["accepted"], answer["notes"]) == (1, ["De kolom 'Klas' is niet gelezen."])
    assert [(each["row"], each["column"]) for each in answer["refused"]] == [
        (7, "leerlingnummer"),
        (8, "leerlingnummer"),
        (10, ""),
    ]


def test_a_school_imports_its_own_pupils_only(region, signed_in):
    client = signed_in("school_staff", organisation_id=KOMPAS.school_id)

    answer = upload(client, csv_file([cells(), cells(brin="99AB")])).json

    assert (answer["new"], [(each["row"], each["column"]) for each in answer["refused"]]) == (1, [(2, "brin")])


def test_a_sheet_with_a_bsn_is_refused_in_every_form(region, signed_in):
    client = signed_in("coordinator")
    with_bsn = [*COLUMNS, "BSN"]

    answers = [
        upload(client, csv_file([cells(BSN="123456782")], columns=with_bsn)),
        upload(client, xlsx_file([cells(BSN=123456782)], columns=with_bsn)),
        client.post("/v1/leaver-imports", json={"rows": [{"row": 2, "cells": cells(bsn="123456782")}]}),
    ]

    for answer in answers:
        assert (answer.status_code, answer.content_type) == (400, "application/problem+json")
        assert "Doorlijn bewaart geen BSN" in answer.json["detail"]
        assert "123456782" not in answer.text
    assert region.rows("intake", "SELECT 1 FROM pupils") == []


def test_missing_columns_are_named_all_at_once(region, signed_in):
    answer = upload(signed_in("coordinator"), csv_file([CELLS], columns=COLUMNS[3:]))

    assert answer.status_code == 400
    assert [error["field"] for error in answer.json["errors"]] == list(COLUMNS[:3])


@pytest.mark.parametrize(
    ("file", "status"),
    [
        (b"", 400),
        (b"%PDF-1.4", 415),
        (b"\xd0\xcf\x11\xe0", 415),
        (b"x" * (1024 * 1024 + 1), 413),
        (b"PK\x03\x04", 415),
        (b"\0\0\0\0" * 99, 415),
    ],
)
def test_what_is_no_sheet_is_refused_by_its_contents(region, signed_in, file, status):
    answer = upload(signed_in("coordinator"), file)

    assert (answer.status_code, answer.content_type) == (status, "application/problem+json"), answer.text


def test_another_media_type_is_refused(region, signed_in):
    answer = signed_in("coordinator").post("/v1/leaver-imports", data=csv_file([CELLS]), content_type="text/csv")

    assert answer.status_code == 415


def test_a_form_without_a_file_is_refused(region, signed_in):
    assert (
        signed_in("coordinator")
        .post("/v1/leaver-imports", data={"file": "x"}, content_type="multipart/form-data")
        .status_code
        == 400
    )
    assert upload(signed_in("coordinator"), csv_file([CELLS]), query="?dry_run=perhaps").status_code == 400


def test_the_largest_sheet_that_fits_is_imported_in_one_go(region, signed_in):
    file = csv_file(rows(7000))
    assert 900_000 < len(file) < 1 << 20

    answer = upload(signed_in("coordinator"), file)

    assert answer.json["new"] == 7000


@settings(max_examples=100)
@given(st.binary(max_size=300), st.sampled_from(["x.csv", "x.xlsx", "../../etc/passwd", "\u202e.csv"]))
def test_no_file_makes_the_service_stumble(region, signed_in, noise, name):
    client = signed_in("coordinator")

    for file in (noise, csv_file([]) + noise, xlsx_file([CELLS])[:-40] + noise):
        assert upload(client, file, name).status_code in {200, 400, 415}


CELL = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(), max_size=12)
    | st.lists(st.none(), max_size=1)
)


@settings(max_examples=150)
@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "row": st.integers(-1, 99) | CELL,
                "cells": st.dictionaries(st.sampled_from(COLUMNS) | st.text(max_size=4), CELL) | CELL,
            }
        ),
        max_size=4,
    )
)
def test_no_rows_make_the_service_stumble(region, signed_in, given_rows):
    client = signed_in("coordinator")
    filled_in = [
        {**row, "cells": cells(**row["cells"])} if isinstance(row["cells"], dict) else row for row in given_rows
    ]

    answer = client.post("/v1/leaver-imports", data=json.dumps({"rows": filled_in}), content_type="application/json")

    assert answer.status_code in {200, 400}, answer.text
