import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from language import extraction
from language.catalogues import FOLDER
from language.texts import LANGUAGES, SOURCE
from tests.architecture.landscape import ROOT, relative, tracked

OTHERS = [language for language in LANGUAGES if language != SOURCE]
ALIKE = {
    "en": {
        "Account",
        "Code",
        "Contract",
        "Crebo",
        "Exchange:",
        "Later",
        "Moment",
        "1 week",
        "Leerlijn",
        "Mail",
        "Mbo",
        "Per leerlijn",
        "Per school",
        "Praktijkverklaring",
        "Praktijkverklaring %(serial)s",
        "Praktijkverklaringen",
        "crebo %(crebo)s",
        "%(name)s, %(when)s",
        "School",
        "Team",
        "Vmbo",
        "Werkconsulent",
    },
}
PLACES_TO_FILL_IN = re.compile(r"%\(\w+\)[sd]|\{[^}]*\}")

# A sentence of Dutch that nobody marked would be Dutch in every language.
SAYS_SOMETHING = ("access", "rest", "services")
SMALL_WORDS = re.compile(r"\b(de|het|een|van|niet|u|uw|dit|deze|dat|wij|naar|bij|geen|kan|vul|kies|kijk|geef|stuur)\b")
IS_DATA = re.compile(r"/migrations/|/(register_)?examples\.py$|/vocabulary\.py$|rest/openapi|/papers/payload\.py$")
MARKS = {"_", "N_", "Later", "ngettext"}


def texts() -> dict[extraction.Text, str]:
    return dict(extraction.texts_in(ROOT))


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_has_its_words(language: str):
    catalogue = extraction.read(FOLDER / f"{language}.po")

    silent = {text: place for text, place in texts().items() if not extraction.is_said(catalogue, text)}

    assert silent == {}, "translate them in the .po; `make texts` lists them too"


@pytest.mark.parametrize("language", OTHERS)
def test_the_catalogue_is_what_make_texts_would_write(language: str):
    path = FOLDER / f"{language}.po"
    catalogue = extraction.read(path)

    assert path.read_text(encoding="utf-8") == extraction.written(extraction.in_step(catalogue, texts()))


@pytest.mark.parametrize("language", OTHERS)
def test_no_translation_is_a_guess(language: str):
    assert [message.id for message in extraction.read(FOLDER / f"{language}.po") if message.id and message.fuzzy] == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_fills_in_what_its_source_fills_in(language: str):
    catalogue = extraction.read(FOLDER / f"{language}.po")
    differ = [
        source
        for message in catalogue
        for source, said in _pairs(message.id, message.string)
        if source and set(PLACES_TO_FILL_IN.findall(source)) != set(PLACES_TO_FILL_IN.findall(said))
    ]

    assert differ == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_is_no_copy(language: str):
    catalogue = extraction.read(FOLDER / f"{language}.po")
    copied = {source for message in catalogue for source, said in _pairs(message.id, message.string) if source == said}

    assert copied - {""} == ALIKE[language]


def _pairs(source: object, said: object) -> Iterator[tuple[str, str]]:
    sources = source if isinstance(source, tuple) else (source,)
    all_said = said if isinstance(said, tuple) else (said,)
    yield from ((str(one), str(other)) for one, other in zip(sources, all_said, strict=False))


def test_no_sentence_of_dutch_is_left_unmarked():
    found = [
        f"{relative(file)}:{line}: {text[:60]}"
        for file in tracked(".py")
        if relative(file).startswith(SAYS_SOMETHING) and not IS_DATA.search(relative(file))
        for line, text in _unmarked(ast.parse(file.read_text(encoding="utf-8")))
        if _is_a_sentence(text) and SMALL_WORDS.search(text.casefold()) and not _is_english(text)
    ]

    assert found == []


def test_no_text_is_said_before_it_is_known_to_whom():
    found = [
        f"{relative(file)}:{line}"
        for file in tracked(".py")
        if Path(relative(file)).parts[0] in extraction.PLACES
        for line in _said_at_once(ast.parse(file.read_text(encoding="utf-8")))
    ]

    assert found == [], "mark it with N_ and say it with _ in a function"


def _unmarked(tree: ast.Module) -> Iterator[tuple[int, str]]:
    left_out = {id(part) for node in ast.walk(tree) if _is_for_nobody(node) for part in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in left_out:
            yield node.lineno, node.value


def _is_for_nobody(node: ast.AST) -> bool:
    """Marked already, a docstring, or the description of a group of routes for those who connect systems."""
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id in MARKS | {"Blueprint"}
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _is_a_sentence(text: str) -> bool:
    return " " in text and text.rstrip().endswith((".", "?", "!", ":", "…"))


def _is_english(text: str) -> bool:
    return len(re.findall(r"\b(the|of|and|to|for|is|with|that|not)\b", text.casefold())) > 1


def _said_at_once(node: ast.AST, *, is_later: bool = False) -> Iterator[int]:
    for child in ast.iter_child_nodes(node):
        later = is_later or isinstance(node, ast.FunctionDef | ast.Lambda)
        if isinstance(child, ast.Call) and isinstance(child.func, ast.Name) and child.func.id in {"_", "ngettext"}:
            yield from () if later else (child.lineno,)
        yield from _said_at_once(child, is_later=later)
