"""Systems of organisations that call the APIs: given and taken away by the administrator, recognised for the portal."""

from typing import Any
from uuid import UUID

from flask.views import MethodView
from flask_smorest import Blueprint
from marshmallow import Schema, fields
from marshmallow.validate import Length

from language.texts import N_
from rest.inputs import MESSAGES, text
from rest.paging import page, page_size, paged, starts_after
from rest.transaction import transaction
from services.directory.api.rights import mailing as portal_only
from services.directory.api.rights import writing
from services.directory.api.shapes import Input, identifier
from services.directory.domain import account_rules
from services.directory.domain.client import Client
from services.directory.handlers import issue_client
from services.directory.handlers.issue_client import IssueClient
from services.directory.storage.clients import Clients
from services.directory.storage.organisations import Organisations

blueprint = Blueprint("clients", __name__, url_prefix="/v1", description="Systemen van organisaties.")


class ClientIn(Input):
    organisation_id = identifier()
    name = text(100)


class ClientOut(Schema):
    id = fields.UUID(attribute="client_id")
    organisation_id = fields.UUID()
    name = fields.String()
    role = fields.String()
    issued_at = fields.AwareDateTime()
    revoked_at = fields.AwareDateTime(allow_none=True)


class IssuedClientOut(ClientOut):
    """With the secret, which is told once and kept nowhere."""

    secret = fields.String()


class ClientProofIn(Input):
    client_id = identifier()
    secret = fields.String(required=True, validate=Length(1, 200, error=N_("Te lang.")), error_messages=MESSAGES)


@blueprint.route("/clients")
class ClientsView(MethodView):
    @paged
    @writing
    @blueprint.response(200, ClientOut(many=True))
    def get(self) -> tuple[list[Client], int, dict[str, str]]:
        """List the systems, revoked ones too."""
        with transaction() as work:
            found = work.use(Clients).page(starts_after(UUID), page_size() + 1)
        items, headers = page(found, key=lambda each: each.client_id)
        return items, 200, headers

    @writing
    @blueprint.arguments(ClientIn)
    @blueprint.response(201, IssuedClientOut)
    def post(self, body: dict[str, Any]) -> dict[str, Any]:
        """Give a system access; not repeatable, because the secret is kept nowhere."""
        with transaction() as work:
            repositories = work.use(Organisations), work.use(Clients)
            client, secret = issue_client.handle(IssueClient(**body), *repositories, work.now)
            return {**vars(client), "secret": secret}


@blueprint.route("/clients/<uuid:client_id>")
class ClientView(MethodView):
    @writing
    @blueprint.response(204)
    def delete(self, client_id: UUID) -> None:
        """Take the access away."""
        with transaction() as work:
            work.use(Clients).get(client_id).revoke(work.now)


@blueprint.route("/client-proofs")
class ClientProofsView(MethodView):
    @portal_only
    @blueprint.arguments(ClientProofIn)
    @blueprint.response(200, ClientOut)
    def post(self, body: dict[str, Any]) -> Client:
        """Recognise a system by its secret; the portal gives it a token."""
        with transaction() as work:
            client = work.use(Clients).find(body["client_id"])
            if client is None or not client.is_proven(body["secret"]):
                raise account_rules.ClientIsWrong
            return client
