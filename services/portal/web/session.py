"""Who is at the screen: a signed cookie with ids and a role, never a name."""

from collections.abc import Callable
from functools import wraps
from secrets import token_urlsafe
from typing import ParamSpec
from uuid import UUID

from flask import abort, flash, g, redirect, request, session, url_for
from werkzeug.wrappers import Response

from services.portal.client import Apis
from services.portal.domain.reader import Reader
from services.portal.web.portal import now, portal

P = ParamSpec("P")
Answer = str | Response | tuple[str | Response, int]
SYSTEM = UUID(int=0)


def sign_in(reader: Reader) -> None:
    """Start a fresh session; nothing of an earlier one stays."""
    session.clear()
    session["person_id"] = str(reader.person_id)
    session["role"] = reader.role
    session["organisation_id"] = str(reader.organisation_id) if reader.organisation_id else None
    csrf_token()


def sign_out() -> None:
    """Forget who this was."""
    session.clear()


def reader_or_none() -> Reader | None:
    """Whoever is signed in; a cookie of an older shape counts as signed out."""
    try:
        organisation = session.get("organisation_id")
        return Reader(UUID(session["person_id"]), session["role"], UUID(organisation) if organisation else None)
    except (KeyError, ValueError):
        return None


def reader() -> Reader:
    """Whoever is signed in, on a page that asks for it."""
    found = reader_or_none()
    if found is None:
        abort(401)
    return found


def apis() -> Apis:
    """The APIs for this reader; one token per page."""
    if "apis" not in g:
        g.apis = apis_for(reader())
    found: Apis = g.apis
    return found


def apis_for(someone: Reader) -> Apis:
    """The APIs for somebody who is known otherwise than by the session."""
    token = portal().issue_token(someone, now())
    return Apis(portal().connections, lambda: token)


def signed_in(*roles: str) -> Callable[[Callable[P, Answer]], Callable[P, Answer]]:
    """Only for these roles (none named: for everyone who is signed in); the APIs decide again."""

    def guard(page: Callable[P, Answer]) -> Callable[P, Answer]:
        @wraps(page)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> Answer:
            found = reader_or_none()
            if found is None:
                return redirect(url_for("sign_in.home"), 303)
            if roles and found.role not in roles:
                abort(403)
            return page(*args, **kwargs)

        return guarded

    return guard


def csrf_token() -> str:
    """A secret of this session that every form carries back."""
    if "csrf" not in session:
        session["csrf"] = token_urlsafe(32)
    return str(session["csrf"])


def done(message: str, endpoint: str, **values: object) -> Response:
    """After a change: say so on the next page, so that reloading does not do it again (303)."""
    flash(message)  # never a name: this passes through the cookie
    return redirect(url_for(endpoint, **values), 303)  # type: ignore[arg-type]


def idempotency_key() -> str | None:
    """The key the form was given when it was shown: sending it twice does it once."""
    return request.form.get("idempotency_key") or None
