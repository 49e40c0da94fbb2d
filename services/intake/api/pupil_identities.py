"""/v1/pupil-identities: name and day of birth, and nothing else, for whoever gives a document."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from rest.auditing import for_colleague
from rest.paging import MOST, page, page_size, paged, starts_after
from rest.transaction import transaction
from services.intake.api.answers import nameable
from services.intake.api.pupils import PupilQuery, ids_asked_for
from services.intake.api.schemas import PupilIdentityAnswer
from services.intake.domain.model import Pupil
from services.intake.storage.pupils import ReadablePupils

blueprint = Blueprint("pupil_identities", __name__, url_prefix="/v1", description="Names and days of birth")


@blueprint.route("/pupil-identities", methods=["GET"])
@paged
@blueprint.arguments(PupilQuery, location="query")
@blueprint.response(200, PupilIdentityAnswer(many=True))
def list_identities(query: dict[str, Any]) -> Any:  # noqa: ANN401  flask-smorest takes a body, or a body, status and headers
    """List who pupils are, page by page; with `ids` those of them whose document the reader may give."""
    start, size, school_id = starts_after(UUID), page_size(), query.get("school_id")
    with transaction() as work:
        seen = nameable(work)
        if "ids" in query:
            return _known(seen, [pupil for pupil, _ in seen.page(None, MOST, ids_asked_for(), school_id)])
        found = seen.page(start, size + 1, None, school_id)
        items, headers = page(found, lambda item: item[0].pupil_id)
        return _known(seen, [pupil for pupil, _ in items]), 200, headers


def _known(seen: ReadablePupils, found: list[Pupil]) -> list[Pupil]:
    for_colleague(*seen.for_whom([pupil.pupil_id for pupil in found]))
    return found
