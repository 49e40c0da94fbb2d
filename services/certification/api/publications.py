"""What everybody may read of issuers: their keys, who is revoked, and whom the region trusts; passed on by the portal."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import structlog
from flask_smorest import Blueprint
from marshmallow import Schema, fields
from werkzeug.exceptions import ServiceUnavailable

from access.actor import require_role
from language.texts import N_, _
from rest.transaction import transaction
from services.certification.api.register_desk import room
from services.certification.domain.register_rules import IssuerNotFound
from services.certification.handlers import publish_status_list
from services.certification.papers import did
from services.certification.papers.signer import KeyMissing
from services.certification.storage.issuer_keys import IssuerKeys
from services.certification.storage.register import Register

blueprint = Blueprint("publications", __name__, url_prefix="/v1", description="Wat iedereen mag lezen van uitgevers.")
log = structlog.get_logger()
NO_LIST: Final = N_("De lijst met ingetrokken documenten is er nu niet. Probeer het later nog eens.")
NUMBER: Final = re.compile(r"[1-9][0-9]{0,5}")
portal_only = require_role("system")


class DidOut(Schema):
    """The document of an issuer (did:web), with all the keys that it ever signed with."""

    document = fields.Dict()


class StatusListOut(Schema):
    """A Bitstring Status List credential, as JWT."""

    jwt = fields.String()


class TrustedOut(Schema):
    """An issuer that the region trusts, with its keys."""

    did = fields.String()
    name = fields.String()
    is_test = fields.Boolean()
    keys = fields.List(fields.Dict())


class TrustListOut(Schema):
    """Whom the region trusts to issue."""

    region = fields.String(metadata={"description": "Filled in by the portal, which knows its region."})
    updated_at = fields.AwareDateTime(allow_none=True)
    issuers = fields.List(fields.Nested(TrustedOut))


@blueprint.route("/issuers/<string:code>/did", methods=["GET"])
@portal_only
@blueprint.response(200, DidOut)
@blueprint.alt_response(404)
def get_did(code: str) -> dict[str, Any]:
    """Give the keys of an issuer."""
    with transaction() as work:
        keys = work.use(IssuerKeys).of_code(code, is_real=room().is_real)
    if not keys:
        raise IssuerNotFound(code)
    its_did = keys[-1].did  # what was signed at a former address is verified there
    return {"document": did.document(its_did, [json.loads(each.jwk) for each in keys if each.did == its_did])}


@blueprint.route("/issuers/<string:code>/status-lists/<string:list_number>", methods=["GET"])
@portal_only
@blueprint.response(200, StatusListOut)
@blueprint.alt_response(404)
def get_status_list(code: str, list_number: str) -> dict[str, str]:
    """Give which documents of an issuer are revoked."""
    if not NUMBER.fullmatch(list_number):
        raise IssuerNotFound(code)
    with transaction() as work, _key_at_hand():
        jwt = publish_status_list.handle(
            code, int(list_number), work.use(IssuerKeys), work.use(Register), room(), work.now
        )
    return {"jwt": jwt}


@contextmanager
def _key_at_hand() -> Iterator[None]:
    """Say that the list cannot be had now, when the key is lost: that there is none would be untrue."""
    try:
        yield
    except KeyMissing as error:
        log.error("key_missing", detail=str(error))  # noqa: TRY400  the trace adds nothing
        raise ServiceUnavailable(description=_(NO_LIST)) from error


@blueprint.route("/trust-list", methods=["GET"])
@portal_only
@blueprint.response(200, TrustListOut)
def get_trust_list() -> dict[str, Any]:
    """Give whom the region trusts: every school that two persons let sign."""
    with transaction() as work:
        keys = work.use(IssuerKeys).trusted(is_real=room().is_real)
    changed = [at for key in keys for at in (key.approved_at, key.retired_at) if at]
    issuers: dict[str, dict[str, Any]] = {}
    for key in keys:
        one = issuers.setdefault(key.did, {"did": key.did, "keys": []})
        one |= {"name": key.name, "is_test": key.is_test}
        one["keys"].append(json.loads(key.jwk))
    return {"region": "", "updated_at": max(changed, default=None), "issuers": list(issuers.values())}
