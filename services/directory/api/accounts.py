"""Making an account and proving who one is, for the portal alone."""

from typing import Any
from uuid import UUID

from flask.views import MethodView
from flask_smorest import Blueprint
from marshmallow import Schema, fields, validate
from marshmallow.validate import Length, Regexp
from werkzeug.exceptions import TooManyRequests

from language.texts import N_, Later, _
from rest.inputs import MESSAGES, text
from rest.transaction import transaction
from services.directory.api.rights import mailing as portal_only
from services.directory.api.sessions import SECRET, SecretOut, TimesIn, secret
from services.directory.api.shapes import Input, identifier
from services.directory.domain import account_rules
from services.directory.domain.model import Person
from services.directory.handlers import (
    accept_invitation,
    choose_role,
    prove_identity,
    recognise_identity,
    use_session,
)
from services.directory.handlers.accept_invitation import AcceptInvitation
from services.directory.handlers.choose_role import ChooseRole
from services.directory.handlers.prove_identity import ProveIdentity
from services.directory.handlers.recognise_identity import RecogniseIdentity
from services.directory.handlers.use_session import UseSession
from services.directory.storage.accounts import Accounts
from services.directory.storage.organisations import Organisations
from services.directory.storage.passkeys import Passkeys
from services.directory.storage.people import People
from services.directory.storage.sessions import Sessions

SHORTEST, LONGEST = 12, 200  # characters of a password

blueprint = Blueprint("accounts", __name__, url_prefix="/v1", description="Accounts en uitnodigingen.")


def matching(pattern: str, wrong: str) -> fields.String:
    """A text of one shape."""
    return fields.String(required=True, validate=Regexp(pattern, error=wrong), error_messages=MESSAGES)


def code() -> fields.String:
    """Six digits."""
    return matching(r"[0-9]{6}\Z", N_("De code is zes cijfers."))


def sealing_key() -> fields.String:
    """32 bytes in base64url."""
    return matching(r"[A-Za-z0-9_-]{43}=\Z", N_("Geef 32 bytes in base64url."))


class InvitedOut(Schema):
    """Whom an invitation is for."""

    person_id = fields.UUID()
    name = fields.String()
    mail = fields.String()


class AcceptanceIn(Input):
    bounds = validate.Length(SHORTEST, LONGEST, error=Later("Gebruik {min} tot {max} tekens."))
    password = fields.String(required=True, validate=bounds, error_messages=MESSAGES)
    totp_secret = matching(r"[A-Z2-7]{32}\Z", N_("Geef 20 bytes in base32."))
    code = code()
    seal = sealing_key()


class ProofIn(TimesIn):
    mail = text(254)
    password = fields.String(required=True, validate=Length(1, LONGEST, error=N_("Te lang.")), error_messages=MESSAGES)
    code = text(20)
    address = text(100)
    seal = sealing_key()


class IdentityIn(TimesIn):
    issuer = text(500)
    subject = text(500)
    mail = fields.String(load_default=None, validate=Length(1, 254, error=N_("Te lang.")), error_messages=MESSAGES)


class ChoiceIn(Input):
    role_id = identifier()


class ChoiceOut(Schema):
    """A role to choose, and for whom."""

    id = fields.UUID()
    role = fields.String()
    organisation = fields.String()


@blueprint.route("/invitations/current")
class InvitationView(MethodView):
    @portal_only
    @blueprint.response(200, InvitedOut)
    @blueprint.doc(parameters=[SECRET])
    @blueprint.alt_response(404)
    def get(self) -> Person:
        """Tell whom the invitation with this secret is for; 404 when it does not work any more."""
        with transaction() as work:
            accounts = work.use(Accounts)
            return accounts.person_of(accounts.invitation(secret(), work.now))

    @portal_only
    @blueprint.arguments(AcceptanceIn)
    @blueprint.response(204)
    @blueprint.doc(parameters=[SECRET])
    @blueprint.alt_response(404)
    def post(self, body: dict[str, str]) -> None:
        """Make the account."""
        with transaction() as work:
            command = AcceptInvitation(secret(), **body)
            repositories = work.use(Accounts), work.use(Passkeys), work.use(Sessions)
            accept_invitation.handle(command, *repositories, work.now)


@blueprint.route("/proofs")
class ProofsView(MethodView):
    @portal_only
    @blueprint.arguments(ProofIn)
    @blueprint.response(201, SecretOut)
    def post(self, body: dict[str, Any]) -> dict[str, str]:
        """Begin a session with a password and a code; what is wrong is counted, and then refused."""
        with transaction() as work:
            repositories = work.use(People), work.use(Accounts), work.use(Sessions)
            outcome = prove_identity.handle(ProveIdentity(**body), *repositories, work.now)
        if outcome.wait:
            seconds = int(outcome.wait.total_seconds()) + 1
            raise TooManyRequests(
                description=_("Dat ging een paar keer mis. Wacht {seconds} seconden en probeer het opnieuw.").format(
                    seconds=seconds
                ),
                retry_after=seconds,
            )
        if not outcome.secret:
            raise account_rules.ProofIsWrong
        return {"secret": outcome.secret}


@blueprint.route("/identities/proofs")
class IdentityProofsView(MethodView):
    @portal_only
    @blueprint.arguments(IdentityIn)
    @blueprint.response(201, SecretOut)
    def post(self, body: dict[str, Any]) -> dict[str, str]:
        """Begin a session of somebody whom a provider recognised; refused for whom the directory does not know."""
        with transaction() as work:
            repositories = work.use(People), work.use(Accounts), work.use(Sessions)
            return {"secret": recognise_identity.handle(RecogniseIdentity(**body), *repositories, work.now)}


@blueprint.route("/sessions/current/roles")
class ChoicesView(MethodView):
    @portal_only
    @blueprint.response(200, ChoiceOut(many=True))
    @blueprint.doc(parameters=[SECRET])
    @blueprint.alt_response(404)
    def get(self) -> list[dict[str, Any]]:
        """List the roles that somebody may choose from."""
        with transaction() as work:
            _, person = use_session.handle(UseSession(secret()), work.use(People), work.use(Sessions), work.now)
            names = {each.organisation_id: each.name for each in work.use(Organisations).known().values()}
            return [
                {"id": each.role_id, "role": each.role, "organisation": names[each.organisation_id]}
                for each in person.roles
            ]


@blueprint.route("/sessions/current/role")
class ChoiceView(MethodView):
    @portal_only
    @blueprint.arguments(ChoiceIn)
    @blueprint.response(204)
    @blueprint.doc(parameters=[SECRET])
    @blueprint.alt_response(404)
    def put(self, body: dict[str, UUID]) -> None:
        """Choose the role of this session."""
        with transaction() as work:
            choose_role.handle(ChooseRole(secret(), body["role_id"]), work.use(People), work.use(Sessions), work.now)
