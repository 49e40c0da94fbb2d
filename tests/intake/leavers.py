"""Invented leavers, as cells and as files, for the tests of intake."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import openpyxl

from services.intake.domain.places import Municipality, Register, School
from services.intake.domain.vocabulary import COLUMNS

TODAY = date(2026, 11, 20)
ANKERLIJN = School(UUID(int=0xAA), "99AA", "Praktijkschool De Ankerlijn", "pro")
KOMPAS = School(UUID(int=0xAB), "99AB", "VSO Het Kompas", "vso")
LIJNMONDE = Municipality(UUID(int=0x9001), "GM9001", "Lijnmonde")
HERTOGENBOSCH = Municipality(UUID(int=0x9002), "GM9002", "'s-Lijnenbosch")

CELLS: Mapping[str, Any] = {
    "leerlingnummer": "0012",
    "voornaam": "Noor",
    "tussenvoegsel": "van der",
    "achternaam": "Bökkers",
    "geboortedatum": "21-11-2008",
    "brin": "99AA",
    "gemeente": "Lijnmonde",
    "uitstroomprofiel": "arbeidsmarktgericht",
    "uitgestroomd_op": "17-07-2026",
    "bestemming": "werk met bbl",
    "werkgever": "Bakkerij De Korst",
    "contract_begin": "2026-08-01",
    "contract_einde": "31/01/2027",
    "traject_open": "ja",
}


def register(own_school_id: UUID | None = None) -> Register:
    schools = {school.brin: school for school in (ANKERLIJN, KOMPAS)}
    return Register(schools, (LIJNMONDE, HERTOGENBOSCH), own_school_id)


def cells(**changes: object) -> dict[str, Any]:
    """Cells of a good row, with changes."""
    return {**CELLS, **changes}


def rows(count: int, **changes: object) -> list[dict[str, Any]]:
    """So many good rows about different pupils."""
    return [cells(leerlingnummer=f"{at:04}", **changes) for at in range(1, count + 1)]


def table(given: Sequence[Mapping[str, Any]], columns: Sequence[str] = COLUMNS) -> list[list[Any]]:
    return [list(columns), *([row.get(column) for column in columns] for row in given)]


def csv_file(
    given: Sequence[Mapping[str, Any]], separator: str = ";", encoding: str = "utf-8", columns: Sequence[str] = COLUMNS
) -> bytes:
    return csv_of(table(given, columns), separator, encoding)


def csv_of(lines: Sequence[Sequence[Any]], separator: str = ";", encoding: str = "utf-8") -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows(lines)
    return text.getvalue().encode(encoding)


def xlsx_file(given: Sequence[Mapping[str, Any]], columns: Sequence[str] = COLUMNS) -> bytes:
    return xlsx_of({"Blad1": table(given, columns)})


def xlsx_of(worksheets: Mapping[str, Sequence[Sequence[Any]]]) -> bytes:
    workbook = openpyxl.Workbook(write_only=True)
    for name, lines in worksheets.items():
        worksheet = workbook.create_sheet(name)
        for line in lines:
            worksheet.append(line)
    return saved(workbook)


def saved(workbook: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()
