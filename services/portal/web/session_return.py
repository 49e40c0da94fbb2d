"""After signing in, people go on where they were: on a page of this portal, with what they had typed."""

from typing import Final
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import msgspec
from flask import current_app, flash, request
from werkzeug.datastructures import ImmutableMultiDict
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from language.texts import _
from services.portal.client import Api
from services.portal.domain.refusals import Refusal
from services.portal.web.session_seal import opened, seal

DRAFT: Final = "concept"  # the name of the draft in the address of the page it belongs to
PURPOSE: Final = "draft"
NOT_TYPED: Final = frozenset({"csrf_token", "idempotency_key", "question", "credential"})
MOST: Final = 500_000  # of a form, in bytes; a larger one is a file, which its reader still has
MOST_PATH: Final = 500
NOT_KEPT: Final = frozenset({"trainer"})  # its link and its code rest in no table, and its reader has no account
NO_PAGE: Final = frozenset({"static", "sign_in.home", "sign_in.health", "gateway.pass_on"})


class Kept(msgspec.Struct):
    """A form that waits for its reader."""

    id: UUID
    path: str = ""
    sealed: str = ""


def page_or_none(given: str) -> str | None:
    """The address of a page of ours, or nothing: whoever made a link to us decides no more than that."""
    if not given.startswith("/") or not given.isascii() or not given.isprintable() or len(given) > MOST_PATH:
        return None
    if given.startswith("//") or "\\" in given:
        return None
    parts = urlsplit(given)
    if parts.netloc or parts.scheme or parts.fragment:
        return None
    if not _is_page(parts.path):
        return None
    draft = _draft_in(parts.query)
    return f"{parts.path}?{DRAFT}={draft}" if draft else parts.path


def _page_before() -> str | None:
    """The page that the button stood on, as the browser says; or anybody who calls himself one."""
    try:
        return page_or_none(urlsplit(request.referrer or "").path)
    except ValueError:
        return None


def _is_page(path: str) -> bool:
    try:
        endpoint, _values = current_app.create_url_adapter(request).match(path, method="GET")  # type: ignore[union-attr]  # inside a request there is one
    except (RequestRedirect, HTTPException):
        return False
    return endpoint not in NO_PAGE and not endpoint.startswith(("demo.", "accounts.", "provider.", "oauth."))


def _draft_in(query: str) -> UUID | None:
    try:
        return UUID(parse_qs(query).get(DRAFT, [""])[0])
    except ValueError:
        return None


def left_behind(directory: Api, session: str | None, *, is_signed_in: bool = False) -> str | None:
    """Where the reader was; a form that was sent is kept, so that nothing is typed twice.

    Its session has ended; or, `is_signed_in`, the reader signed in again since the form was shown.
    """
    if request.method == "GET":
        return page_or_none(request.path)
    page = page_or_none(request.path)
    if is_signed_in:
        flash(_("U heeft zich opnieuw aangemeld nadat u deze pagina opende. Er is nog niets verstuurd."))
    if page is None:  # a button alone: nothing was typed
        return _page_before()
    typed = {name: values for name, values in request.form.to_dict(flat=False).items() if name not in NOT_TYPED}
    if request.blueprint in NOT_KEPT:
        return page
    if session is None or not any(any(values) for values in typed.values()):
        return page
    if sum(len(value) for values in typed.values() for value in values) > MOST:
        flash(_("Wat u verstuurde was te groot om te bewaren. Kies het bestand straks opnieuw."))
        return page
    draft = _kept(directory, session, typed)
    if draft and not is_signed_in:
        flash(_("Uw aanmelding was verlopen. Wat u had ingevuld is bewaard: meld u aan en ga verder."))
    return f"{page}?{DRAFT}={draft}" if draft else page


def _kept(directory: Api, session: str, typed: dict[str, list[str]]) -> UUID | None:
    body = {"path": request.path, "sealed": seal(PURPOSE, typed)}
    try:
        return directory.asked(Kept, "POST", "/v1/drafts", body, session).id
    except Refusal:
        return None  # the session is so old that nobody knows whose it was


def fill_in(directory: Api, session: str) -> None:
    """Let the page be shown with what its reader typed before; somebody else's form is not there."""
    draft = _draft_in(request.query_string.decode(errors="replace"))
    if draft is None or request.method != "GET":
        return
    try:
        kept = directory.asked(Kept, "GET", f"/v1/drafts/{draft}", session=session)
    except Refusal:
        return
    typed = opened(PURPOSE, kept.sealed)
    if kept.path == request.path and isinstance(typed, dict):
        pairs = [(name, value) for name, values in typed.items() for value in values]
        request.form = ImmutableMultiDict(pairs)  # pages read what was typed from here, also when it comes in later
        flash(_("Hier staat wat u had ingevuld. Kijk het na en verstuur het."))


def forget(directory: Api, session: str) -> None:
    """Drop the form that was sent after all."""
    draft = _draft_in(request.query_string.decode(errors="replace"))
    if draft is not None:
        try:
            directory.asked(object, "DELETE", f"/v1/drafts/{draft}", session=session)
        except Refusal:
            return
