"""POST /v1/catalogue-imports: a sheet of qualifications, work processes, work cards, or recognised companies."""

from typing import Any, Final

from flask import Response, request
from flask_smorest import Blueprint
from werkzeug.exceptions import BadRequest, UnsupportedMediaType

from access.actor import require_role
from language.texts import N_, _
from rest.problems import problem
from rest.transaction import transaction
from services.certification.api.catalogue_shapes import ImportOut, ImportQuery
from services.certification.domain.sheet import SheetRefused
from services.certification.handlers import import_catalogue
from services.certification.handlers.import_catalogue import ImportCatalogue
from services.certification.storage.catalogue import Catalogue
from services.certification.storage.sheets import open_sheet

blueprint = Blueprint("catalogue-imports", __name__, url_prefix="/v1", description="Lijsten voor de catalogus.")
MEND: Final = N_("Deze lijst kan niet worden gelezen. Verbeter de genoemde kolommen en stuur opnieuw.")
SHEET: Final = {
    "required": True,
    "description": "A CSV or Excel file (.xlsx) of at most 1 MB: qualifications, work processes, work cards or recognised companies.",
    "content": {
        "multipart/form-data": {
            "schema": {
                "type": "object",
                "properties": {"file": {"type": "string", "format": "binary"}},
                "required": ["file"],
            },
            "example": {"file": "crebo;dossierversie;kerntaak;werkproces;titel;geldig_van;geldig_tot"},
        },
    },
}


@blueprint.route("/catalogue-imports", methods=["POST"])
@require_role("coordinator", "admin")
@blueprint.doc(requestBody=SHEET)
@blueprint.arguments(ImportQuery, location="query", as_kwargs=True)
@blueprint.response(200, ImportOut)
def import_sheet(*, dry_run: bool) -> dict[str, Any] | Response:
    """Import a sheet, or look first (`dry_run=true`). Good rows go in together; each bad row is told with its reasons."""
    if request.mimetype != "multipart/form-data":
        raise UnsupportedMediaType(description=_("Stuur het bestand als multipart/form-data, in het veld 'file'."))
    file = request.files.get("file")
    if file is None:
        raise BadRequest(description=_("Stuur het bestand in het veld 'file'."))
    file.seek(0)  # a request that met another one is done again, and then the file was read before
    try:
        sheet = open_sheet(file.read())
    except SheetRefused as unfit:
        errors = [{"field": column, "reason": sentence} for column, sentence in unfit.problems]
        return problem(400, _(MEND), errors=errors)
    with transaction() as work:
        told = import_catalogue.handle(ImportCatalogue(sheet, is_dry_run=dry_run), work.use(Catalogue))
    return vars(told) | {"notes": list(sheet.notes), "dry_run": dry_run}
