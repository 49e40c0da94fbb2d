"""How the document of a trajectory will look, before it is issued."""

from base64 import b64encode
from uuid import UUID

from flask_smorest import Blueprint

from access.actor import require_role
from rest import auditing
from rest.transaction import transaction
from services.certification.api.certificate_shapes import PaperOut
from services.certification.api.desk import OF_ISSUERS, seen
from services.certification.api.register_desk import names_of, room
from services.certification.domain.dossier import Named, issuer_of
from services.certification.handlers import preview_certificate
from services.certification.handlers.preview_certificate import Preview
from services.certification.storage.catalogue import Catalogue
from services.certification.storage.dossiers import Dossiers
from services.certification.storage.issuer_keys import IssuerKeys

blueprint = Blueprint("previews", __name__, url_prefix="/v1", description="Voorbeelden van een document.")


@blueprint.route("/trajectories/<uuid:trajectory_id>/preview", methods=["GET"])
@require_role(*OF_ISSUERS, "coordinator")
@blueprint.response(200, PaperOut)
@blueprint.alt_response(404)
def get_preview(trajectory_id: UUID) -> dict[str, str]:
    """Give the paper as it would be issued now, with a watermark and without a number."""
    with transaction() as work:
        found, dossiers, here = seen(work).get(trajectory_id), work.use(Dossiers), room()
        dossier, now = dossiers.of([found], is_real=here.is_real, public_url=here.at.public_url)[0], work.now
        qualification = work.use(Catalogue).qualifications([found.crebo])[found.crebo]
        key = work.use(IssuerKeys).in_use([issuer_of(found)], is_real=here.is_real).get(issuer_of(found))
    auditing.about([found.pupil_id])
    named = names_of([found.pupil_id]).get(found.pupil_id) or Named(found.called, None)
    asked = Preview(dossier, named, qualification, key)
    pdf = preview_certificate.handle(asked, here.at, now, here.layouts)
    return {"serial": "VOORBEELD", "pdf": b64encode(pdf).decode()}
