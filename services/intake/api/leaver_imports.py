"""POST /v1/leaver-imports: a sheet of leavers, as a file or as rows that somebody read from one."""

import io
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any, Final

from flask import Response, request
from flask_smorest import Blueprint
from webargs.flaskparser import parser
from werkzeug.exceptions import BadRequest

from access.actor import require_role
from language.texts import _
from rest.auditing import about
from rest.transaction import transaction
from services.intake.api.answers import own_school, refused_sheet, with_owners
from services.intake.api.schemas import MOST_ROWS, ImportAnswer, ImportQuery, RowsRequest
from services.intake.domain import refusals
from services.intake.domain.cells import is_blank
from services.intake.domain.row import Row, as_typed
from services.intake.domain.sheet import column_of, notes_on, refuse_bsn, without_bsn
from services.intake.handlers import report_leaver
from services.intake.handlers.report_leaver import ReportLeavers
from services.intake.storage.places import Places
from services.intake.storage.pupils import Pupils
from services.intake.storage.sheets.opening import open_sheet

MOST_UNPACKED = 20 << 20  # bytes that an Excel file of 1 MB may unpack to

blueprint = Blueprint("leaver_imports", __name__, url_prefix="/v1", description="Sheets of leavers")


SHEET: Final = {
    "required": True,
    "description": "A CSV or XLSX file of at most 1 MB, or rows that were read from one.",
    "content": {
        "multipart/form-data": {
            "schema": {
                "type": "object",
                "properties": {"file": {"type": "string", "format": "binary"}},
                "required": ["file"],
            },
            "example": {
                "file": "leerlingnummer;voornaam;achternaam;geboortedatum;brin;woongemeente;verlaten op;bestemming"
            },
        },
        "application/json": {"schema": RowsRequest},
    },
}


@blueprint.route("/leaver-imports", methods=["POST"])
@require_role("school_staff", "coordinator")
@blueprint.doc(requestBody=SHEET)
@blueprint.arguments(ImportQuery, location="query", as_kwargs=True)
@blueprint.response(200, ImportAnswer)
def import_leavers(*, dry_run: bool, with_refused_rows: bool) -> dict[str, Any] | Response:
    """Import a sheet, or look first (`dry_run=true`). Good rows go in together; each bad row is told with its reasons."""
    try:
        rows, notes = _rows_of_file() if request.mimetype == "multipart/form-data" else _rows_of_json()
    except refusals.SheetRefused as unfit:
        return refused_sheet(unfit)
    with transaction() as work:
        command = ReportLeavers(rows, own_school(), is_dry_run=dry_run)
        outcome = report_leaver.handle(command, work.use(Pupils), work.use(Places), work.now)
        work.publish(*outcome.events)
        about(change.pupil_id for change in outcome.changes)
        refused = with_owners(work, outcome.refused)
    wrong = {each.row for each in refused} if with_refused_rows else set()
    told = {
        "accepted": outcome.accepted,
        "dry_run": dry_run,
        "notes": notes,
        "refused_rows": [{"row": row.number, "cells": as_typed(row)} for row in rows if row.number in wrong],
    }
    return vars(outcome) | told | {"refused": refused}


def _rows_of_file() -> tuple[list[Row], list[str]]:
    file = request.files.get("file")
    if file is None:
        raise BadRequest(description=_("Stuur het bestand in het veld 'file'."))
    file.seek(0)  # a request that met another one is done again, and then the file was read before
    sheet = open_sheet(io.BytesIO(file.read()), MOST_UNPACKED)
    return _as_many_as_fit(sheet.rows), sheet.notes


def _rows_of_json() -> tuple[list[Row], list[str]]:
    given = parser.parse(RowsRequest(), request, location="json")["rows"]
    names = dict.fromkeys(name for row in given for name in row["cells"])
    columns = {name: column_of(name) for name in names}
    refuse_bsn(columns)
    notes = notes_on(name for name, column in columns.items() if not column)
    return _as_many_as_fit(without_bsn(_rows(given, columns))), notes


def _rows(given: Sequence[Mapping[str, Any]], columns: Mapping[str, str | None]) -> Iterable[Row]:
    for row in given:
        cells = {column: cell for name, cell in row["cells"].items() if (column := columns[name])}
        if row["problem"] or not all(map(is_blank, cells.values())):
            yield Row(row["row"], cells, row["problem"], row["duplicate_of"])


def _as_many_as_fit(rows: Iterable[Row]) -> list[Row]:
    found = list(islice(rows, MOST_ROWS + 1))
    if len(found) > MOST_ROWS:
        raise refusals.SheetIsNotTooLarge(
            _("Een bestand heeft hoogstens {most_rows} rijen. Deel het in kleinere bestanden.").format(
                most_rows=MOST_ROWS
            )
        )
    return found
