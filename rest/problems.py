"""Errors as problem+json (RFC 9457): what is wrong, in which field, and what to do, all at once."""

import hashlib
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, Final

import structlog
from flask import Flask, Response, json, request
from flask_smorest import Api
from psycopg2 import errors as pg
from sqlalchemy.exc import DataError, DBAPIError
from werkzeug.exceptions import HTTPException

from access.policy import AccessIsOver
from language.texts import N_, _
from messaging import database

log = structlog.get_logger()

Blamed = Mapping[type[Exception], Sequence[str]]  # of a rule: the fields that it is about
NOBODY: Final[Blamed] = {}
MEDIA_TYPE: Final = "application/problem+json"
TITLES: Final = {
    400: N_("De gegevens kloppen niet"),
    401: N_("U bent niet aangemeld"),
    403: N_("Dit mag u niet"),
    404: N_("Niet gevonden"),
    405: N_("Dit kan hier niet"),
    409: N_("Dit kan nu niet"),
    412: N_("Iemand anders heeft dit intussen veranderd"),
    413: N_("Te groot"),
    415: N_("Dit soort gegevens kan hier niet"),
    422: N_("De gegevens kloppen niet"),
    428: N_("Zeg eerst welke versie u kent"),
    429: N_("Te veel verzoeken"),
    500: N_("Er ging iets mis bij ons"),
    503: N_("Even niet bereikbaar"),
}
FAULT: Final = N_("Fout")
DETAILS: Final = {
    404: N_("Dit bestaat niet, of u mag het niet zien."),
    405: N_("Deze methode bestaat hier niet."),
    413: N_("Stuur minder: een verzoek is hoogstens 1 MB."),
}


class ProblemApi(Api):
    """flask-smorest, with problem+json for every error."""

    def handle_http_exception(self, error: HTTPException) -> Response:
        """Turn an HTTP error into a problem."""
        return from_http(error)


def problem(
    status: int,
    detail: str,
    *,
    kind: str = "about:blank",
    errors: list[dict[str, str]] | None = None,
    headers: dict[str, str] | None = None,
) -> Response:
    """Make a problem answer; `errors` holds {field, reason} for each thing that is wrong.

    What was marked with N_ is said in the reader's language here; what was filled in was said so when it was filled in.
    """
    body: dict[str, Any] = {"type": kind, "title": _(TITLES.get(status, FAULT)), "status": status, "detail": _(detail)}
    if errors:
        body["errors"] = [_told(each["field"], each["reason"]) for each in errors]
    return Response(json.dumps(body), status=status, content_type=MEDIA_TYPE, headers=headers)


def _told(field: str, reason: str) -> dict[str, str]:
    return {"field": field, "reason": _(reason)}


def from_http(error: HTTPException) -> Response:
    """Turn an HTTP error into a problem; what webargs found wrong comes as one list."""
    status = error.code or 500
    messages = getattr(error, "data", {}).get("messages") if getattr(error, "data", None) else None
    if messages:
        return problem(
            400 if status == HTTPStatus.UNPROCESSABLE_ENTITY else status,
            N_("Verbeter de genoemde velden en stuur opnieuw."),
            errors=_flatten(messages),
        )
    detail = DETAILS.get(status) if status in DETAILS and not _is_ours(error) else error.description
    headers = {name: value for name, value in error.get_headers() if name.lower() in {"allow", "retry-after"}}
    if status == HTTPStatus.UNAUTHORIZED:
        headers["WWW-Authenticate"] = "Bearer"
    return problem(status, detail or TITLES.get(status, FAULT), headers=headers)


def register(app: Flask, rule_broken: type[Exception], blamed: Blamed = NOBODY) -> None:
    """Let every exception end as a problem that says no more than it should; `blamed`: which fields a rule is about."""
    app.register_error_handler(rule_broken, lambda error: _forbidden(error, blamed.get(type(error), ())))
    app.register_error_handler(LookupError, _not_found)
    app.register_error_handler(AccessIsOver, lambda error: problem(403, str(error)))
    app.register_error_handler(
        DataError, lambda _error: problem(400, N_("Een getal of tekst past niet in het veld waar hij hoort."))
    )
    app.register_error_handler(RecursionError, lambda _error: problem(400, N_("De gegevens zijn te diep genest.")))
    app.register_error_handler(DBAPIError, _database)
    app.register_error_handler(Exception, _unexpected)


def _forbidden(error: Exception, about: Sequence[str]) -> Response:
    """Name the fields that the rule is about, of those that were sent."""
    sent = request.get_json(silent=True)
    errors = [{"field": field, "reason": str(error)} for field in about if isinstance(sent, dict) and field in sent]
    return problem(409, str(error), kind=f"urn:doorlijn:rule:{type(error).__name__}", errors=errors)


def _not_found(error: LookupError) -> Response:
    if isinstance(error, KeyError | IndexError):  # these are mistakes of ours, not things that a visitor seeks
        return _unexpected(error)
    return problem(404, DETAILS[404])


def _database(error: DBAPIError) -> Response:
    if isinstance(error.orig, pg.DataError):
        return problem(400, N_("Een getal of tekst past niet in het veld waar hij hoort."))
    if database.is_gone(error) or database.is_conflict(error):
        return problem(503, N_("Er is niets bewaard. Probeer het zo nog eens."), headers={"Retry-After": "2"})
    return _unexpected(error)


def _unexpected(error: Exception) -> Response:
    if isinstance(error, HTTPException):
        return from_http(error)
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f"{place.tb_frame.f_globals.get('__name__', '?')}:{place.tb_lineno}" if place else "?"
    fingerprint = hashlib.sha256(f"{type(error).__name__}{where}".encode()).hexdigest()[:12]
    log.error("request_failed", error=type(error).__name__, place=where, fingerprint=fingerprint)
    return problem(
        500, N_("Wij zijn gewaarschuwd. Noem code {fingerprint} als u ons belt.").format(fingerprint=fingerprint)
    )


def _is_ours(error: HTTPException) -> bool:
    return error.description is not None and error.description != type(error).description


def _flatten(messages: Any, path: str = "") -> list[dict[str, str]]:  # noqa: ANN401  webargs gives nested dicts and lists
    if isinstance(messages, dict):
        return [
            item
            for key, value in messages.items()
            for item in _flatten(
                value, path if not path and key in {"json", "query", "files", "form"} else f"{path}.{key}".strip(".")
            )
        ]
    if isinstance(messages, list):
        return [{"field": path, "reason": str(reason)} for reason in messages]
    return [{"field": path, "reason": str(messages)}]
