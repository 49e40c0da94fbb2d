"""Words: one name for each thing, none for a heap, and nothing about the machine somebody happened to work on."""

import ast
import re
from pathlib import Path

import pytest

from access.actor import ROLES
from tests.architecture import landscape
from tests.architecture.landscape import OURS, ROOT, tracked
from tests.machinery.database import Database

# Law A14: a heap has no name that says what is in it.
HEAPS = {"common", "utils", "util", "helpers", "helper", "core", "base", "misc", "shared"}

TEXT = (
    ".py",
    ".md",
    ".toml",
    ".lock",
    ".json",
    ".yml",
    ".yaml",
    ".sql",
    ".sh",
    ".cfg",
    ".conf",
    ".html",
    ".css",
    ".js",
    "",
)
# Written in pieces, so that this file does not hold what it looks for.
PLACES = re.compile(
    "|".join(
        [
            "pypi" + r"\.org",
            "python" + r"hosted\.org",
            r"--(extra-)?index-" + "url",
            r"/sim" + r"ple" + r"/?(\s|$|\")",
            r"(?<![\w.$}])/(ro" + r"ot|wo" + r"rk)/",
            r"/ho" + r"me/\w+/",
        ]
    )
)

BSN = re.compile(r"(^|_)(bsn|burgerservicenummer|sofinummer)($|_)", re.IGNORECASE)
# Invented numbers that pass the eleven test: the tests that refuse BSNs need some, and these belong to nobody.
GIVEN_TO_NOBODY = {"100000009", "111222333", "123456782"}
NINE_DIGITS = re.compile(r"(?<![\w.-])(\d{9})(?![\w.-])")


def test_no_module_is_a_heap():
    parts = {part for file in tracked(".py") for part in Path(landscape.relative(file)).with_suffix("").parts}

    assert parts & HEAPS == set()


def test_no_file_names_a_registry_or_a_place_on_somebodys_machine():
    found = [
        f"{landscape.relative(file)}:{number}"
        for file in tracked(*TEXT)
        for number, line in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), start=1)
        if PLACES.search(line)
    ]

    assert found == []


def test_no_class_has_a_field_for_a_bsn():
    found = [
        f"{landscape.relative(file)}:{statement.lineno} {name}"
        for file in tracked(".py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
        for statement in node.body
        for name in _names(statement)
        if BSN.search(name)
    ]

    assert found == []


def _names(statement: ast.stmt) -> list[str]:
    if isinstance(statement, ast.AnnAssign):
        return [ast.unparse(statement.target)]
    if isinstance(statement, ast.Assign):
        return [ast.unparse(target) for target in statement.targets]
    return []


def test_no_table_has_a_column_for_a_bsn(database: Database):
    columns = database.rows_as_admin("SELECT table_schema, table_name, column_name FROM information_schema.columns")

    assert [column for column in columns if BSN.search(column["column_name"])] == []


def test_no_file_holds_a_number_that_could_be_a_bsn():
    found = [
        f"{landscape.relative(file)}: {number}"
        for file in tracked(".py", ".json", ".yml", ".yaml", ".csv", ".sql", ".md")
        for number in NINE_DIGITS.findall(file.read_text(encoding="utf-8", errors="replace"))
        if _passes_the_eleven_test(number) and number not in GIVEN_TO_NOBODY
    ]

    assert found == []


def _passes_the_eleven_test(number: str) -> bool:
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return int(number) > 0 and sum(w * int(d) for w, d in zip(weights, number, strict=True)) % 11 == 0


def glossary() -> str:
    return (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("role", sorted(ROLES))
def test_each_role_stands_in_the_glossary(role: str):
    assert f"`{role}`" in glossary()


def test_the_glossary_has_one_term_per_concept():
    terms = re.findall(r"^\| ([^|]+) \|", glossary(), re.MULTILINE)

    assert [term for term in terms if terms.count(term) > 1 and not term.startswith(("in code", "---"))] == []


def test_every_package_of_ours_is_looked_at():
    packages = {Path(landscape.relative(file)).parts[0] for file in tracked(".py")}

    assert packages <= set(OURS)
