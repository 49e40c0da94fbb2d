"""Passkeys: made, named, removed and proven, for the portal alone; it made the question, and only it can read the screen."""

from typing import Any
from uuid import UUID

from flask.views import MethodView
from flask_smorest import Blueprint
from marshmallow import Schema, fields
from marshmallow.validate import Length, Regexp
from webauthn.helpers import bytes_to_base64url

from language.texts import N_
from rest.inputs import MESSAGES, text
from rest.transaction import transaction
from services.directory.api.rights import mailing as portal_only
from services.directory.api.sessions import SECRET, SecretOut, TimesIn, secret
from services.directory.api.shapes import Input
from services.directory.domain import account_rules
from services.directory.domain.passkey import Passkey
from services.directory.handlers import (
    accept_with_passkey,
    prove_with_passkey,
    register_passkey,
    remove_passkey,
    use_session,
)
from services.directory.handlers.accept_with_passkey import AcceptWithPasskey
from services.directory.handlers.passkey_proofs import Answer
from services.directory.handlers.prove_with_passkey import ProveWithPasskey
from services.directory.handlers.register_passkey import RegisterPasskey
from services.directory.handlers.remove_passkey import RemovePasskey
from services.directory.handlers.use_session import UseSession
from services.directory.storage.accounts import Accounts
from services.directory.storage.passkeys import Passkeys
from services.directory.storage.people import People
from services.directory.storage.sessions import Sessions

LONGEST_ANSWER = 20_000  # characters; a browser's own is some hundreds
LONGEST_NAME = 60

blueprint = Blueprint("passkeys", __name__, url_prefix="/v1", description="Toegangssleutels, voor het portaal.")


class AnswerIn(Input):
    """What a browser answered, as JSON in a text, and what it was asked."""

    bounds = Length(1, LONGEST_ANSWER, error=N_("Dit is te lang."))
    credential = fields.String(required=True, validate=bounds, error_messages=MESSAGES)
    shape = Regexp(r"[A-Za-z0-9_-]{43,128}\Z", error=N_("Geef minstens 32 bytes in base64url."))
    challenge = fields.String(required=True, validate=shape, error_messages=MESSAGES)
    rp_id = text(253)
    origin = text(300)


class PasskeyIn(AnswerIn):
    name = text(LONGEST_NAME)


class InvitedPasskeyIn(PasskeyIn):
    """A key instead of a password and codes."""


class PasskeyNameIn(Input):
    name = text(LONGEST_NAME)


class PasskeyProofIn(AnswerIn, TimesIn):
    """How long the session lasts that begins with it."""


class PasskeyOut(Schema):
    """A key as its owner sees it; `credential` is by what the device calls it."""

    id = fields.UUID(attribute="passkey_id")
    name = fields.String()
    made_at = fields.AwareDateTime()
    used_at = fields.AwareDateTime(allow_none=True)
    is_backed_up = fields.Boolean()
    credential = fields.Function(lambda one: bytes_to_base64url(one.credential_id), metadata={"type": "string"})


class OwnAccountOut(Schema):
    """How somebody signs in."""

    person_id = fields.UUID()
    name = fields.String()
    mail = fields.String()
    has_password = fields.Boolean()
    passkeys = fields.List(fields.Nested(PasskeyOut))


def answer_in(body: dict[str, Any]) -> Answer:
    """Take the answer out of a body."""
    return Answer(body["credential"], body["challenge"], body["rp_id"], body["origin"])


@blueprint.route("/sessions/current/account")
class OwnAccountView(MethodView):
    @portal_only
    @blueprint.response(200, OwnAccountOut)
    @blueprint.doc(parameters=[SECRET])
    @blueprint.alt_response(404)
    def get(self) -> dict[str, Any]:
        """Tell how whoever is signed in with this secret can sign in."""
        with transaction() as work:
            _, person = use_session.handle(UseSession(secret()), work.use(People), work.use(Sessions), work.now)
            return {
                "person_id": person.person_id,
                "name": person.name,
                "mail": person.mail,
                "has_password": work.use(Accounts).has_password(person.person_id),
                "passkeys": work.use(Passkeys).of(person.person_id),
            }


@blueprint.route("/sessions/current/passkeys")
class OwnPasskeysView(MethodView):
    @portal_only
    @blueprint.arguments(PasskeyIn)
    @blueprint.response(201, PasskeyOut)
    @blueprint.doc(parameters=[SECRET])
    @blueprint.alt_response(404)
    def post(self, body: dict[str, Any]) -> Passkey:
        """Keep a new key of whoever signed in just now."""
        with transaction() as work:
            command = RegisterPasskey(secret(), body["name"], answer_in(body))
            repositories = work.use(People), work.use(Passkeys), work.use(Sessions)
            passkey = register_passkey.handle(command, *repositories, work.now)
        if passkey is None:
            raise account_rules.PasskeyCannotBeKept
        return passkey


@blueprint.route("/sessions/current/passkeys/<uuid:passkey_id>")
class OwnPasskeyView(MethodView):
    @portal_only
    @blueprint.arguments(PasskeyNameIn)
    @blueprint.response(204)
    @blueprint.doc(parameters=[SECRET])
    @blueprint.alt_response(404)
    def put(self, body: dict[str, str], passkey_id: UUID) -> None:
        """Name a key."""
        with transaction() as work:
            _, person = use_session.handle(UseSession(secret()), work.use(People), work.use(Sessions), work.now)
            work.use(Passkeys).own(passkey_id, person.person_id).rename(body["name"])

    @portal_only
    @blueprint.response(204)
    @blueprint.doc(parameters=[SECRET])
    @blueprint.alt_response(404)
    def delete(self, passkey_id: UUID) -> None:
        """Throw a key away."""
        with transaction() as work:
            repositories = work.use(People), work.use(Accounts), work.use(Passkeys), work.use(Sessions)
            remove_passkey.handle(RemovePasskey(secret(), passkey_id), *repositories, work.now)


@blueprint.route("/invitations/current/passkey")
class InvitedPasskeyView(MethodView):
    @portal_only
    @blueprint.arguments(InvitedPasskeyIn)
    @blueprint.response(204)
    @blueprint.doc(parameters=[SECRET])
    @blueprint.alt_response(404)
    def post(self, body: dict[str, Any]) -> None:
        """Make the account of whoever was invited, with a key."""
        with transaction() as work:
            command = AcceptWithPasskey(secret(), body["name"], answer_in(body))
            repositories = work.use(Accounts), work.use(Passkeys), work.use(Sessions)
            is_made = accept_with_passkey.handle(command, *repositories, work.now)
        if not is_made:
            raise account_rules.PasskeyCannotBeKept


@blueprint.route("/passkey-proofs")
class PasskeyProofsView(MethodView):
    @portal_only
    @blueprint.arguments(PasskeyProofIn)
    @blueprint.response(201, SecretOut)
    def post(self, body: dict[str, Any]) -> dict[str, str]:
        """Begin a session with a key; a question counts once, however it is answered."""
        with transaction() as work:
            command = ProveWithPasskey(answer_in(body), body["idle_seconds"], body["lasts_seconds"])
            repositories = work.use(People), work.use(Passkeys), work.use(Sessions)
            begun = prove_with_passkey.handle(command, *repositories, work.now)
        if begun is None:
            raise account_rules.PasskeyIsWrong
        return {"secret": begun}
