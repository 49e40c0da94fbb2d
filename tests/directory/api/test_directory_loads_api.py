"""A file over REST: previewed, refused with line numbers, or loaded as a whole."""

import pytest

FILE = {
    "organisations": [{"line": 2, "kind": "municipality", "code": "GM9003", "name": "Oosterlage"}],
    "people": [
        {
            "line": 5,
            "name": "Tom Kowalczyk",
            "mail": "t.kowalczyk@voorbeeld.example",
            "roles": [
                {
                    "line": 6,
                    "role": "werkconsulent",
                    "organisation": "LIJNSTREEK",
                    "municipalities": ["GM9003"],
                }
            ],
        }
    ],
}
WRONG = {
    "organisations": [
        {"line": 2, "kind": "club", "code": "GM9003"},
        {"line": 3, "kind": "school", "code": "ZZZZ", "name": "School", "school_type": "pro"},
    ],
    "people": [
        {"line": 5, "name": "Tom", "mail": "tom", "roles": []},
        {
            "line": 7,
            "name": "Ingrid",
            "mail": "ingrid@voorbeeld.example",
            "until": "morgen",
        },
        {
            "line": 9,
            "name": "Kees",
            "mail": "kees@voorbeeld.example",
            "roles": [{"line": 10, "role": "baas", "organisation": "LIJNSTREEK"}, "admin"],
        },
    ],
}


def test_a_preview_says_what_would_change_and_changes_nothing(region, signed_in):
    before = region.published

    answer = signed_in("admin").post("/v1/directory-loads?dry_run=true", json=FILE)

    counts = {"new": 2, "changed": 0, "unchanged": 0, "refused": []}
    assert answer.json == {**counts, "dry_run": True, "is_loaded": False}
    assert region.published == before


def test_a_file_is_loaded_once(region, signed_in):
    client = signed_in("admin")

    first = client.post("/v1/directory-loads", json=FILE).json
    before = region.published
    second = client.post("/v1/directory-loads", json=FILE).json

    assert (first["new"], first["is_loaded"]) == (2, True)
    assert (second["new"], second["unchanged"]) == (0, 2)
    assert region.published == before


def test_one_wrong_line_keeps_the_whole_file_out_and_all_are_named(region, signed_in):
    before = region.published

    answer = signed_in("admin").post("/v1/directory-loads", json=WRONG)

    assert [(each["line"], each["column"]) for each in answer.json["refused"]] == [
        (0, "schema"),
        (2, "kind"),
        (2, "name"),
        (3, "code"),
        (5, "mail"),
        (7, "until"),
        (10, "role"),
    ]
    assert not answer.json["is_loaded"]
    assert region.published == before


@pytest.mark.parametrize("body", [{"people": "Tom"}, {"people": ["Tom"]}, [], {"mensen": []}])
def test_something_else_than_a_file_is_refused(region, signed_in, body):
    assert signed_in("admin").post("/v1/directory-loads", json=body).status_code == 400
