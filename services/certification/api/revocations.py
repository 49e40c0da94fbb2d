"""Revoking a document, and closing its public page: a reason, and a second person."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from access.actor import current_actor, require_person, require_role
from messaging.work import Work
from rest import auditing
from rest.transaction import transaction
from services.certification.api.certificate_shapes import CertificateOut, RevocationIn
from services.certification.api.desk import OF_ISSUERS
from services.certification.api.register_desk import register, shown
from services.certification.domain.register import Entry
from services.certification.handlers import propose_revocation, revoke_certificate
from services.certification.handlers.propose_revocation import ProposeRevocation
from services.certification.handlers.revoke_certificate import RevokeCertificate
from services.certification.storage.register import Register
from services.certification.storage.revocations import Revocations

blueprint = Blueprint(
    "revocations", __name__, url_prefix="/v1/certificates", description="Documenten intrekken, en hun pagina sluiten."
)
of_the_school = require_role(*OF_ISSUERS, "coordinator")


@blueprint.route("/<uuid:certificate_id>/revocation", methods=["POST"])
@of_the_school
@require_person
@blueprint.arguments(RevocationIn)
@blueprint.response(201, CertificateOut)
@blueprint.alt_response(404)
def propose(body: dict[str, Any], certificate_id: UUID) -> dict[str, Any]:
    """Propose to revoke a document, with a reason; somebody else decides."""
    with transaction() as work:
        known = register(work)
        command = ProposeRevocation(certificate_id, body["reason"], body["explanation"], current_actor().person_id)
        propose_revocation.handle(command, known, work.use(Revocations), work.now)
        return _after(work, known, certificate_id)


@blueprint.route("/<uuid:certificate_id>/revocation", methods=["DELETE"])
@of_the_school
@blueprint.response(200, CertificateOut)
@blueprint.alt_response(404)
def withdraw(certificate_id: UUID) -> dict[str, Any]:
    """Take a proposal back; the document goes on counting."""
    with transaction() as work:
        known = register(work)
        revoke_certificate.withdraw(certificate_id, known, work.use(Revocations))
        return _after(work, known, certificate_id)


@blueprint.route("/<uuid:certificate_id>/revocation/approval", methods=["POST"])
@of_the_school
@require_person
@blueprint.response(201, CertificateOut)
@blueprint.alt_response(404)
def carry_out(certificate_id: UUID) -> dict[str, Any]:
    """Revoke it, as a second person; from now on the status list says so. A new one can be issued in its place."""
    with transaction() as work:
        known, actor = register(work), current_actor()
        only_of = (actor.organisation_id or UUID(int=0)) if actor.role in OF_ISSUERS else None
        command = RevokeCertificate(certificate_id, actor.person_id, only_of)
        told = revoke_certificate.handle(command, known, work.use(Revocations), work.now)
        work.publish(*told)
        return _after(work, known, certificate_id)


@blueprint.route("/<uuid:certificate_id>/closure", methods=["POST"])
@of_the_school
@blueprint.response(201, CertificateOut)
@blueprint.alt_response(404)
def close(certificate_id: UUID) -> dict[str, Any]:
    """Close the public page, because the young person asks for it; the document itself stays genuine."""
    with transaction() as work:
        known = register(work)
        known.get(certificate_id, lock=True)
        known.mark(certificate_id, closed_at=work.now)
        return _after(work, known, certificate_id)


@blueprint.route("/<uuid:certificate_id>/closure", methods=["DELETE"])
@of_the_school
@blueprint.response(200, CertificateOut)
@blueprint.alt_response(404)
def reopen(certificate_id: UUID) -> dict[str, Any]:
    """Open the public page again: the young person asks for it, or visitors guessed too often whose document it is."""
    with transaction() as work:
        known = register(work)
        known.get(certificate_id, lock=True)
        known.open_page(certificate_id)
        return _after(work, known, certificate_id)


def _after(work: Work, known: Register, certificate_id: UUID) -> dict[str, Any]:
    entry: Entry = known.get(certificate_id)
    auditing.about([entry.pupil_id] if entry.pupil_id else [])
    return shown(work, [entry])[0]
