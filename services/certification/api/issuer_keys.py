"""/v1/issuer-keys: with which key a school signs; made by an administrator, put into use by somebody else."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint
from marshmallow import Schema, fields

from access.actor import current_actor, require_person, require_role
from rest import neighbours
from rest.inputs import MESSAGES, Input, text
from rest.paging import page, page_size, paged, starts_after
from rest.transaction import transaction
from services.certification.api.desk import OF_ISSUERS
from services.certification.api.register_desk import room, signers
from services.certification.domain.issuer_key import IssuerKey
from services.certification.domain.register_rules import OnlyABodyThatIssues
from services.certification.handlers import approve_issuer_key, make_issuer_key, withdraw_issuer_key
from services.certification.handlers.approve_issuer_key import ApproveIssuerKey
from services.certification.handlers.make_issuer_key import Body, MakeIssuerKey
from services.certification.storage.issuer_keys import IssuerKeys

blueprint = Blueprint("issuer-keys", __name__, url_prefix="/v1", description="Sleutels waarmee een school ondertekent.")


class IssuerKeyIn(Input):
    """For which school, and how it is called on its documents."""

    organisation_id = fields.UUID(required=True, error_messages=MESSAGES)
    name = text(100)
    place = text(60)


class IssuerKeyOut(Schema):
    """One key: the public half alone. It is waiting, in use, or retired; with a retired one old documents stay genuine."""

    id = fields.UUID(attribute="key_id")
    organisation_id = fields.UUID()
    code = fields.String()
    name = fields.String()
    place = fields.String()
    did = fields.String()
    kid = fields.String()
    state = fields.String()
    is_test = fields.Boolean()
    made_by_id = fields.UUID(attribute="made_by")
    made_at = fields.AwareDateTime()
    approved_by_id = fields.UUID(attribute="approved_by", allow_none=True)
    approved_at = fields.AwareDateTime(allow_none=True)
    retired_at = fields.AwareDateTime(allow_none=True)


@blueprint.route("/issuer-keys", methods=["GET"])
@require_role("admin", "coordinator", *OF_ISSUERS)
@paged
@blueprint.response(200, IssuerKeyOut(many=True))
def list_keys() -> tuple[list[IssuerKey], int, dict[str, str]]:
    """List keys, the oldest first; a school sees its own."""
    actor, start = current_actor(), starts_after(UUID)
    only = (actor.organisation_id or UUID(int=0)) if actor.role in OF_ISSUERS else None
    with transaction() as work:
        found = work.use(IssuerKeys).page(start, page_size() + 1, only)
    items, headers = page(found, lambda each: each.key_id)
    return items, 200, headers


@blueprint.route("/issuer-keys", methods=["POST"])
@require_role("admin")
@blueprint.arguments(IssuerKeyIn)
@blueprint.response(201, IssuerKeyOut)
def make(body: dict[str, Any]) -> IssuerKey:
    """Make a key for a school; it signs nothing until somebody of the school or the coordinator puts it into use."""
    with transaction(is_look=True):
        pass  # whoever holds the role no longer is refused before anybody else is asked
    known = neighbours.ask("directory", f"/v1/organisations/{body['organisation_id']}")
    if known is None:
        raise OnlyABodyThatIssues
    its = Body(body["organisation_id"], known["kind"], known.get("code") or "")
    here, keeper = room(), signers()
    command = MakeIssuerKey(
        its, body["name"], body["place"], current_actor().person_id, here.at.public_url, is_test=not here.is_real
    )
    with transaction() as work:
        return make_issuer_key.handle(command, keeper.make, work.use(IssuerKeys), work.now)


@blueprint.route("/issuer-keys/<uuid:key_id>", methods=["DELETE"])
@require_role("admin")
@blueprint.response(204)
@blueprint.alt_response(404)
def withdraw(key_id: UUID) -> None:
    """Take away a key that waits, because something about it is wrong; then a new one can be made."""
    with transaction() as work:
        key = withdraw_issuer_key.handle(key_id, work.use(IssuerKeys))
    signers().forget(key)  # after the commit: a key without its row signs nothing, a row without its key neither


@blueprint.route("/issuer-keys/<uuid:key_id>/approval", methods=["POST"])
@require_role("coordinator", *OF_ISSUERS)
@require_person
@blueprint.response(201, IssuerKeyOut)
@blueprint.alt_response(404)
def approve(key_id: UUID) -> IssuerKey:
    """Put a key into use; whoever made it may not. The former key signs no more."""
    actor = current_actor()
    only = (actor.organisation_id or UUID(int=0)) if actor.role in OF_ISSUERS else None
    with transaction() as work:
        return approve_issuer_key.handle(
            ApproveIssuerKey(key_id, actor.person_id, only), work.use(IssuerKeys), work.now
        )
