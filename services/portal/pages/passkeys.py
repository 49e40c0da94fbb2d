"""Mijn aanmelding: passkeys made, named and removed; and signing in with one."""

from uuid import UUID

import msgspec
from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from language.texts import _
from services.portal.domain.refusals import Refusal
from services.portal.web import passkeys
from services.portal.web.forms import ANSWERABLE
from services.portal.web.passkeys import OwnPasskey
from services.portal.web.portal import portal
from services.portal.web.session import (
    Answer,
    Secret,
    directory,
    done,
    session_id,
    signed_in,
    take_up,
    times,
)
from services.portal.web.session_return import page_or_none

blueprint = Blueprint("passkeys", __name__)
LONGEST_NAME = 60
NEW = "new key"


class OwnAccount(msgspec.Struct):
    """How somebody signs in."""

    person_id: UUID
    name: str
    mail: str
    has_password: bool
    passkeys: list[OwnPasskey]


@blueprint.post("/aanmelden/sleutel")
def enter() -> Answer:
    """Sign in with a passkey; whatever is wrong, the answer is the same."""
    back = page_or_none(request.form.get("verder", ""))
    answer = passkeys.answered("sign in")
    if answer is None:
        flash(_("De vraag aan uw toegangssleutel was verlopen. Probeer het opnieuw."))
        return redirect(url_for("accounts.enter", verder=back), 303)
    try:
        secret = directory().asked(Secret, "POST", "/v1/passkey-proofs", answer | times()).secret
    except Refusal as refusal:
        if refusal.status not in ANSWERABLE:
            raise
        flash(refusal.detail)
        return redirect(url_for("accounts.enter", verder=back), 303)
    take_up(secret)
    return redirect(url_for("accounts.choose", verder=back), 303)


@blueprint.get("/mijn-aanmelding")
@signed_in()
def page() -> Answer:
    """How the reader signs in, and on which devices."""
    own = directory().asked(OwnAccount, "GET", "/v1/sessions/current/account", session=session_id())
    asked = passkeys.to_make(own.person_id, own.name, own.mail, own.passkeys, NEW)
    return render_template("own_sign_in.html", own=own, asked=asked, has_provider=portal().provider is not None)


@blueprint.post("/mijn-aanmelding")
@signed_in()
def add() -> Answer:
    """Keep a new key."""
    answer = passkeys.answered(NEW)
    if answer is None:
        return done(_("De vraag aan uw toestel was verlopen. Probeer het opnieuw."), "passkeys.page")
    answer["name"] = named()
    return _tell("POST", "/v1/sessions/current/passkeys", answer, _("De toegangssleutel is bewaard."))


@blueprint.post("/mijn-aanmelding/<uuid:passkey_id>/naam")
@signed_in()
def name(passkey_id: UUID) -> Answer:
    """Call a key as its owner knows it."""
    path = f"/v1/sessions/current/passkeys/{passkey_id}"
    return _tell("PUT", path, {"name": named()}, _("De naam is bewaard."))


@blueprint.post("/mijn-aanmelding/<uuid:passkey_id>/verwijderen")
@signed_in()
def remove(passkey_id: UUID) -> Answer:
    """Throw a key away."""
    path = f"/v1/sessions/current/passkeys/{passkey_id}"
    return _tell("DELETE", path, None, _("De toegangssleutel is verwijderd."))


@blueprint.post("/uitnodiging/<secret>/sleutel")
def accept(secret: str) -> Answer:
    """Make an account with a passkey, by the link from an invitation."""
    answer = passkeys.answered(secret)
    if answer is None:
        flash(_("De vraag aan uw toestel was verlopen. Probeer het opnieuw."))
        return redirect(url_for("accounts.accept", secret=secret), 303)
    answer["name"] = named()
    try:
        directory().asked(object, "POST", "/v1/invitations/current/passkey", answer, secret)
    except Refusal as refusal:
        if refusal.status not in ANSWERABLE:
            abort(404)
        flash(refusal.detail)
        return redirect(url_for("accounts.accept", secret=secret), 303)
    flash(_("Uw account is klaar. Meld u aan met uw toegangssleutel."))
    return redirect(url_for("accounts.enter"), 303)


def named() -> str:
    """The name that was typed, or one that is right for the first key."""
    return request.form.get("name", "").strip()[:LONGEST_NAME] or _("Mijn toestel")


def _tell(method: str, path: str, body: dict[str, object] | None, said: str) -> Answer:
    try:
        directory().asked(object, method, path, body, session_id())
    except Refusal as refusal:
        if refusal.status not in ANSWERABLE:
            raise
        said = refusal.detail
    return done(said, "passkeys.page")
