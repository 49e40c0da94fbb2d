"""/v1/support-accesses: break-glass. One file, one hour, a reason, and a second person who approves."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask_smorest import Blueprint
from marshmallow import EXCLUDE, Schema, fields, validate
from werkzeug.exceptions import BadRequest, Forbidden

from access.actor import current_actor, require_role
from access.policy import SUPPORTERS
from language.texts import N_
from messaging.work import Work
from rest.auditing import about
from rest.idempotency import idempotent
from rest.inputs import readable_lines
from rest.paging import page, page_size, page_start, paged
from rest.transaction import support_openings, transaction
from services.intake.api.schemas import NumberedPupil
from services.intake.domain.days import day_of
from services.intake.domain.support_access import STATES, SupportAccess
from services.intake.handlers import ask_support_access, decide_support_access, end_support_access
from services.intake.handlers.ask_support_access import AskSupportAccess
from services.intake.handlers.decide_support_access import DecideSupportAccess
from services.intake.handlers.end_support_access import EndSupportAccess
from services.intake.storage.pupils import Pupils
from services.intake.storage.support_accesses import SupportAccesses

DECIDERS = ("admin", "coordinator")
EVERYBODY_IN_IT = tuple(sorted({*DECIDERS, *SUPPORTERS}))
NOT_IN_COVENANT = N_("Het privacyconvenant van de regio geeft uw rol geen noodtoegang.")

blueprint = Blueprint("support-accesses", __name__, url_prefix="/v1/support-accesses", description="Noodtoegang.")


class AccessRequest(NumberedPupil):
    """Whose file, and why."""

    reason = fields.String(
        required=True,
        validate=[
            validate.Length(10, 500, error=N_("Zeg in 10 tot 500 tekens waarvoor u het dossier moet zien.")),
            readable_lines,
        ],
        error_messages={
            "required": N_("Vul de reden in."),
            "null": N_("Vul de reden in."),
            "invalid": N_("Dit is geen tekst."),
        },
    )


class AccessQuery(Schema):
    current = fields.Boolean(load_default=None, error_messages={"invalid": N_("Kies uit: true, false.")})

    class Meta:
        unknown = EXCLUDE


class AccessAnswer(Schema):
    """A request and where it stands; `until` from the approval on."""

    id = fields.UUID(required=True, attribute="access_id")
    pupil_id = fields.UUID(required=True)
    person_id = fields.UUID(required=True)
    role = fields.String(required=True)
    reason = fields.String(required=True)
    state = fields.String(required=True, validate=validate.OneOf(STATES))
    requested_at = fields.AwareDateTime(required=True)
    decided_by_id = fields.UUID(required=True, allow_none=True)
    decided_at = fields.AwareDateTime(required=True, allow_none=True)
    until = fields.AwareDateTime(required=True, allow_none=True)


@blueprint.route("", methods=["GET"])
@paged
@require_role(*EVERYBODY_IN_IT)
@blueprint.arguments(AccessQuery, location="query")
@blueprint.response(200, AccessAnswer(many=True))
def list_accesses(query: dict[str, Any]) -> tuple[Sequence[dict[str, Any]], int, dict[str, str]]:
    """List requests, the newest first: all for who may decide, the own ones for others."""
    actor = current_actor()
    whose = None if actor.role in DECIDERS else actor.person_id
    with transaction() as work:
        found = work.use(SupportAccesses).page(whose, _start(), page_size() + 1, work.now, is_current=query["current"])
        items, headers = page(found, lambda each: each.access_id)
        return [shown(each, work) for each in items], 200, headers


@blueprint.route("", methods=["POST"])
@idempotent
@require_role(*sorted(SUPPORTERS))
@blueprint.arguments(AccessRequest)
@blueprint.response(201, AccessAnswer)
@blueprint.alt_response(404)
def ask(asked: dict[str, Any]) -> dict[str, Any]:
    """Ask to see a file; nothing is shown until somebody else approves."""
    actor = current_actor()
    with transaction() as work:
        if not support_openings("pupil", day_of(work.now)):
            raise Forbidden(description=NOT_IN_COVENANT)
        command = AskSupportAccess(**asked, person_id=actor.person_id, role=actor.role)
        repositories = work.use(Pupils), work.use(SupportAccesses)
        access, events = ask_support_access.handle(command, *repositories, work.now)
        work.publish(*events)
        return shown(access, work)


@blueprint.route("/<uuid:access_id>/approval", methods=["POST"])
@idempotent
@require_role(*DECIDERS)
@blueprint.response(200, AccessAnswer)
@blueprint.alt_response(404)
def approve(access_id: UUID) -> dict[str, Any]:
    """Approve a request of somebody else: it is open for one hour from now."""
    return _decide(access_id, is_approved=True)


@blueprint.route("/<uuid:access_id>/refusal", methods=["POST"])
@idempotent
@require_role(*DECIDERS)
@blueprint.response(200, AccessAnswer)
@blueprint.alt_response(404)
def refuse(access_id: UUID) -> dict[str, Any]:
    """Refuse a request of somebody else."""
    return _decide(access_id, is_approved=False)


@blueprint.route("/<uuid:access_id>/end", methods=["POST"])
@idempotent
@require_role(*EVERYBODY_IN_IT)
@blueprint.response(200, AccessAnswer)
@blueprint.alt_response(404)
def end(access_id: UUID) -> dict[str, Any]:
    """End it before its hour: one's own, or any for who may decide."""
    actor = current_actor()
    with transaction() as work:
        only_of = None if actor.role in DECIDERS else actor.person_id
        command = EndSupportAccess(access_id, only_of)
        access, events = end_support_access.handle(command, work.use(SupportAccesses), work.now)
        work.publish(*events)
        return shown(access, work)


def shown(access: SupportAccess, work: Work) -> dict[str, Any]:
    """Show a request; that it was shown is written down with the file it is about."""
    about([access.pupil_id])
    return vars(access) | {"state": access.state(work.now)}


def _decide(access_id: UUID, *, is_approved: bool) -> dict[str, Any]:
    with transaction() as work:
        command = DecideSupportAccess(access_id, current_actor().person_id, is_approved)
        access, events = decide_support_access.handle(command, work.use(SupportAccesses), work.now)
        work.publish(*events)
        return shown(access, work)


def _start() -> UUID | None:
    start = page_start()
    try:
        return UUID(start) if start else None
    except ValueError as error:
        raise BadRequest(
            description=N_("cursor klopt niet: gebruik de link 'next' van de vorige bladzijde.")
        ) from error
