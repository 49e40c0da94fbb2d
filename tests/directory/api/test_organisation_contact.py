"""How a body is reached, as its public page says: a function and an address, changed by the administrator."""

from dataclasses import replace
from typing import Any

import pytest

from services.directory.handlers.load_directory import LoadDirectory, OrganisationRow

CONTACT: dict[str, Any] = {
    "contact_function": "Stagecoördinator",
    "contact_mail": "nazorg@school.example",
    "contact_phone": "010 555 12 34",
}
ANY = {"If-Match": "*"}


@pytest.fixture
def address(region):
    return f"/v1/organisations/{region.organisation_id('99AA')}"


def test_a_contact_is_changed_and_everybody_signed_in_reads_it(region, signed_in, address):
    answer = signed_in("admin").put(f"{address}/contact", json=CONTACT, headers=ANY)

    assert answer.status_code == 200
    assert signed_in("school_staff").get(address).json.items() >= CONTACT.items()


def test_no_service_needs_to_hear_of_it(region, signed_in, address):
    before = region.published

    signed_in("admin").put(f"{address}/contact", json=CONTACT, headers=ANY)

    assert region.published == before


def test_whoever_saw_another_version_is_told(signed_in, address):
    admin = signed_in("admin")
    seen = admin.get(address).headers["ETag"]
    assert admin.put(f"{address}/contact", json=CONTACT, headers={"If-Match": seen}).status_code == 200

    assert admin.put(f"{address}/contact", json={}, headers={"If-Match": seen}).status_code == 412


def test_only_the_administrator_changes_it(signed_in, address):
    assert signed_in("school_staff").put(f"{address}/contact", json=CONTACT, headers=ANY).status_code == 403


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"contact_function": ""}, 400),
        ({"contact_mail": "", "contact_phone": ""}, 400),
        ({"contact_mail": "geen adres"}, 400),
        ({"contact_phone": "bel maar"}, 400),
        ({"contact_function": "x" * 101}, 400),
        ({"contact_mail": "", "contact_phone": "+31 10 555 12 34"}, 200),
        (dict.fromkeys(CONTACT, ""), 200),
    ],
)
def test_a_contact_can_be_reached_or_is_none(signed_in, address, changes, status):
    answer = signed_in("admin").put(f"{address}/contact", json=CONTACT | changes, headers=ANY)

    assert answer.status_code == status, answer.text


def test_a_file_brings_contacts_and_what_it_leaves_out_stays(region):
    row = OrganisationRow(5, "school", "99AA", "Praktijkschool De Ankerlijn", "pro")
    with_contact = replace(row, **CONTACT)
    first = region.load(LoadDirectory((with_contact,)))
    again = region.load(LoadDirectory((with_contact,)))
    without = region.load(LoadDirectory((row,)))

    assert (first.counts, again.counts, without.counts) == ({"changed": 1}, {"unchanged": 1}, {"unchanged": 1})
    (kept,) = region.database.rows("directory", "SELECT contact_mail FROM organisations WHERE code = '99AA'")
    assert kept["contact_mail"] == "nazorg@school.example"


def test_a_line_with_half_a_contact_is_refused_with_its_column(signed_in):
    line = {
        "line": 2,
        "kind": "school",
        "code": "99AC",
        "name": "VSO",
        "school_type": "vso",
        "contact_phone": "010 555 12 34",
    }

    answer = signed_in("admin").post("/v1/directory-loads", json={"organisations": [line]})

    assert [(each["line"], each["column"]) for each in answer.json["refused"]] == [(2, "contact_function")]
