"""/v1/kept-documents: documents of a branche or an mbo school that a young person earned."""

from base64 import b64encode
from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from access.actor import current_actor, require_person, require_role
from messaging.work import Work
from rest import auditing
from rest.idempotency import idempotent
from rest.paging import page, page_size, paged, starts_after
from rest.transaction import transaction
from rest.versions import guard, guarded
from services.certification.api.desk import seen
from services.certification.api.kept_document_shapes import (
    KeptDocumentIn,
    KeptDocumentOut,
    KeptDocumentQuery,
    KeptFileOut,
    VerificationIn,
)
from services.certification.domain.kept_document import KeptDocument
from services.certification.domain.local_time import day_of
from services.certification.handlers import keep_document
from services.certification.handlers.keep_document import KeepDocument
from services.certification.storage.kept_documents import KeptDocuments

blueprint = Blueprint("kept-documents", __name__, url_prefix="/v1", description="Documenten van anderen.")
keeping = require_role("school_staff", "job_coach", "coordinator")


@blueprint.route("/kept-documents", methods=["GET"])
@paged
@blueprint.arguments(KeptDocumentQuery, location="query")
@blueprint.response(200, KeptDocumentOut(many=True))
def list_documents(query: dict[str, Any]) -> tuple[list[dict[str, Any]], int, dict[str, str]]:
    """List documents of others, the oldest first, page by page."""
    start, size = starts_after(UUID), page_size()
    with transaction() as work:
        found = _seen(work).page(start, size + 1, query["pupil_id"])
        items, headers = page(found, lambda each: each.document_id)
        return [_shown(work, each) for each in items], 200, headers


@blueprint.route("/kept-documents", methods=["POST"])
@idempotent
@keeping
@require_person
@blueprint.arguments(KeptDocumentIn)
@blueprint.response(201, KeptDocumentOut)
@blueprint.alt_response(404)
def keep(body: dict[str, Any]) -> dict[str, Any]:
    """Keep a document; of a branche with its PDF, which is looked at and kept with its hash."""
    with transaction() as work:
        school_id, _left_on = seen(work).lock_pupil(body["pupil_id"])
        command = KeepDocument(school_id=school_id, kept_by=current_actor().person_id, **body)
        return _shown(work, keep_document.handle(command, work.use(KeptDocuments), work.now))


@blueprint.route("/kept-documents/<uuid:document_id>", methods=["GET"])
@blueprint.response(200, KeptDocumentOut)
@blueprint.alt_response(404)
def get_document(document_id: UUID) -> dict[str, Any]:
    """Show one document."""
    with transaction() as work:
        found = _seen(work).get(document_id)
        auditing.about([found.pupil_id])
        return _shown(work, found)


@blueprint.route("/kept-documents/<uuid:document_id>", methods=["DELETE"])
@guarded
@keeping
@require_person
@blueprint.response(204)
@blueprint.alt_response(404)
def remove(document_id: UUID) -> None:
    """Take away what was kept by mistake."""
    with transaction() as work:
        known = _seen(work)
        found = known.get(document_id, lock=True)
        auditing.about([found.pupil_id])
        guard(KeptDocumentOut, _shown(work, found))
        found.check_removal(current_actor().person_id)
        known.remove(document_id)


@blueprint.route("/kept-documents/<uuid:document_id>/file", methods=["GET"])
@blueprint.response(200, KeptFileOut)
@blueprint.alt_response(404)
def get_file(document_id: UUID) -> dict[str, str]:
    """Give the file, as long as it is the one that was kept (409)."""
    with transaction() as work:
        known = _seen(work)
        found = known.get(document_id)
        auditing.about([found.pupil_id])
        return {"pdf": b64encode(keep_document.whole_file(found, known)).decode()}


@blueprint.route("/kept-documents/<uuid:document_id>/verification", methods=["POST"])
@keeping
@require_person
@blueprint.arguments(VerificationIn)
@blueprint.response(201, KeptDocumentOut)
@blueprint.alt_response(404)
def verify(body: dict[str, Any], document_id: UUID) -> dict[str, Any]:
    """Say, as a second person, that it was looked up with whoever gave it."""
    with transaction() as work:
        known, by = _seen(work), current_actor().person_id
        auditing.about([known.get(document_id).pupil_id])
        return _shown(work, keep_document.verify(document_id, by, body["how"], known, work.now))


def _seen(work: Work) -> KeptDocuments:
    reader = seen(work).reader
    known = work.use(KeptDocuments)
    return known.seen_by(reader) if reader else known


def _shown(work: Work, found: KeptDocument) -> dict[str, Any]:
    return vars(found) | {"state": found.state(day_of(work.now))}
