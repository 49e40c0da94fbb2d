"""What comes with an import: a CSV or XLSX file, or rows that somebody read from one."""

import io
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

from flask import request
from webargs.flaskparser import parser
from werkzeug.exceptions import BadRequest

from language.texts import _
from services.intake.api.schemas import MOST_ROWS, RowsRequest
from services.intake.domain import refusals
from services.intake.domain.cells import is_blank
from services.intake.domain.row import Row, as_typed
from services.intake.domain.sheet import column_of, notes_on, refuse_bsn, without_bsn
from services.intake.domain.vocabulary import LEAVERS, Layout
from services.intake.handlers.rows_told import Outcome
from services.intake.storage.sheets.opening import open_sheet

MOST_UNPACKED = 20 << 20  # bytes that an Excel file of 1 MB may unpack to


def sheet_of(example: str) -> dict[str, Any]:
    """Give the body as the OpenAPI document shows it."""
    return {
        "required": True,
        "description": "A CSV or XLSX file of at most 1 MB, or rows that were read from one.",
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "properties": {"file": {"type": "string", "format": "binary"}},
                    "required": ["file"],
                },
                "example": {"file": example},
            },
            "application/json": {"schema": RowsRequest},
        },
    }


def rows_sent(layout: Layout = LEAVERS) -> tuple[list[Row], list[str]]:
    """Give the rows of this request, and what a reader should know about them; raises SheetRefused."""
    return _rows_of_file(layout) if request.mimetype == "multipart/form-data" else _rows_of_json(layout)


def told(outcome: Outcome, rows: Sequence[Row], wrong: Iterable[int]) -> dict[str, Any]:
    """Give what became of the rows, with those that were refused as they were read."""
    refused = set(wrong)
    return vars(outcome) | {
        "accepted": outcome.accepted,
        "remarks": [{"row": each.row, "column": each.column, "reason": _(each.reason)} for each in outcome.remarks],
        "refused_rows": [{"row": row.number, "cells": as_typed(row)} for row in rows if row.number in refused],
    }


def _rows_of_file(layout: Layout) -> tuple[list[Row], list[str]]:
    file = request.files.get("file")
    if file is None:
        raise BadRequest(description=_("Stuur het bestand in het veld 'file'."))
    file.seek(0)  # a request that met another one is done again, and then the file was read before
    sheet = open_sheet(io.BytesIO(file.read()), MOST_UNPACKED, layout)
    return _as_many_as_fit(sheet.rows), sheet.notes


def _rows_of_json(layout: Layout) -> tuple[list[Row], list[str]]:
    given = parser.parse(RowsRequest(), request, location="json")["rows"]
    names = dict.fromkeys(name for row in given for name in row["cells"])
    columns = {name: column_of(name, layout) for name in names}
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
