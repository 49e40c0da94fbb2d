"""How many requests one person, one organisation and one address may send; who sends more waits, the others do not."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from flask import Flask, Response, current_app, g, json, request

from access.actor import Actor
from language.texts import N_, _, speaking
from rest.allowances import Allowance, Buckets, Limits, Verdict, allowance
from rest.problems import MEDIA_TYPE, TITLES, problem
from rest.reading_language import understood

TOO_MANY: Final = 429
WAIT: Final = N_("Te veel verzoeken achter elkaar. Wacht {seconds} s en probeer het dan opnieuw.")
IMPORTS: Final = frozenset({"leavers", "leaver_imports", "directory-loads"})  # a school's system sends thousands
EXPORTS: Final = frozenset({"audit", "pupil_notifications"})
SEARCHES: Final = frozenset({"pupil-searches"})
OPEN: Final = frozenset({"/v1/health", "/metrics"})


def limit(app: Flask, limits: Limits) -> None:
    """Limit an API per person and organisation; to be called when it is known who asks."""
    app.extensions["doorlijn_limits"] = (limits, Buckets())
    app.after_request(_add_headers)


def refuse_too_many(actor: Actor) -> Response | None:
    """Give the refusal, if whoever asks must wait."""
    limits, buckets = current_app.extensions["doorlijn_limits"]
    g.rate_limit = verdict = buckets.take(_claims(limits, actor))
    if verdict is None or not verdict.wait:
        return None
    return problem(TOO_MANY, _(WAIT).format(seconds=verdict.seconds))


def _claims(limits: Limits, actor: Actor) -> list[tuple[Allowance, str]]:
    person = f"{actor.person_id}/{actor.role}"
    if actor.role == "system":
        return _some([("system", limits.system, person)])
    kind, rate = ("import", limits.imports) if request.blueprint in IMPORTS else ("person", limits.person)
    claims = [(kind, rate, person), ("organisation", limits.organisation, str(actor.organisation_id or ""))]
    if request.blueprint in SEARCHES:
        claims.append(("search", limits.search, person))
    if request.blueprint in EXPORTS:
        claims.append(("export", limits.export, person))
    return _some(claims)


def _some(claims: Iterable[tuple[str, int, str]]) -> list[tuple[Allowance, str]]:
    return [(allowance(name, rate), key) for name, rate, key in claims if rate and key]


def _add_headers(response: Response) -> Response:
    verdict: Verdict | None = g.get("rate_limit")
    if verdict is not None:
        response.headers.update(verdict.headers())
    return response


class AtTheDoor:
    """Around all web apps of a process: limits per address, before anything is read; stricter where one signs in."""

    def __init__(self, app: Any, limits: Limits, signs_in: Sequence[str], buckets: Buckets | None = None) -> None:  # noqa: ANN401  a WSGI application
        """Guard `app`; `signs_in` are the beginnings of paths at which people and programs get a session or a token."""
        self._app = app
        self._signs_in = tuple(signs_in)
        self._address = allowance("address", limits.address)
        self._token = allowance("token", limits.token)
        self._buckets = buckets or Buckets()

    def __call__(self, environ: Mapping[str, Any], start_response: Any) -> Any:  # noqa: ANN401  WSGI's own types
        """Let a request in, or answer 429."""
        path, address = environ.get("PATH_INFO", ""), environ.get("REMOTE_ADDR", "")
        claims = [(self._address, address)] if self._address.per_minute and path not in OPEN else []
        if self._token.per_minute and environ.get("REQUEST_METHOD") == "POST" and path.startswith(self._signs_in):
            claims.append((self._token, address))
        verdict = self._buckets.take(claims)
        if verdict is None or not verdict.wait:
            return self._app(environ, start_response)
        with speaking(understood(environ.get("HTTP_ACCEPT_LANGUAGE", ""))):
            title, detail = _(TITLES[TOO_MANY]), _(WAIT).format(seconds=verdict.seconds)
        body = json.dumps({"type": "about:blank", "title": title, "status": TOO_MANY, "detail": detail})
        headers = {"Content-Type": MEDIA_TYPE, "Cache-Control": "no-store"} | verdict.headers()
        start_response("429 Too Many Requests", list(headers.items()))
        return [body.encode()]
