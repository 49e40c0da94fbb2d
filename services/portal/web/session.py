"""Who is at the screen: the cookie holds a random id, the directory knows whose it is and whether it still counts."""

import hmac
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from secrets import token_urlsafe
from typing import Final, ParamSpec
from uuid import UUID

import msgspec
from flask import abort, flash, g, make_response, redirect, request, session, url_for
from werkzeug.wrappers import Response

from services.portal.client import Api, Apis
from services.portal.domain.reader import Reader
from services.portal.domain.refusals import Refusal
from services.portal.web import drafts
from services.portal.web.portal import now, portal
from services.portal.web.reading_language import prefer
from services.portal.web.session_seal import key_for

P = ParamSpec("P")
Answer = str | Response | tuple[str | Response, int]
SYSTEM = UUID(int=0)
PAGE_TOKEN: Final = timedelta(seconds=60)  # the portal's own calls follow at once
NOBODY: Final = "nobody-"  # begins the id of a browser in which nobody has signed in yet
NOT_FOUND: Final = 404
SEE_OTHER: Final = 303


class Secret(msgspec.Struct):
    """The id of a new session, told once."""

    secret: str


class SignedIn(msgspec.Struct):
    """Whose session it is."""

    person_id: UUID
    name: str
    role: str | None = None
    organisation_id: UUID | None = None
    language: str | None = None
    has_drafts: bool = False


def directory() -> Api:
    """The directory, asked by the portal itself."""
    return apis_for(Reader(SYSTEM, "system", None)).directory


def times() -> dict[str, object]:
    """How long a session lasts, for the directory."""
    here = portal()
    return {
        "idle_seconds": int(here.session_idle.total_seconds()),
        "lasts_seconds": int(here.session_lasts.total_seconds()),
    }


def sign_in(reader: Reader) -> None:
    """Start a fresh session for somebody who proved who he is; nothing of an earlier one stays."""
    asked = {"person_id": str(reader.person_id), "role": reader.role} | times()
    if reader.organisation_id is not None:
        asked["organisation_id"] = str(reader.organisation_id)
    take_up(directory().asked(Secret, "POST", "/v1/sessions", asked).secret)


def take_up(secret: str) -> None:
    """Let this browser carry a session; its id is never one that was there before signing in."""
    session.clear()
    session["id"] = secret


def sign_out() -> None:
    """Forget who this was, in this browser."""
    session.clear()
    g.signed_in = None


def sign_out_everywhere() -> None:
    """End every session of this reader; the id stays in the cookie, so that a form left open is still recognised as ours."""
    found = signed_in_or_none()
    if found is not None:
        directory().delete(f"/v1/people/{found.person_id}/sessions", {})
    g.signed_in = None


def session_id() -> str | None:
    """The id of the session that somebody began, if anybody did."""
    found = str(session.get("id", ""))
    return found if found and not found.startswith(NOBODY) else None


def signed_in_or_none() -> SignedIn | None:
    """Whose session this is, asked once for each page."""
    if "signed_in" not in g:
        g.signed_in = None  # first: when the directory does not answer, the page that says so does not ask again
        g.signed_in = _whose(session_id())
    found: SignedIn | None = g.signed_in
    return found


def _whose(secret: str | None) -> SignedIn | None:
    if secret is None:
        return None
    try:
        found = directory().asked(SignedIn, "GET", "/v1/sessions/current", session=secret)
    except Refusal as refusal:
        if refusal.status == NOT_FOUND:
            return None
        raise
    prefer(found.language)
    g.setdefault("names", {})[found.person_id] = found.name  # spares the frame of the page a question
    return found


def reader_or_none() -> Reader | None:
    """Whoever is signed in, in the role he chose."""
    found = signed_in_or_none()
    return Reader(found.person_id, found.role, found.organisation_id) if found and found.role else None


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
    token = portal().issue_token(someone, now(), PAGE_TOKEN)
    return Apis(portal().connections, lambda: token)


def signed_in(*roles: str) -> Callable[[Callable[P, Answer]], Callable[P, Answer]]:
    """Only for these roles (none named: for everyone who is signed in); the APIs decide again."""

    def guard(page: Callable[P, Answer]) -> Callable[P, Answer]:
        @wraps(page)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> Answer:
            found = reader_or_none()
            if found is None:
                return to_sign_in()
            if roles and found.role not in roles:
                abort(403)
            return _with_drafts(lambda: page(*args, **kwargs))

        return guarded

    return guard


def to_sign_in() -> Response:
    """Let somebody sign in, and come back."""
    back = drafts.left_behind(directory(), session_id())
    return redirect(url_for("sign_in.home", verder=back), SEE_OTHER)


def _with_drafts(page: Callable[[], Answer]) -> Answer:
    secret, found = session_id(), signed_in_or_none()
    if secret is None or found is None:
        return page()
    return drafts.around(lambda: make_response(page()), directory(), secret, has_drafts=found.has_drafts)


def csrf_token() -> str:
    """What every form carries back: follows from the id of this session, and from who is signed in; only we can make it."""
    found = signed_in_or_none()
    return f"{browser_mark()}.{_mark_of(found)}" if found else browser_mark()


def browser_mark() -> str:
    """What belongs to this browser since it last signed in."""
    if "id" not in session:
        session["id"] = NOBODY + token_urlsafe(32)
    return _csrf_of(str(session["id"]))


def is_our_form(given: str) -> bool:
    """Tell whether a form was shown by us, in this browser, since it last signed in."""
    known = session.get("id")
    return known is not None and hmac.compare_digest(_csrf_of(str(known)).encode(), given.partition(".")[0].encode())


def is_form_of_before(given: str) -> bool:
    """Tell whether a form was shown by us to whoever is signed in now, in an earlier session: a tab that stayed open."""
    mark = given.partition(".")[2]
    found = signed_in_or_none() if mark else None
    return found is not None and hmac.compare_digest(_mark_of(found).encode(), mark.encode())


def shown_again() -> Response:
    """Do nothing with the form of an old tab: keep what was typed, and let its reader look at it and send it."""
    back = drafts.left_behind(directory(), session_id(), is_signed_in=True)
    return redirect(back or url_for("sign_in.home"), SEE_OTHER)


def _csrf_of(known: str) -> str:
    return hmac.new(key_for("csrf"), known.encode(), "sha256").hexdigest()


def _mark_of(found: SignedIn) -> str:
    return hmac.new(key_for("form of before"), found.person_id.bytes, "sha256").hexdigest()


def done(message: str, endpoint: str, **values: object) -> Response:
    """After a change: say so on the next page, so that reloading does not do it again (303)."""
    flash(message)  # never a name: this passes through the cookie
    return redirect(url_for(endpoint, **values), 303)  # type: ignore[arg-type]  # Flask types its own options


def idempotency_key() -> str | None:
    """The key the form was given when it was shown: sending it twice does it once."""
    return request.form.get("idempotency_key") or None
