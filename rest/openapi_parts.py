"""The parts that every OpenAPI document here refers to: problems, headers, parameters, the token."""

from typing import Any, Final

from rest.paging import DEFAULT, MOST
from rest.problems import MEDIA_TYPE, TITLES

Json = dict[str, Any]

PROBLEM: Final[Json] = {
    "type": "object",
    "description": "What is wrong, for people and programs (RFC 9457).",
    "properties": {
        "type": {"type": "string", "description": "about:blank, or the name of the rule that forbids it."},
        "title": {"type": "string", "description": "The kind of error, in Dutch."},
        "status": {"type": "integer", "minimum": 400, "maximum": 599, "description": "The HTTP status."},
        "detail": {"type": "string", "description": "What to do about it, in Dutch."},
        "errors": {
            "type": "array",
            "description": "Everything that is wrong with the request, all at once.",
            "items": {
                "type": "object",
                "properties": {"field": {"type": "string"}, "reason": {"type": "string"}},
                "required": ["field", "reason"],
            },
        },
    },
    "required": ["type", "title", "status", "detail"],
}
WHEN: Final = {
    400: "The request is not well formed, or fields are wrong: each is named.",
    401: "No token, or one that is not valid any more.",
    403: "The role of the token may not do this.",
    404: "There is no such thing, or the reader may not see it.",
    409: "A rule forbids it now; `type` names the rule, `detail` says what to do instead.",
    412: "Somebody else changed it since: If-Match names another version.",
    413: "The request is too large.",
    415: "Not a kind of data that is read here.",
    422: "This Idempotency-Key belongs to another request.",
    428: "If-Match is missing: say which version you know.",
    429: "Too many requests; Retry-After says how many seconds to wait.",
    500: "Something went wrong here; nothing was kept.",
    503: "Not reachable for a moment; nothing was kept.",
}
RETRY_AFTER: Final = frozenset({429, 503})

HEADERS: Final[Json] = {
    "ApiVersion": {
        "description": "The full version of this API.",
        "required": True,
        "schema": {"type": "string", "pattern": r"^\d+\.\d+\.\d+$"},
        "example": "1.0.0",
    },
    "ETag": {
        "description": "The version of what is shown; send it back as If-Match or If-None-Match.",
        "schema": {"type": "string", "pattern": '^"[^"]+"$'},
        "example": '"5d41402abc4b2a76"',
    },
    "Link": {
        "description": 'The next page, when there is one: <address>; rel="next".',
        "schema": {"type": "string", "pattern": '^<[^>]+>; rel="next"$'},
        "example": '</v1/things?cursor=YWJj>; rel="next"',
    },
    "RetryAfter": {
        "description": "How many seconds to wait.",
        "schema": {"type": "string", "pattern": r"^\d+$"},
        "example": "2",
    },
    "Replayed": {
        "description": "true when this is the answer to an earlier request with the same Idempotency-Key.",
        "schema": {"type": "string", "enum": ["true"]},
        "example": "true",
    },
    "Challenge": {
        "description": "How to identify: with a bearer token.",
        "schema": {"type": "string"},
        "example": "Bearer",
    },
}
PARAMETERS: Final[Json] = {
    "limit": {
        "in": "query",
        "name": "limit",
        "description": "How many on a page.",
        "schema": {"type": "integer", "minimum": 1, "maximum": MOST, "default": DEFAULT},
        "example": DEFAULT,
    },
    "cursor": {
        "in": "query",
        "name": "cursor",
        "description": "Where the last page ended; follow Link rel=next instead of making one.",
        "schema": {"type": "string", "pattern": "^[A-Za-z0-9_-]+$"},
    },
    "IdempotencyKey": {
        "in": "header",
        "name": "Idempotency-Key",
        "description": "Sent again with the same key and body, the request is done once and answered alike.",
        "schema": {"type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[!-~]+$"},
        "example": "3f1c9c1e-0d7c-4a53-9a52-7a0c5b0f7c11",
    },
    "IfMatch": {
        "in": "header",
        "name": "If-Match",
        "required": True,
        "description": "The ETag of the version that you know; * changes whatever stands there.",
        "schema": {"type": "string", "pattern": r'^(\*|"[!#-~]+")$'},
        "example": '"5d41402abc4b2a76"',
    },
    "IfNoneMatch": {
        "in": "header",
        "name": "If-None-Match",
        "description": "The ETag that you have: 304 when nothing changed.",
        "schema": {"type": "string"},
        "example": '"5d41402abc4b2a76"',
    },
}
SECURITY_SCHEME: Final[Json] = {
    "type": "http",
    "scheme": "bearer",
    "bearerFormat": "JWT",
    "description": "A signed token (ES256) of a person in a role.",
}


def components() -> Json:
    """Give what the documents refer to."""
    return {
        "headers": HEADERS,
        "parameters": PARAMETERS,
        "responses": {f"Problem{status}": _problem(status) for status in WHEN},
        "securitySchemes": {"token": SECURITY_SCHEME},
    }


def reference(kind: str, name: str) -> Json:
    """Refer to a part."""
    return {"$ref": f"#/components/{kind}/{name}"}


def _problem(status: int) -> Json:
    headers = {"API-Version": reference("headers", "ApiVersion")}
    if status in RETRY_AFTER:
        headers["Retry-After"] = reference("headers", "RetryAfter")
    if status == 401:  # noqa: PLR2004  Unauthorized
        headers["WWW-Authenticate"] = reference("headers", "Challenge")
    body: Json = {"type": "about:blank", "title": TITLES[status], "status": status, "detail": WHEN[status]}
    if status == 400:  # noqa: PLR2004  Bad Request
        body["errors"] = [{"field": "reason", "reason": "Vul dit veld in."}]
    content = {MEDIA_TYPE: {"schema": reference("schemas", "Problem"), "example": body}}
    return {"description": WHEN[status], "headers": headers, "content": content}
