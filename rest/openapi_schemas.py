"""What marshmallow leaves open in the schemas of a document: an answer holds all its fields, and may hold more later."""

from collections.abc import Iterator
from typing import Any, Final

Json = dict[str, Any]

OF_FLASK_SMOREST: Final = ("Error", "PaginationMetadata")
METHODS: Final = frozenset({"get", "post", "put", "patch", "delete"})


def complete_schemas(paths: Json, schemas: dict[str, Json]) -> None:
    """Tell which fields every answer holds; leave out what nothing here uses."""
    for name in OF_FLASK_SMOREST:
        schemas.pop(name, None)
    asked, answered = set[str](), set[str]()
    for operation in _operations(paths):
        asked |= _used(operation.get("requestBody", {}), schemas)
        answered |= _used(operation["responses"], schemas)
    for name in answered - asked - {"Problem"}:
        _settle(schemas[name])


def _settle(schema: Json) -> None:
    if schema.get("properties"):
        schema["required"] = list(schema["properties"])
    schema.pop("additionalProperties", None)  # a field may be added to an answer at any time


def write_patterns_as_json_does(part: Any) -> None:  # noqa: ANN401  any JSON
    """Write Python's patterns as those of JSON Schema: matched from the start, and with another sign for the end."""
    waiting = [part]
    while waiting:
        here = waiting.pop()
        if isinstance(here, dict):
            pattern = here.get("pattern")
            if isinstance(pattern, str) and not pattern.startswith("^"):
                here["pattern"] = "^" + pattern.replace("\\Z", "$")
            waiting += here.values()
        elif isinstance(here, list):
            waiting += here


def _operations(paths: Json) -> Iterator[Json]:
    for item in paths.values():
        yield from (operation for method, operation in item.items() if method in METHODS)


def _used(part: Any, schemas: dict[str, Json]) -> set[str]:  # noqa: ANN401  any JSON
    """Give the schemas that a part of the document refers to, directly or through others."""
    found = set[str]()
    waiting = [part]
    while waiting:
        here = waiting.pop()
        if isinstance(here, list):
            waiting += here
        elif isinstance(here, dict):
            name = str(here.get("$ref", "")).rpartition("/")[2]
            if name in schemas and name not in found:
                found.add(name)
                waiting.append(schemas[name])
            waiting += here.values()
    return found
