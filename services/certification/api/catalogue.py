"""/v1/catalogue-counts and /v1/qualifications: what the mbo structure holds, for everybody who works here."""

from typing import Any

from flask_smorest import Blueprint
from werkzeug.exceptions import BadRequest

from rest.paging import WRONG_CURSOR, page, page_size, page_start, paged
from rest.transaction import transaction
from services.certification.api.catalogue_shapes import (
    CountsOut,
    QualificationOut,
    QualificationQuery,
    QualificationWholeOut,
)
from services.certification.domain.catalogue import CREBO, Qualification
from services.certification.storage.catalogue import Catalogue

blueprint = Blueprint(
    "catalogue", __name__, url_prefix="/v1", description="Kwalificaties, werkprocessen en erkende leerbedrijven."
)


@blueprint.route("/catalogue-counts", methods=["GET"])
@blueprint.response(200, CountsOut)
def get_counts() -> dict[str, int]:
    """Count what the catalogue holds."""
    with transaction() as work:
        return work.use(Catalogue).counts()


@blueprint.route("/qualifications", methods=["GET"])
@paged
@blueprint.arguments(QualificationQuery, location="query")
@blueprint.response(200, QualificationOut(many=True))
def list_qualifications(query: dict[str, Any]) -> tuple[list[Qualification], int, dict[str, str]]:
    """List qualifications in the order of their crebo, page by page."""
    start = page_start()
    if start is not None and not CREBO.fullmatch(start):
        raise BadRequest(description=WRONG_CURSOR)
    with transaction() as work:
        found = work.use(Catalogue).page(
            start, page_size() + 1, query["text"], with_work_processes=query["with_work_processes"]
        )
    items, headers = page(found, lambda each: each.crebo)
    return items, 200, headers


@blueprint.route("/qualifications/<string:crebo>", methods=["GET"])
@blueprint.response(200, QualificationWholeOut)
@blueprint.alt_response(404)
def get_qualification(crebo: str) -> dict[str, Any]:
    """Show one qualification with its work processes and the companies that may train for it."""
    with transaction() as work:
        catalogue = work.use(Catalogue)
        found = catalogue.qualification(crebo)
        parts = {"work_processes": catalogue.work_processes(crebo), "recognitions": catalogue.recognitions(crebo)}
        return vars(found) | parts
