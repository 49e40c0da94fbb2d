"""A region's file in YAML or CSV, with the line of every entry."""

import pytest

from doorlijn.region.reading import UnreadableFileError, read

YAML = """# a region
organisations:
  - {kind: municipality, code: GM9001, name: Lijnmonde}
people:
  - name: Fatima Benali
    mail: f.benali@voorbeeld.example
    roles:
      - role: job_coach
        organisation: GM9001
        municipalities: [GM9001]
    substitute: d.pinas@voorbeeld.example
    until: 2026-12-01
"""


@pytest.fixture
def file(tmp_path):
    def write(name, text, encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return write


def test_every_yaml_entry_knows_its_line(file):
    found = read(file("region.yaml", YAML))

    [person] = found["people"]
    assert found["organisations"][0]["line"] == 3
    assert (person["line"], person["roles"][0]["line"]) == (5, 8)
    assert (person["until"], person["roles"][0]["municipalities"]) == ("2026-12-01", ["GM9001"])


@pytest.mark.parametrize("delimiter", [";", ","])
def test_organisations_come_from_csv(file, delimiter):
    text = "Kind;Code;Name;School_Type\nschool;99AA;Praktijkschool;pro\nregion;LIJN;Regio;\n"

    found = read(file("bodies.csv", text.replace(";", delimiter)))

    assert found["organisations"] == [
        {"line": 2, "kind": "school", "code": "99AA", "name": "Praktijkschool", "school_type": "pro"},
        {"line": 3, "kind": "region", "code": "LIJN", "name": "Regio"},
    ]  # fmt: skip


def test_the_rows_of_one_person_are_one_person_with_several_roles(file):
    text = (
        "name;mail;role;organisation;municipalities;substitute;until\r\n"
        "Tom;t@voorbeeld.example;job_coach;LIJN;GM9001 GM9002;;\r\n"
        "Ada;a@voorbeeld.example;admin;LIJN;;;\r\n"
        "Tom;T@voorbeeld.example;coordinator;LIJN;;a@voorbeeld.example;2026-12-01\r\n"
    )

    found = read(file("people.csv", text, "utf-8-sig"))

    tom, ada = found["people"]
    assert [(each["line"], each["role"]) for each in tom["roles"]] == [
        (2, "job_coach"),
        (4, "coordinator"),
    ]
    assert tom["roles"][0]["municipalities"] == ["GM9001", "GM9002"]
    assert (tom["substitute"], tom["until"]) == ("a@voorbeeld.example", "2026-12-01")
    assert ada["line"] == 3


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("region.yaml", "people: ["),
        ("region.yaml", "- een\n- twee\n"),
        ("region.yaml", "people: Tom\n"),
        ("region.yaml", "people: [Tom]\n"),
        ("region.yaml", "x: !!python/object/apply:os.system [ls]\n"),
        ("region.csv", ""),
        ("region.csv", "een;twee\n1;2\n"),
    ],
)
def test_a_file_that_is_something_else_says_so(file, name, text):
    with pytest.raises(UnreadableFileError):
        read(file(name, text))


def test_another_encoding_is_named(file):
    with pytest.raises(UnreadableFileError, match="UTF-8"):
        read(file("region.yaml", "people: [é]", "cp1252"))
