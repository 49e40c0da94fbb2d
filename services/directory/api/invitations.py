"""Invitations to make an account: given and taken back by the administrator, mailed by the platform."""

from typing import Any
from uuid import UUID

from flask.views import MethodView
from flask_smorest import Blueprint
from marshmallow import Schema, fields

from rest.transaction import transaction
from services.directory.api.rights import mailing, writing
from services.directory.handlers import invite_person, make_invitation_link
from services.directory.handlers.invite_person import InvitePerson, Link
from services.directory.handlers.make_invitation_link import MakeInvitationLink
from services.directory.storage.accounts import Accounts
from services.directory.storage.people import People

blueprint = Blueprint("invitations", __name__, url_prefix="/v1", description="Uitnodigingen voor een account.")


class LinkOut(Schema):
    """Told once: the portal's page for it is /uitnodiging/<secret>."""

    secret = fields.String()
    expires_at = fields.AwareDateTime()


class GivenOut(Schema):
    """The link for whoever cannot sign in yet; who can, finds it in his own mail alone: nobody else may take his place."""

    secret = fields.String(allow_none=True)
    expires_at = fields.AwareDateTime()


class InvitationOut(Schema):
    """Whether somebody can sign in here, and until when an invitation works, if there is one."""

    has_account = fields.Boolean()
    expires_at = fields.AwareDateTime(allow_none=True)


@blueprint.route("/people/<uuid:person_id>/invitation")
class PersonInvitationView(MethodView):
    @writing
    @blueprint.response(200, InvitationOut)
    def get(self, person_id: UUID) -> dict[str, Any]:
        """Tell how it stands with somebody's account; never the link."""
        with transaction() as work:
            person, accounts = work.use(People).get(person_id), work.use(Accounts)
            return {
                "has_account": accounts.has_way_in(person.person_id),
                "expires_at": accounts.invited_until(person.person_id, work.now),
            }

    @writing
    @blueprint.response(201, GivenOut)
    def post(self, person_id: UUID) -> dict[str, Any]:
        """Invite somebody to make an account, or to make it anew; earlier links stop working. A mail goes too."""
        with transaction() as work:
            people, accounts = work.use(People), work.use(Accounts)
            link, events = invite_person.handle(InvitePerson(person_id), people, accounts, work.now)
            work.publish(*events)
            secret = None if accounts.has_way_in(person_id) else link.secret
        return {"secret": secret, "expires_at": link.expires_at}

    @writing
    @blueprint.response(204)
    def delete(self, person_id: UUID) -> None:
        """Take the invitation back."""
        with transaction() as work:
            work.use(Accounts).take_back(work.use(People).get(person_id).person_id)


@blueprint.route("/invitations/<uuid:invitation_id>/links")
class InvitationLinksView(MethodView):
    @mailing
    @blueprint.response(201, LinkOut)
    @blueprint.alt_response(404)
    def post(self, invitation_id: UUID) -> Link:
        """Give the platform a link for the mail; 404 when the invitation was used, taken back or is over."""
        with transaction() as work:
            return make_invitation_link.handle(MakeInvitationLink(invitation_id), work.use(Accounts), work.now)
