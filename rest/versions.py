"""Who changes something says which version of it he saw: ETag, If-Match, If-None-Match (RFC 9110, 13)."""

import hashlib
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final, TypeVar, cast

from flask import Response, current_app, request
from marshmallow import Schema
from werkzeug.exceptions import PreconditionFailed, PreconditionRequired

from language.texts import _
from rest.traits import GUARDED, marked

F = TypeVar("F", bound=Callable[..., Any])

SHOWN: Final = frozenset({"GET", "HEAD", "PUT", "PATCH"})


def guarded(view: F) -> F:
    """Tell the document that this view asks for If-Match; the view itself calls `guard`."""
    return marked(view, GUARDED)


def guard(shape: type[Schema], thing: object) -> None:
    """Refuse a change by whoever knows another version of `thing` (412), or does not say which one he knows (428).

    Call it with the thing locked and not yet changed; `shape` is what its own GET answers with.
    """
    if "If-Match" not in request.headers:
        raise PreconditionRequired(description=_("Stuur If-Match mee: de ETag die u bij het opvragen kreeg."))
    shown = cast("Response", current_app.json.response(shape().dump(thing)))
    if not request.if_match.contains(_tag(shown.get_data())):
        raise PreconditionFailed(description=_("Haal de nieuwste versie op, kijk wat er anders is, en stuur opnieuw."))


def show(response: Response) -> None:
    """Write the version of what is shown; who has it already gets 304 and no body."""
    if response.status_code != HTTPStatus.OK or response.mimetype != "application/json" or request.method not in SHOWN:
        return
    if "ETag" not in response.headers:
        response.set_etag(_tag(response.get_data()))
    if request.method in {"GET", "HEAD"} and request.if_none_match.contains_weak(response.get_etag()[0] or ""):
        response.status_code = HTTPStatus.NOT_MODIFIED
        response.set_data(b"")


def _tag(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()[:32]
