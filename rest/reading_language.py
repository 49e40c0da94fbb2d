"""An API answers people in the language that their program asks for (Accept-Language), else in Dutch."""

from typing import Any, Final

from flask import Flask, Response, g, request
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from language.texts import LANGUAGES, SOURCE, speak, spoken

BEFORE: Final = "language_before"  # another request may be going on in this thread: the page that asks


def understood(accept: str) -> str:
    """Choose a language out of an Accept-Language header."""
    return parse_accept_header(accept, LanguageAccept).best_match(LANGUAGES, default=SOURCE)


def listen(app: Flask) -> None:
    """Speak the language of each request while it lasts; to be called before anything that may refuse one."""
    app.before_request(_begin)
    app.after_request(_tell)
    app.teardown_request(_end)


def _begin() -> None:
    setattr(g, BEFORE, speak(understood(request.headers.get("Accept-Language", ""))))


def _tell(response: Response) -> Response:
    response.headers["Content-Language"] = spoken()
    response.vary.add("Accept-Language")
    return response


def _end(_error: Any) -> None:  # noqa: ANN401  Flask's own type
    if BEFORE in g:
        speak(g.pop(BEFORE))
