"""Examples by name of field, for the OpenAPI document; everybody in them is invented."""

from typing import Any, Final

EXAMPLES: Final[dict[str, Any]] = {
    "pupil_number": "0042",
    "first_name": "Sanne",
    "infix": "van der",
    "last_name": "Veen",
    "birth_date": "2009-03-14",
    "brin": "99AA",
    "school_name": "Praktijkschool De Ankerlijn",
    "municipality": "GM9001",
    "municipality_name": "Lijnmonde",
    "exit_profile": "labour_market",
    "left_on": "2026-07-17",
    "destination": "work",
    "employer": "Bakkerij De Halm",
    "contract_begin": "2026-08-01",
    "contract_end": "2027-01-31",
    "trajectory_open": "nee",
    "PupilAnswer.trajectory_open": False,
    "ids": "0197a1c2-7b1e-7c3a-9d51-2f6f1f0a4b11,0197a1c2-7b1e-7c3a-9d51-2f6f1f0a4b12",
    "text": "sanne veen",
    "destroyed": ["name", "birth_date", "pupil_number"],
    "kept_until": "2026-11-19",
    "row": 2,
    "cells": {"leerlingnummer": "0042", "voornaam": "Sanne", "achternaam": "Veen"},
    "problem": "",
    "duplicate_of": None,
    "column": "geboortedatum",
    "RefusalAnswer.reason": "Vul een geboortedatum in, bijvoorbeeld 14-03-2009.",
    "notes": ["De kolom 'opmerking' is niet gelezen."],
}
