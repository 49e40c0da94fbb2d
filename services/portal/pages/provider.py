"""Signing in at one's own organisation (OpenID Connect); these routes exist where a provider is set."""

from datetime import datetime, timedelta
from typing import Final

import httpx
import msgspec
import structlog
from flask import Blueprint, abort, current_app, flash, redirect, request, url_for
from werkzeug.wrappers import Response

from language.texts import _
from services.portal.domain.refusals import Refusal
from services.portal.web.forms import ANSWERABLE
from services.portal.web.portal import now, portal
from services.portal.web.session import Secret, directory, take_up, times
from services.portal.web.session_oidc import Attempt, Identity, NotProven, Provider, new_attempt
from services.portal.web.session_return import page_or_none
from services.portal.web.session_seal import opened, seal

log = structlog.get_logger()
blueprint = Blueprint("provider", __name__)
COOKIE: Final = "doorlijn-aanmelden"
SAFE_COOKIE: Final = f"__Host-{COOKIE}"  # which no other site under our domain can set; for that, of the whole of ours
PURPOSE: Final = "provider"
LASTS: Final = timedelta(minutes=10)


def provider() -> Provider:
    """The provider of this installation; without one these pages are not there."""
    return portal().provider or abort(404)


def is_secure() -> bool:
    """Whether our pages are reached by https."""
    return bool(current_app.config["SESSION_COOKIE_SECURE"])


def cookie() -> str:
    """The name of the cookie of an attempt."""
    return SAFE_COOKIE if is_secure() else COOKIE


@blueprint.get("/aanmelden/organisatie")
def leave() -> Response:
    """Go to the provider."""
    attempt = new_attempt(now() + LASTS, page_or_none(request.args.get("verder", "")))
    try:
        where = provider().begin(attempt)
    except (httpx.HTTPError, ValueError, KeyError, TypeError, NotProven) as error:
        return _refused(type(error).__name__)
    answer = redirect(where, 303)
    answer.set_cookie(
        cookie(),
        seal(PURPOSE, attempt),
        max_age=LASTS,
        secure=is_secure(),
        httponly=True,
        samesite="Lax",  # the provider sends the browser back here, from its own site
    )
    return answer


@blueprint.get("/aanmelden/terug")
def come_back() -> Response:
    """Come back from the provider; an attempt counts once, however it ends."""
    answer = _answer(provider(), _attempt(now()))
    answer.delete_cookie(cookie(), secure=is_secure(), httponly=True, samesite="Lax")
    return answer


def _answer(there: Provider, attempt: Attempt | None) -> Response:
    if attempt is None:
        return _refused("no attempt")
    try:
        identity = there.finish(attempt, request.args, now())
        take_up(_session_of(identity))
    except NotProven as reason:
        return _refused(str(reason))
    except Refusal as refusal:
        if refusal.status not in ANSWERABLE:
            raise
        flash(refusal.detail)
        return redirect(url_for("accounts.enter"), 303)
    return redirect(url_for("accounts.choose", verder=attempt.back), 303)


def _attempt(at: datetime) -> Attempt | None:
    try:
        attempt = msgspec.convert(opened(PURPOSE, request.cookies.get(cookie(), "")), Attempt)
    except msgspec.ValidationError:
        return None
    return attempt if at.timestamp() < attempt.expires_at else None


def _session_of(identity: Identity) -> str:
    body: dict[str, object] = {"issuer": identity.issuer, "subject": identity.subject}
    if identity.mail and identity.is_mail_verified:
        body["mail"] = identity.mail
    return directory().asked(Secret, "POST", "/v1/identities/proofs", body | times()).secret


def _refused(reason: str) -> Response:
    log.warning("sign_in_not_proven", reason=reason)
    flash(_("Aanmelden bij uw organisatie is niet gelukt. Probeer het opnieuw."))
    return redirect(url_for("accounts.enter"), 303)
