"""The list of leavers that the school uploads on the tour: two good rows and a bad one."""

import secrets
from dataclasses import dataclass
from datetime import date, timedelta

HEADER = (
    "leerlingnummer;voornaam;tussenvoegsel;achternaam;geboortedatum;brin;gemeente;uitstroomprofiel;"
    "uitgestroomd_op;bestemming;werkgever;contract_begin;contract_einde;traject_open"
)
BAD_ROW = 4  # as counted in the sheet, the header being 1
SEVENTEEN = timedelta(days=17 * 365 + 60)


@dataclass(frozen=True)
class Sheet:
    """Names and numbers that belong to nobody; the numbers are new on every tour."""

    robin: str
    sam: str
    content: bytes


def make_sheet(brin: str, municipality: str, today: date) -> Sheet:
    """Make a sheet: Robin's contract goes on, Sam's ended yesterday, of the third the birth date is missing."""
    robin, sam, third = (f"R{secrets.token_hex(4).upper()}" for _ in range(3))
    yesterday, weeks_ago = today - timedelta(days=1), today - timedelta(days=40)

    def row(number: str, name: str, born: str, ends_on: date) -> str:
        begins_on = weeks_ago + timedelta(days=1)
        cells = (number, name, "", "Rondleiding", born, brin, municipality, "arbeidsmarktgericht")
        work = (f"{weeks_ago:%d-%m-%Y}", "werk", "Rondleiding BV", f"{begins_on:%d-%m-%Y}")
        return ";".join((*cells, *work, f"{ends_on:%d-%m-%Y}", "nee"))

    born = f"{weeks_ago - SEVENTEEN:%d-%m-%Y}"
    rows = (
        row(robin, "Robin", born, today + timedelta(days=200)),
        row(sam, "Sam", born, yesterday),
        row(third, "Kim", "", yesterday),
    )
    return Sheet(robin, sam, "\r\n".join((HEADER, *rows, "")).encode("utf-8-sig"))
