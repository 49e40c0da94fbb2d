"""A region's organisations and people out of a YAML or CSV file, each entry with its line number.

YAML: `organisations: [{kind, code, name, school_type, contact_function, contact_mail, contact_phone}]` and
`people: [{name, mail, id, roles: [{role, organisation, municipalities}], substitute, until}]`.
CSV (`;` or `,`, UTF-8): either the columns of organisations, or `name, mail, role, organisation,
municipalities, substitute, until` with one role per row and municipalities parted by spaces.
"""

import csv
import io
from collections.abc import Hashable
from pathlib import Path
from typing import Any, TypeAlias

import yaml

Entry: TypeAlias = dict[str, Any]
ROLE_COLUMNS = ("role", "organisation", "municipalities")


class UnreadableFileError(ValueError):
    """The file is no YAML or CSV of a region; the text says where it goes wrong."""


class _LoaderWithLines(yaml.SafeLoader):
    """Reads YAML with nothing but plain values, and notes the line of each mapping."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002  PyYAML's own signature
        mapping = super().construct_mapping(node, deep=deep)
        return {**mapping, "line": node.start_mark.line + 1}


def read(path: Path) -> dict[str, list[Entry]]:
    """Read a file into the body of `POST /v1/directory-loads`."""
    text = _text(path)
    if path.suffix.lower() == ".csv":
        return _from_csv(text)
    return _from_yaml(text)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise UnreadableFileError("Sla het bestand op als UTF-8.") from wrong


def _from_yaml(text: str) -> dict[str, list[Entry]]:
    try:
        content = yaml.load(text, _LoaderWithLines)  # noqa: S506  a SafeLoader that counts lines
    except yaml.YAMLError as wrong:
        raise UnreadableFileError(f"Dit is geen leesbare YAML: {wrong}") from wrong
    if not isinstance(content, dict):
        raise UnreadableFileError("Het bestand begint met `organisations:` of `people:`.")
    return {part: _entries(content, part) for part in ("organisations", "people")}


def _entries(content: Entry, part: str) -> list[Entry]:
    entries = content.get(part) or []
    if not isinstance(entries, list) or not all(isinstance(each, dict) for each in entries):
        raise UnreadableFileError(f"Onder `{part}:` staat een lijst met regels `- naam: waarde`.")
    return [_plain(each) for each in entries]


def _plain(entry: Entry) -> Entry:
    """Turn dates, numbers and codes that YAML made something else of back into what was typed."""
    return {key: _value(value) for key, value in entry.items() if value is not None}


def _value(value: Any) -> Any:  # noqa: ANN401  whatever YAML holds
    if isinstance(value, dict):
        return _plain(value)
    if isinstance(value, list):
        return [_value(each) for each in value]
    return value if isinstance(value, int) and not isinstance(value, bool) else str(value)


def _from_csv(text: str) -> dict[str, list[Entry]]:
    lines = text.splitlines()
    if not lines:
        raise UnreadableFileError("Het bestand is leeg.")
    delimiter = ";" if lines[0].count(";") >= lines[0].count(",") else ","
    reader = csv.DictReader(io.StringIO(text), delimiter=delimiter)
    columns = {(name or "").strip().lower() for name in reader.fieldnames or ()}
    rows = [_row(reader.line_num, row) for row in reader]
    if {"kind", "code"} <= columns:
        return {"organisations": rows, "people": []}
    if {"mail", "role"} <= columns:
        return {"organisations": [], "people": _people(rows)}
    raise UnreadableFileError("De eerste regel heeft de kolommen kind en code, of mail en role.")


def _row(line: int, row: dict[str | None, Any]) -> Entry:
    cells = {(key or "").strip().lower(): value.strip() for key, value in row.items() if isinstance(value, str)}
    return {"line": line, **{key: value for key, value in cells.items() if value}}


def _people(rows: list[Entry]) -> list[Entry]:
    """Bring the rows of one person together: each row holds one role."""
    people: dict[str, Entry] = {}
    for row in rows:
        mail = str(row.get("mail", "")).lower() or f"line {row['line']}"
        about = {key: value for key, value in row.items() if key not in ROLE_COLUMNS}
        person = people.setdefault(mail, {**about, "roles": []})
        person.update({key: value for key, value in about.items() if key != "line"})
        if "role" in row:
            person["roles"].append(_role(row))
    return list(people.values())


def _role(row: Entry) -> Entry:
    held: Entry = {key: row[key] for key in ("line", "role", "organisation") if key in row}
    return {**held, "municipalities": str(row.get("municipalities", "")).split()}
