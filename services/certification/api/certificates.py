"""/v1/certificates: documents to issue, to look up, to print and to carry along."""

from base64 import b64encode
from typing import Any, Final
from uuid import UUID

from flask import Response
from flask_smorest import Blueprint

from access.actor import current_actor, require_role
from rest import auditing
from rest.paging import page, page_size, paged, starts_after
from rest.problems import problem
from rest.transaction import transaction
from services.certification.api.certificate_shapes import (
    BatchOut,
    CertificateOut,
    CertificateQuery,
    CredentialOut,
    IssueIn,
    PaperOut,
)
from services.certification.api.desk import OF_ISSUERS, seen
from services.certification.api.register_desk import names_of, register, room, shown
from services.certification.domain.register_rules import NothingIssued, PaperIsDestroyed, PaperIsNotThere
from services.certification.handlers import issue_certificates
from services.certification.handlers.issue_certificates import IssueCertificates, Outcome
from services.certification.storage.register import Wanted

blueprint = Blueprint("certificates", __name__, url_prefix="/v1", description="Praktijkverklaringen.")

COORDINATOR: Final = "coordinator"


# Repeatable by itself: what was issued is given as it is, and no second one is made.
@blueprint.route("/certificates", methods=["POST"])
@require_role(*OF_ISSUERS, COORDINATOR)
@blueprint.arguments(IssueIn)
@blueprint.response(201, BatchOut)
@blueprint.alt_response(404)
def issue(body: dict[str, Any]) -> dict[str, Any] | Response:
    """Issue what is complete, each trajectory wholly or not; of the others the answer says what is missing.

    When nothing can be issued it says so (409). Asked again, it gives the same documents. Whoever asked for the judgement
    does not issue it: a colleague does, or the coordinator.
    """
    wanted = list(dict.fromkeys(body["trajectory_ids"]))
    with transaction(is_look=True) as work:
        trajectories = seen(work)
        pupil_ids = [trajectories.get(each).pupil_id for each in wanted]
    named = names_of(pupil_ids)  # between two transactions: intake may take its time
    auditing.about(pupil_ids)
    actor = current_actor()
    only = None if actor.role == COORDINATOR else actor.organisation_id or UUID(int=0)
    command = IssueCertificates(wanted, named, actor.person_id, only, body["dry_run"])
    with transaction() as work:
        outcomes, events = issue_certificates.handle(command, seen(work), work, room())
        work.publish(*events)
        is_refused = not any(each.entry for each in outcomes) and not body["dry_run"]
        if is_refused:
            auditing.refused()
    if is_refused:
        refused = NothingIssued()
        kind = f"urn:doorlijn:rule:{type(refused).__name__}"
        return problem(409, str(refused), kind=kind, errors=[each for one in outcomes for each in errors_of(one)])
    return batch_of(outcomes, "trajectory_id")


@blueprint.route("/certificates", methods=["GET"])
@paged
@blueprint.arguments(CertificateQuery, location="query")
@blueprint.response(200, CertificateOut(many=True))
def list_certificates(query: dict[str, Any]) -> tuple[list[dict[str, Any]], int, dict[str, str]]:
    """List documents, the newest first, page by page."""
    start, size = starts_after(UUID), page_size()
    with transaction() as work:
        found = register(work).page(start, size + 1, Wanted(**query))
        items, headers = page(found, lambda each: each.certificate_id)
        return shown(work, items), 200, headers


@blueprint.route("/certificates/<uuid:certificate_id>", methods=["GET"])
@blueprint.response(200, CertificateOut)
@blueprint.alt_response(404)
def get_certificate(certificate_id: UUID) -> dict[str, Any]:
    """Show one document."""
    with transaction() as work:
        return shown(work, [register(work).get(certificate_id)])[0]


@blueprint.route("/certificates/<uuid:certificate_id>/paper", methods=["GET"])
@blueprint.response(200, PaperOut)
@blueprint.alt_response(404)
def get_paper(certificate_id: UUID) -> dict[str, str]:
    """Give the sealed PDF; a moment after issuing it may not be there yet (409)."""
    with transaction() as work:
        known = register(work)
        entry = known.get(certificate_id)
        auditing.about([entry.pupil_id] if entry.pupil_id else [])
        pdf = known.paper(certificate_id)
    if pdf is None:
        raise PaperIsDestroyed if entry.has_paper else PaperIsNotThere
    return {"serial": entry.certificate.serial, "pdf": b64encode(pdf).decode()}


@blueprint.route("/certificates/<uuid:certificate_id>/credential", methods=["GET"])
@blueprint.response(200, CredentialOut)
@blueprint.alt_response(404)
def get_credential(certificate_id: UUID) -> dict[str, str]:
    """Give the credential, for a wallet."""
    with transaction() as work:
        entry = register(work).get(certificate_id)
        auditing.about([entry.pupil_id] if entry.pupil_id else [])
        return {"serial": entry.certificate.serial, "jwt": entry.credential}


def batch_of(outcomes: list[Outcome], about: str) -> dict[str, Any]:
    """Show what became of each; the batch is that of the new ones, where there are any."""
    there = sorted((each for each in outcomes if each.entry), key=lambda each: not each.is_new)
    return {
        "batch_id": there[0].entry.batch_id if there and there[0].entry else None,
        "issued": sum(each.is_new for each in outcomes),
        "items": [
            {
                about: each.about_id,
                "certificate_id": each.entry.certificate_id if each.entry else None,
                "serial": each.entry.certificate.serial if each.entry else None,
                "is_new": each.is_new,
                "missing": each.missing,
            }
            for each in outcomes
        ],
    }


def errors_of(outcome: Outcome) -> list[dict[str, str]]:
    """Say what is missing, by the id of what it is missing of."""
    return [{"field": str(outcome.about_id), "reason": each.sentence} for each in outcome.missing]
