"""/v1/diplomas: what a school says was finished there; looked up, printed and revoked as every other document."""

from base64 import b64encode
from typing import Any
from uuid import UUID

from flask import Response
from flask_smorest import Blueprint

from access.actor import current_actor, require_role
from rest import auditing
from rest.problems import problem
from rest.transaction import transaction
from services.certification.api.certificate_shapes import PaperOut
from services.certification.api.certificates import batch_of, errors_of
from services.certification.api.desk import seen
from services.certification.api.diploma_shapes import DiplomaIn, DiplomaPreviewIn, DiplomasOut, finished_of
from services.certification.api.register_desk import names_of, room
from services.certification.domain.register_rules import NothingIssued, NothingToPreview, OnlyTheSchoolGivesItsDiploma
from services.certification.handlers import issue_diplomas, preview_certificate
from services.certification.handlers.issue_diplomas import IssueDiplomas
from services.certification.storage.issuer_keys import IssuerKeys

blueprint = Blueprint("diplomas", __name__, url_prefix="/v1", description="Diploma's van een school.")
NOBODY = UUID(int=0)
of_the_school = require_role("school_staff")


# Repeatable by itself: a diploma that says the same is given as it is.
@blueprint.route("/diplomas", methods=["POST"])
@of_the_school
@blueprint.arguments(DiplomaIn)
@blueprint.response(201, DiplomasOut)
@blueprint.alt_response(404)
def issue(body: dict[str, Any]) -> dict[str, Any] | Response:
    """Give pupils of the own school a diploma, each wholly or not; of the others the answer says what is missing.

    When none can be given it says so (409). One that says the same is given as it is; one that says something else must be
    revoked first.
    """
    wanted = sorted(set(body["pupil_ids"]))  # in one order, so that two requests do not wait for each other
    with transaction(is_look=True) as work:
        known = seen(work)
        for each in wanted:
            known.lock_pupil(each)
    named = names_of(wanted)  # between two transactions: intake may take its time
    auditing.about(wanted)
    actor, finished = current_actor(), finished_of(body)
    with transaction() as work:
        known = seen(work)
        schools = {each: known.lock_pupil(each)[0] for each in wanted}
        school = actor.organisation_id or NOBODY
        command = IssueDiplomas(finished, schools, named, actor.person_id, school, body["dry_run"])
        outcomes, events = issue_diplomas.handle(command, work, room())
        work.publish(*events)
        is_refused = not any(each.entry for each in outcomes) and not body["dry_run"]
        if is_refused:
            auditing.refused()
    if is_refused:
        refused = NothingIssued()
        kind = f"urn:doorlijn:rule:{type(refused).__name__}"
        return problem(409, str(refused), kind=kind, errors=[each for one in outcomes for each in errors_of(one)])
    return batch_of(outcomes, "pupil_id")


@blueprint.route("/diploma-previews", methods=["POST"])
@of_the_school
@blueprint.arguments(DiplomaPreviewIn)
@blueprint.response(201, PaperOut)
@blueprint.alt_response(404)
def preview(body: dict[str, Any]) -> dict[str, str]:
    """Give the diploma as it would be issued now, with a watermark and without a number."""
    pupil_id = body["pupil_id"]
    with transaction() as work:
        school, _left_on = seen(work).lock_pupil(pupil_id)
        here, now = room(), work.now
        key = work.use(IssuerKeys).in_use([school], is_real=here.is_real).get(school)
        auditing.about([pupil_id])
        if school != current_actor().organisation_id:
            raise OnlyTheSchoolGivesItsDiploma
    named = names_of([pupil_id]).get(pupil_id)
    if named is None:
        raise NothingToPreview
    pdf = preview_certificate.of_diploma(finished_of(body), named, key, here.at, now, here.layouts)
    return {"serial": "VOORBEELD", "pdf": b64encode(pdf).decode()}
