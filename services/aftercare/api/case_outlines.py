"""/v1/case-outlines: which cases there are and how each stands, for lists of many; the cases themselves say the rest."""

from typing import Any

from flask_smorest import Blueprint
from marshmallow import Schema, fields

from rest.paging import page, page_size, paged
from rest.transaction import transaction
from services.aftercare.api.desk import Desk, start_of_page
from services.aftercare.api.inputs import CasesQuery
from services.aftercare.storage.lists import Lists
from services.aftercare.storage.tables import cases

blueprint = Blueprint("case-outlines", __name__, url_prefix="/v1/case-outlines", description="Zaken in het kort.")


class CaseOutlineOut(Schema):
    """A case in a few words."""

    id = fields.UUID(attribute="case_id")
    pupil_id = fields.UUID()
    school_id = fields.UUID()
    municipality = fields.String()
    left_on = fields.Date()
    ends_on = fields.Date()
    state = fields.String()
    job_coach_id = fields.UUID(allow_none=True)


@blueprint.route("", methods=["GET"])
@paged
@blueprint.arguments(CasesQuery, location="query")
@blueprint.response(200, CaseOutlineOut(many=True))
def list_outlines(query: dict[str, Any]) -> Any:  # noqa: ANN401  flask-smorest takes a body, or a body, status and headers
    """List the cases the reader may see, of one pupil or all, each in a few words."""
    wanted = [cases.c[name] == value for name, value in query.items() if value is not None]
    with transaction() as work:
        desk = Desk.of(work)
        found = work.use(Lists).outlines(desk.reader, wanted, start_of_page(), page_size() + 1)
        for case in found:
            desk.serve(case.job_coach_id)
        items, headers = page(found, lambda case: case.case_id)
        return items, 200, headers
