"""/v1/checks: what the public page of a document shows; for the portal alone, and every look is written down."""

from typing import Any

from flask_smorest import Blueprint
from marshmallow import Schema, fields
from marshmallow.validate import Length

from access.actor import require_role
from language.texts import N_
from rest import auditing
from rest.inputs import MESSAGES, NOT_REQUIRED, Input, text
from rest.transaction import transaction
from services.certification.api.certificate_shapes import StatedOut
from services.certification.api.register_desk import stated
from services.certification.domain.local_time import day_of
from services.certification.handlers import check_certificate
from services.certification.handlers.check_certificate import CLOSED, Check, CheckCertificate
from services.certification.storage.issuer_keys import IssuerKeys
from services.certification.storage.register import Register

blueprint = Blueprint("checks", __name__, url_prefix="/v1", description="Is dit document echt?")


class CheckIn(Input):
    """The code of the document, and what the visitor knows of whose it is."""

    code = fields.String(required=True, validate=Length(1, 60, error=N_("Vul de code in.")), error_messages=MESSAGES)
    surname = text(100, required=False)
    born_on = fields.Date(error_messages=MESSAGES, **NOT_REQUIRED)


class CheckOut(Schema):
    """What is known of the document; of a page that was closed nothing but its state. The name only for who knew it."""

    state = fields.String(metadata={"description": "valid, revoked or closed."})
    is_trusted = fields.Boolean(metadata={"description": "The region says that this issuer may."})
    is_test = fields.Boolean()
    kind = fields.String(allow_none=True)
    regime = fields.String(allow_none=True)
    serial = fields.String(allow_none=True)
    issuer = fields.String(allow_none=True)
    qualification = fields.String(allow_none=True)
    level = fields.Integer(allow_none=True)
    crebo = fields.String(allow_none=True)
    company = fields.String(allow_none=True)
    begins_on = fields.Date(allow_none=True)
    ends_on = fields.Date(allow_none=True)
    issued_on = fields.Date(allow_none=True)
    revoked_on = fields.Date(allow_none=True)
    work_processes = fields.List(fields.Nested(StatedOut))
    programme = fields.String(allow_none=True, metadata={"description": "Of a diploma: what was finished."})
    parts = fields.List(fields.String(), metadata={"description": "Of a diploma: the parts of the programme."})
    knows = fields.Boolean(allow_none=True, metadata={"description": "What was typed fits; null when nothing was."})
    is_guessed_too_often = fields.Boolean(
        metadata={"description": "Too often today: the holder can be named tomorrow."}
    )
    is_guessed_out = fields.Boolean(metadata={"description": "Too often: only the school opens it for tries again."})
    name = fields.String(allow_none=True)
    born_in = fields.Integer(allow_none=True)


@blueprint.route("/checks", methods=["POST"])
@require_role("system")
@blueprint.arguments(CheckIn)
@blueprint.response(201, CheckOut)
@blueprint.alt_response(404)
def check(body: dict[str, Any]) -> dict[str, Any]:
    """Look a document up by its code."""
    with transaction() as work:
        found = check_certificate.handle(
            CheckCertificate(**body), work.use(Register), work.use(IssuerKeys), day_of(work.now)
        )
        about = (found.entry.pupil_id, found.entry.certificate_id)
        auditing.about([each for each in about if each])
        return _shown(found)


def _shown(found: Check) -> dict[str, Any]:
    entry, fact = found.entry, found.entry.certificate
    said: dict[str, Any] = {
        "state": found.state,
        "is_trusted": found.is_trusted,
        "is_test": fact.is_test,
        "revoked_on": day_of(entry.revoked_at) if entry.revoked_at else None,
        "work_processes": [],
        "parts": [],
        "is_guessed_too_often": found.is_guessed_too_often,
        "is_guessed_out": found.is_guessed_too_often and entry.is_guessed_out,
    }
    if found.state == CLOSED or entry.closed_at is not None:
        return said
    return said | {
        "kind": fact.kind,
        "regime": fact.regime,
        "serial": fact.serial,
        "issuer": fact.issuer.name,
        **stated(fact),
        "issued_on": day_of(fact.issued_at),
        "knows": found.is_recognised,
        "name": fact.holder.name if found.shows_name else None,
        "born_in": fact.holder.born_on.year if found.shows_name else None,
    }
