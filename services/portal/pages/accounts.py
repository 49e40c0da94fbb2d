"""Signing in with a password and a code, and making an account with an invitation; not in the demo."""

import base64
import hmac
import re
from typing import Any, Final
from uuid import UUID

import msgspec
import pyotp
import segno
from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from markupsafe import Markup

from language.texts import _
from services.portal.domain.refusals import Refusal
from services.portal.web import fields, passkeys
from services.portal.web.forms import ANSWERABLE, Field, Form
from services.portal.web.portal import portal
from services.portal.web.session import (
    Answer,
    Secret,
    directory,
    reader_or_none,
    session_id,
    signed_in_or_none,
    take_up,
    times,
)
from services.portal.web.session_return import page_or_none
from services.portal.web.session_seal import account_key

blueprint = Blueprint("accounts", __name__)
SHORTEST: Final = 12  # characters of a password
TOO_OFTEN: Final = 429
NOT_FOUND: Final = 404
SHAPE: Final = re.compile(r"[A-Za-z0-9_-]{43}")  # of what an invitation holds


class Choice(msgspec.Struct):
    """A role that somebody may choose, and for whom."""

    id: UUID
    role: str
    organisation: str


class Invited(msgspec.Struct):
    """Whom an invitation is for."""

    person_id: UUID
    name: str
    mail: str


def _code(typed: str) -> str:
    digits = typed.replace(" ", "")
    if len(digits) != 6 or not (digits.isascii() and digits.isdigit()):  # noqa: PLR2004 - what every app shows
        raise fields.Wrong(_("De code is zes cijfers."))
    return digits


def _password(typed: str) -> str:
    if len(typed) < SHORTEST:
        raise fields.Wrong(_("Gebruik minstens {most} tekens.").format(most=SHORTEST))
    return typed


def _code_field() -> Field:
    return Field(
        "code",
        _("Code"),
        hint=_("De zes cijfers die de app op uw telefoon nu laat zien."),
        read=_code,
        missing=_("Vul de code uit de app in."),
        size="short",
        keyboard="numeric",
    )


def proof_questions() -> list[Field]:
    """What proves who somebody is."""
    return [
        Field("mail", _("Mailadres"), kind="email", missing=_("Vul uw mailadres in."), size="middle"),
        Field("password", _("Wachtwoord"), kind="password", missing=_("Vul uw wachtwoord in."), size="middle"),
        _code_field(),
    ]


def account_questions() -> list[Field]:
    """What somebody chooses who was invited."""
    hint = _("Minstens 12 tekens. Een paar woorden die niet bij elkaar horen, onthoudt u het best.")
    missing = _("Kies een wachtwoord.")
    return [
        Field("password", _("Wachtwoord"), hint, "password", _password, missing=missing, size="middle"),
        Field("again", _("Wachtwoord nog een keer"), kind="password", missing=missing, size="middle"),
        _code_field(),
    ]


@blueprint.route("/aanmelden", methods=["GET", "POST"])
def enter() -> Answer:
    """Sign in."""
    form = Form(proof_questions(), request.form)
    back = page_or_none(request.values.get("verder", ""))
    if request.method == "POST" and (values := form.read()) is not None:
        try:
            take_up(directory().asked(Secret, "POST", "/v1/proofs", values | _surroundings()).secret)
        except Refusal as refusal:
            _blame(form, refusal)
        else:
            return redirect(url_for("accounts.choose", verder=back), 303)
    there = portal().provider is not None
    return _page("account_sign_in.html", form, back=back, has_provider=there, asked=passkeys.to_sign_in())


def _surroundings() -> dict[str, object]:
    return {"address": request.remote_addr or "-", "seal": _seal_key()} | times()


def _seal_key() -> str:
    return base64.urlsafe_b64encode(account_key("second factor")).decode()


def _blame(form: Form, refusal: Refusal) -> None:
    if refusal.status not in ANSWERABLE | {TOO_OFTEN}:
        raise refusal
    form.blame(refusal)


def _page(template: str, form: Form, **more: object) -> Answer:
    """Show the form; what is secret is never sent back to the screen."""
    form.typed |= dict.fromkeys(form.typed.keys() & {"password", "again", "code"}, "")
    return render_template(template, form=form, **more), 400 if form.is_wrong else 200


@blueprint.route("/aanmelden/rol", methods=["GET", "POST"])
def choose() -> Answer:
    """Who has several roles chooses one; who has one goes on."""
    secret, found = session_id(), signed_in_or_none()
    back = page_or_none(request.values.get("verder", ""))
    if secret is None or found is None:
        return redirect(url_for("sign_in.home", verder=back), 303)
    if request.method == "POST":
        directory().asked(object, "PUT", "/v1/sessions/current/role", {"role_id": request.form.get("role_id")}, secret)
        return redirect(url_for("sign_in.home", verder=back), 303)
    if (reader := reader_or_none()) is not None:
        return redirect(back or reader.home, 303)
    roles = directory().asked(list[Choice], "GET", "/v1/sessions/current/roles", session=secret)
    return render_template("role_choice.html", choices=roles, back=back)


@blueprint.route("/uitnodiging/<secret>", methods=["GET", "POST"])
def accept(secret: str) -> Answer:
    """Make an account with the link from an invitation; looking at it does not use it up."""
    invited = _invited(secret)
    totp_secret = _totp_secret(secret)
    form = Form(account_questions(), request.form)
    if request.method == "POST" and (values := _read(form)) is not None:
        body = values | {"totp_secret": totp_secret, "seal": _seal_key()}
        try:
            directory().asked(object, "POST", "/v1/invitations/current", body, secret)
        except Refusal as refusal:
            _blame(form, refusal)
        else:
            flash(_("Uw account is klaar. Meld u aan met de volgende code die de app laat zien."))
            return redirect(url_for("accounts.enter"), 303)
    asked = passkeys.to_make(invited.person_id, invited.name, invited.mail, [], secret)
    return _page(
        "invitation.html", form, invited=invited, key=totp_secret, picture=_qr(invited, totp_secret), asked=asked
    )


def _qr(invited: Invited, totp_secret: str) -> Markup:
    """The same key as a picture, which the app on a telephone reads with its camera."""
    address = pyotp.TOTP(totp_secret).provisioning_uri(name=invited.mail, issuer_name="Doorlijn")
    picture = segno.make(address, error="m").svg_inline(scale=5, border=4, dark="#000", light="#fff")
    return Markup(picture)  # noqa: S704  drawn by segno: squares, and nothing that was typed


def _invited(secret: str) -> Invited:
    if not SHAPE.fullmatch(secret):
        abort(404)
    try:
        return directory().asked(Invited, "GET", "/v1/invitations/current", session=secret)
    except Refusal as refusal:
        if refusal.status != NOT_FOUND:
            raise
        abort(404)


def _totp_secret(invitation: str) -> str:
    """The secret of the codes follows from the invitation, so that it is the same when the page is loaded again."""
    made = hmac.new(account_key("totp"), invitation.encode(), "sha256").digest()
    return base64.b32encode(made[:20]).decode()


def _read(form: Form) -> dict[str, Any] | None:
    values = form.read()
    if "again" not in form.errors and form.typed["password"] != form.typed["again"]:
        form.errors["again"] = _("Dit is niet hetzelfde wachtwoord. Vul het nog een keer in.")
    if values is None or form.errors:
        return None
    del values["again"]
    return values
