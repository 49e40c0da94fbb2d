"""What the pages for people say is there: every link leads somewhere, every command, file and setting that they name exists."""

import re
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from doorlijn.cli import app
from rest.allowances import Limits
from tests.architecture.landscape import ROOT, relative, tracked, tracked_files

PAGES = tracked(".md")
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)(#[^)\s]+)?\)")
CODE = re.compile(r"`([^`\n]+)`|^( {0,4}\$ [^\n]+|(?:make|doorlijn)\b[^\n]*)$", re.MULTILINE)
TARGET = re.compile(r"\bmake ([a-z][a-z-]*)")
COMMAND = re.compile(r"\bdoorlijn ((?:[a-z][a-z-]* ?)+)")
FILE = re.compile(r"(?:[\w.{}-]+/)+[\w.-]+\.(?:py|sql|json|ya?ml|toml|conf|md|sh)")
SETTING = re.compile(r"^\| (`[A-Z_`, ]+) \|", re.MULTILINE)
# The example of CONTRIBUTING, and what only a running installation has.
INVENTED = re.compile(r"case_transferred|<|\{|secrets/values")


def commands_in(page: Path) -> Iterator[str]:
    for match in CODE.finditer(page.read_text(encoding="utf-8")):
        yield match[1] or match[2]


@pytest.mark.parametrize("page", PAGES, ids=relative)
def test_every_link_leads_somewhere(page: Path):
    text = page.read_text(encoding="utf-8")

    assert [target for target, _ in LINK.findall(text) if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=relative)
def test_every_place_on_a_page_that_is_linked_is_a_heading_there(page: Path):
    text = page.read_text(encoding="utf-8")
    linked = re.findall(r"\]\(([^)#\s]*)#([^)\s]+)\)", text)

    lost = [
        (target, place)
        for target, place in linked
        if not target.startswith("http") and place not in _headings(page.parent / target if target else page)
    ]

    assert lost == []


def _headings(page: Path) -> list[str]:
    titles = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return [re.sub(r"[^\w -]", "", title).strip().lower().replace(" ", "-") for title in titles]


@pytest.mark.parametrize("page", PAGES, ids=relative)
def test_every_make_target_that_is_named_exists(page: Path):
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {name for command in commands_in(page) for name in TARGET.findall(command)}

    assert named - targets == set()


@pytest.mark.parametrize("page", PAGES, ids=relative)
def test_every_command_that_is_named_exists(page: Path):
    named = [words.split() for command in commands_in(page) for words in COMMAND.findall(command)]

    assert [" ".join(words) for words in named if not _is_command(words)] == []


def _is_command(words: list[str]) -> bool:
    command: Any = get_command(app)
    for word in words:
        commands = getattr(command, "commands", None)
        if commands is None:
            return True  # the words after it are its own
        if word not in commands:
            return False
        command = commands[word]
    return True


def test_a_command_that_does_not_exist_is_recognised():
    assert _is_command(["events", "trace"])
    assert not _is_command(["events", "lose"])
    assert not _is_command(["nonsense"])


@pytest.mark.parametrize("page", PAGES, ids=relative)
def test_every_file_that_is_named_exists(page: Path):
    files = {relative(file) for file in tracked_files()}
    named = {name for command in commands_in(page) for name in FILE.findall(command) if not INVENTED.search(command)}

    assert {name for name in named if not any(file == name or file.endswith(f"/{name}") for file in files)} == set()


def test_every_setting_that_is_named_is_read_and_every_one_that_is_read_is_named():
    said = (ROOT / "docs/settings.md").read_text(encoding="utf-8")
    named = {name for row in SETTING.findall(said) for name in re.findall(r"[A-Z_]{4,}", row)}

    limits = {f"DOORLIJN_LIMIT_{field.name.upper()}" for field in fields(Limits)}

    assert {name for name in named - limits if name not in _code()} == set()
    assert limits - named == set()
    assert {name for name in re.findall(r"\"((?:DOORLIJN|DATABASE)_[A-Z_]+)\"", _code()) if name not in said} == set()


@cache
def _code() -> str:
    return "\n".join(
        file.read_text(encoding="utf-8") for file in tracked(".py") if relative(file).partition("/")[0] != "tests"
    )
