"""/v1/paper-failures: how many papers cannot be made now and why, for the administrator; nothing of whose they are."""

from flask_smorest import Blueprint
from marshmallow import Schema, fields

from access.actor import require_role
from access.row_security import as_system
from rest.transaction import transaction
from services.certification.storage.register import Register

blueprint = Blueprint("paper-failures", __name__, url_prefix="/v1", description="Documenten die niet op papier komen.")


class PaperFailuresOut(Schema):
    """Documents that were issued and whose paper failed the last time; each is tried again every minute."""

    key_missing = fields.Integer(metadata={"description": "The key that signed is not where keys are kept."})
    no_layout = fields.Integer(metadata={"description": "No layout holds for them."})
    not_printable = fields.Integer(metadata={"description": "Our fonts lack a letter, or the layout is wrong."})
    other = fields.Integer()


@blueprint.route("/paper-failures", methods=["GET"])
@require_role("admin")
@blueprint.response(200, PaperFailuresOut)
def count() -> dict[str, int]:
    """Count papers that cannot be made, of all issuers, by what stands in the way."""
    with transaction() as work, as_system(work.session):
        return work.use(Register).count_failures()
