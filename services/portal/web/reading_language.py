"""In which language a page speaks: what its reader chose, else what this browser remembers, else what it asks for."""

from typing import Any, Final

from flask import Flask, Response, current_app, g, request

from language.texts import LANGUAGES, SOURCE, speak, spoken

COOKIE: Final = "doorlijn_language"
BEFORE: Final = "language_before"
A_YEAR: Final = 31_536_000
PUBLIC: Final = "schools"  # pages that any cache may keep: their address says the language, and nothing else does
IN_ADDRESS: Final = "taal"


def listen(app: Flask) -> None:
    """Speak the language of each request while it lasts; to be called before anything that may refuse one."""
    app.before_request(_begin)
    app.after_request(_tell)
    app.teardown_request(_end)


def prefer(language: str | None) -> None:
    """Whoever is signed in chose for all his browsers; who never chose reads what this browser says."""
    if language:
        speak(language)


def remember(answer: Response, language: str) -> None:
    """Let this browser remember the choice, also after signing out."""
    secure = current_app.config["SESSION_COOKIE_SECURE"]
    answer.set_cookie(COOKIE, language, max_age=A_YEAR, secure=secure, httponly=True, samesite="Lax")


def _begin() -> None:
    if request.blueprint == PUBLIC:
        setattr(g, BEFORE, speak(request.args.get(IN_ADDRESS)))
        return
    remembered = request.cookies.get(COOKIE)
    asked = request.accept_languages.best_match(LANGUAGES, default=SOURCE)
    setattr(g, BEFORE, speak(remembered if remembered in LANGUAGES else asked))


def _tell(response: Response) -> Response:
    if request.endpoint != "static":
        response.headers.setdefault("Content-Language", spoken())
    if request.endpoint != "static" and request.blueprint != PUBLIC:
        response.vary.update(("Accept-Language", "Cookie"))
    return response


def _end(_error: Any) -> None:  # noqa: ANN401  Flask's own type
    if BEFORE in g:
        speak(g.pop(BEFORE))
