"""The glossary is what the code says: its terms are names in the code, and words it rules out are nowhere."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from language import extraction
from tests.architecture.landscape import ROOT, relative, tracked_files

ROW = re.compile(r"^\| (?!in code|---)([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
IN_CODE, ON_SCREEN = re.compile(r"`([\w/]+)`"), re.compile(r"\*([^*]+)\*")
FIELD_ONLY = "Of the field, not in code yet."


@dataclass(frozen=True)
class Term:
    """One row of the glossary."""

    name: str
    meaning: str

    @property
    def names(self) -> list[str]:
        """How it is called in code: as it is marked, else the words themselves."""
        marked = IN_CODE.findall(self.name)
        return [snake(one) for one in marked or re.sub(r"\(.*", "", self.name).split(",")]

    @property
    def ruled_out(self) -> str:
        return self.meaning.partition("Not: ")[2]

    def __str__(self) -> str:
        return self.name


def terms() -> list[Term]:
    text = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    return [Term(name, meaning) for name, _screen, meaning in ROW.findall(text)]


def snake(name: str) -> str:
    """ContractEnded, contract ended and contract-ended are one word."""
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name.strip())
    return re.sub(r"[\W_]+", "_", parted).strip("_").lower()


@cache
def names_in_code() -> str:
    """Give every name of the product as one text, a name between two spaces; plurals count as their word."""
    files = [Path(relative(file)) for file in tracked_files()]
    files = [file for file in files if file.parts[0] in {*extraction.PLACES, "contracts"}]
    found = {part for file in files for part in file.with_suffix("").parts}
    for file in files:
        if file.suffix == ".py":
            found |= set(_names(ast.parse((ROOT / file).read_text(encoding="utf-8"))))
    return " ".join(f"_{snake(name)}_" for name in sorted(found))


def _names(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.Name(id=name):
                yield name
            case ast.Attribute(attr=name) | ast.arg(arg=name):
                yield name
            case ast.Constant(value=str(name)) if re.fullmatch(r"[a-z_]+", name):
                yield name  # a code that travels, such as a role


@cache
def texts() -> list[tuple[extraction.Text, str]]:
    return list(extraction.texts_in(ROOT))


def is_in_code(name: str) -> bool:
    return re.search(rf"_({name}s?|{name.removesuffix('y')}ies)_", names_in_code()) is not None


@pytest.mark.parametrize("term", terms(), ids=str)
def test_each_term_is_a_name_in_the_code_or_says_that_it_is_not(term: Term):
    found = [name for name in term.names if is_in_code(name)]

    assert found == ([] if FIELD_ONLY in term.meaning else term.names)


@pytest.mark.parametrize("term", [term for term in terms() if term.ruled_out], ids=str)
def test_nothing_in_code_has_a_name_that_the_glossary_rules_out(term: Term):
    assert [name for name in IN_CODE.findall(term.ruled_out) if is_in_code(name)] == []


@pytest.mark.parametrize("term", [term for term in terms() if term.ruled_out], ids=str)
def test_nothing_on_the_screen_says_it_in_a_word_that_the_glossary_rules_out(term: Term):
    words = ON_SCREEN.findall(term.ruled_out)
    assert [
        (place, text)
        for text, place in texts()
        for word in words
        if re.search(rf"\b{word}\b", str(text), re.IGNORECASE)
    ] == []
