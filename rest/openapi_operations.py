"""One operation of a document made complete: its name, its headers, and every answer that it can give."""

import re
from typing import Any, Final

from rest.openapi_examples import Examples
from rest.openapi_parts import reference
from rest.traits import FOLLOWED, GUARDED, LIMITED, PAGED, REPEATABLE

Json = dict[str, Any]

JSON_TYPE: Final = "application/json"
WRITES: Final = frozenset({"post", "put", "patch", "delete"})
ALWAYS: Final = frozenset({400, 401, 403, 429, 500, 503})


def complete_operation(path: str, method: str, item: Json, traits: frozenset[str], examples: Examples) -> None:
    """Complete the operation of `path` and `method` in `item`."""
    operation = item[method]
    operation["operationId"] = "_".join([method, *re.findall(r"[a-z0-9]+", path)])
    operation["parameters"] = [*_own(operation, traits), *_shared(method, traits)]
    for parameter in (*operation["parameters"], *item.get("parameters", [])):
        if "schema" in parameter:
            _tidy(parameter)
            parameter["example"] = examples.of(parameter["schema"], parameter["name"])
    for media in operation.get("requestBody", {}).get("content", {}).values():
        media.setdefault("example", examples.of(media["schema"]))
    responses = {status: it for status, it in operation["responses"].items() if str(status).startswith("2")}
    for status, response in responses.items():
        response["headers"] = _headers(str(status), method, traits)
        for media in response.get("content", {}).values():
            media.setdefault("example", examples.of(media["schema"]))
    if method == "get":
        responses["304"] = {"description": "Nothing changed.", "headers": _headers("200", method, frozenset())}
    seeks = "{" in path or "404" in operation["responses"]  # the second when the view says so with alt_response
    errors = _errors(method, traits, seeks=seeks)
    responses |= {str(status): reference("responses", f"Problem{status}") for status in errors}
    operation["responses"] = responses


def _own(operation: Json, traits: frozenset[str]) -> list[Json]:
    """Give the parameters that the view itself reads; those of a page are described once for all."""
    elsewhere = _of_a_list(traits)
    return [each for each in operation.get("parameters", []) if each.get("name") not in elsewhere]


def _shared(method: str, traits: frozenset[str]) -> list[Json]:
    names = _of_a_list(traits)
    names += ["IdempotencyKey"] if REPEATABLE in traits else []
    names += ["IfMatch"] if GUARDED in traits else []
    names += ["IfNoneMatch"] if method == "get" else []
    return [reference("parameters", name) for name in names]


def _of_a_list(traits: frozenset[str]) -> list[str]:
    if PAGED in traits:
        return ["limit", "cursor"]
    return ["limit"] if traits & {LIMITED, FOLLOWED} else []


def _tidy(parameter: Json) -> None:
    """Take out null: a parameter of an address is there or it is not."""
    schema = parameter["schema"]
    if isinstance(schema.get("type"), list):
        schema["type"] = next(kind for kind in schema["type"] if kind != "null")
    if "enum" in schema:
        schema["enum"] = [each for each in schema["enum"] if each is not None]
    if schema.get("default", "") is None:
        del schema["default"]


def _headers(status: str, method: str, traits: frozenset[str]) -> Json:
    headers = {"API-Version": reference("headers", "ApiVersion")}
    if status == "200" and method in {"get", "put", "patch"}:
        headers["ETag"] = reference("headers", "ETag")
    if traits & {PAGED, FOLLOWED}:
        headers["Link"] = reference("headers", "Link")
    if REPEATABLE in traits:
        headers["Idempotent-Replayed"] = reference("headers", "Replayed")
    return headers


def _errors(method: str, traits: frozenset[str], *, seeks: bool) -> list[int]:
    errors = set(ALWAYS)
    errors |= {404} if seeks else set()
    errors |= {409, 413, 415} if method in WRITES else set()
    errors |= {412, 428} if GUARDED in traits else set()
    errors |= {422} if REPEATABLE in traits else set()
    return sorted(errors)


def _open(summary: str, schema: Json, example: Json, *, is_fragile: bool) -> Json:
    """Describe a route that needs no token."""
    problems = [500, 503] if is_fragile else [500]
    content = {JSON_TYPE: {"schema": schema, "example": example}}
    shown = {"description": "OK", "headers": _headers("200", "get", frozenset()), "content": content}
    unchanged = {"description": "Nothing changed.", "headers": _headers("200", "get", frozenset())}
    return {
        "summary": summary,
        "tags": ["about"],
        "security": [],
        "parameters": [reference("parameters", "IfNoneMatch")],
        "responses": {"200": shown, "304": unchanged}
        | {str(status): reference("responses", f"Problem{status}") for status in problems},
    }


_STATUS: Final[Json] = {
    "type": "object",
    "properties": {"status": {"type": "string", "enum": ["ok"]}},
    "required": ["status"],
}
_DOCUMENT: Final[Json] = {
    "type": "object",
    "properties": {"openapi": {"type": "string"}},
    "required": ["openapi"],
}
OPEN_PATHS: Final[Json] = {
    "/health": {
        "get": {"operationId": "get_health"}
        | _open("Tell whether this API can do its work.", _STATUS, {"status": "ok"}, is_fragile=True)
    },
    "/openapi.json": {
        "get": {"operationId": "get_openapi_json"}
        | _open("Give this document.", _DOCUMENT, {"openapi": "3.1.0"}, is_fragile=False)
    },
}
