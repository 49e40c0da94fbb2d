"""/v1/cases/{id}/contact-attempts: every time somebody tried to reach a young person."""

from typing import Any

from flask_smorest import Blueprint

from access.actor import require_role
from messaging.ids import uuid7
from rest.idempotency import idempotent
from rest.paging import page, page_size, paged
from rest.transaction import transaction
from services.aftercare.api.desk import ANYBODY_IN_THE_CASE, Desk, reporter, seen_cases, start_of_page
from services.aftercare.api.inputs import ContactIn
from services.aftercare.api.outputs import ContactOut
from services.aftercare.domain.contact import Attempt
from services.aftercare.domain.ids import CaseId
from services.aftercare.handlers import log_contact
from services.aftercare.handlers.log_contact import LogContact
from services.aftercare.storage.contacts import Contacts
from services.aftercare.storage.lists import Lists
from services.aftercare.storage.policies import Policies
from services.aftercare.storage.readers import SCHOOL_STAFF

blueprint = Blueprint("contact-attempts", __name__, url_prefix="/v1/cases", description="Contact met de jongere.")


@blueprint.route("/<uuid:case_id>/contact-attempts", methods=["GET"])
@paged
@blueprint.response(200, ContactOut(many=True))
def list_attempts(case_id: CaseId) -> Any:  # noqa: ANN401  flask-smorest takes a body, or a body, status and headers
    """List every attempt, the first one first."""
    with transaction() as work:
        desk = Desk.of(work)
        case = work.use(Lists).case(case_id, desk.reader)
        desk.serve(case.job_coach_id)
        found = work.use(Contacts).page(case.case_id, start_of_page(), page_size() + 1)
        items, headers = page(found, lambda attempt: attempt.attempt_id)
        return [_shown(desk, attempt) for attempt in items], 200, headers


@blueprint.route("/<uuid:case_id>/contact-attempts", methods=["POST"])
@idempotent
@require_role(*ANYBODY_IN_THE_CASE)
@blueprint.arguments(ContactIn)
@blueprint.response(201, ContactOut)
def log(body: dict[str, Any], case_id: CaseId) -> dict[str, Any]:
    """Log an attempt: who was reached is called at the next contact moment, who was not a few working days later."""
    with transaction() as work:
        command = LogContact(case_id, uuid7(), made_by=reporter(), **body)
        policy, cases = work.use(Policies).current(), seen_cases(work)
        attempt, events = log_contact.handle(
            command, cases, work.use(Contacts), policy=policy, timers=work.timers, now=work.now
        )
        work.publish(*events)
        return vars(attempt)


def _shown(desk: Desk, attempt: Attempt) -> dict[str, Any]:
    return vars(attempt) | ({"note": None} if desk.reader.role == SCHOOL_STAFF else {})
