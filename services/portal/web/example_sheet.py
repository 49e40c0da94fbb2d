"""The columns of the list of leavers, explained, with an example that the reader's own school could import as it is."""

from dataclasses import dataclass
from datetime import date

from language.texts import N_
from services.portal.domain.calendar import typed
from services.portal.domain.people import Organisation

PRACTICAL_EDUCATION = "pro"  # has no exit profiles; special education has three
SEVENTEEN = 17


@dataclass(frozen=True)
class Column:
    """One column: its name, and what to fill in where that is not plain."""

    name: str
    text: str = ""


COLUMNS = (
    Column("leerlingnummer", N_("Het nummer in uw eigen administratie")),
    Column("voornaam"),
    Column("tussenvoegsel", N_("Mag leeg zijn")),
    Column("achternaam"),
    Column("geboortedatum", N_("Dag-maand-jaar")),
    Column("brin", N_("Het nummer van uw school")),
    Column("gemeente", N_("Naam of code")),
    Column("uitstroomprofiel", N_("Alleen vso: arbeidsmarktgericht, vervolgonderwijs, dagbesteding")),
    Column("uitgestroomd_op", N_("De laatste schooldag")),
    Column("bestemming", N_("Bijvoorbeeld werk, mbo, dagbesteding, onbekend")),
    Column("werkgever", N_("Mag leeg zijn als er geen contract is")),
    Column("contract_begin", N_("De eerste werkdag; verplicht als er een werkgever staat")),
    Column("contract_einde", N_("De laatste dag van het contract; leeg bij een vast contract")),
    Column("traject_open", N_("ja of nee: nog bezig met een praktijkverklaring")),
)
PUPIL_COLUMNS = (
    *COLUMNS[:8],
    Column("laatste_schooljaar", N_("Bijvoorbeeld 2026-2027; leeg als het nog niet bekend is")),
    Column("verwachte_bestemming", N_("Uit het OPP: bijvoorbeeld werk, mbo, dagbesteding; mag leeg zijn")),
    Column("verwacht_vertrek", N_("Dag-maand-jaar; hoort bij de verwachte bestemming")),
    Column("reden_wijziging", N_("Waarom de geplande uitstroom anders is dan eerst; mag leeg zijn")),
)
NAMES = tuple(column.name for column in COLUMNS)


def example(school: Organisation, municipality: str, today: date) -> list[str]:
    """One row, about nobody, under the columns."""
    left_on = date(today.year, 7, 10) if today.month > 7 else date(today.year - 1, 7, 10)  # noqa: PLR2004  July
    cells = {
        "leerlingnummer": "0012",
        "voornaam": "Sam",
        "tussenvoegsel": "van der",
        "achternaam": "Linde",
        "geboortedatum": typed(left_on.replace(year=left_on.year - SEVENTEEN)),
        "brin": school.code or "",
        "gemeente": municipality,
        "uitstroomprofiel": "" if school.school_type == PRACTICAL_EDUCATION else "arbeidsmarktgericht",
        "uitgestroomd_op": typed(left_on),
        "bestemming": "mbo",
        "traject_open": "nee",
    }
    return [cells.get(name, "") for name in NAMES]


def pupil_example(school: Organisation, municipality: str, today: date) -> list[str]:
    """One row of a pupil who is still at school, about nobody, under the columns of pupils."""
    year = today.year - (today.month < 8)  # noqa: PLR2004  August
    born = date(year - SEVENTEEN, 7, 10)
    cells = {
        "leerlingnummer": "0013",
        "voornaam": "Robin",
        "achternaam": "Linde",
        "geboortedatum": typed(born),
        "brin": school.code or "",
        "gemeente": municipality,
        "uitstroomprofiel": "" if school.school_type == PRACTICAL_EDUCATION else "arbeidsmarktgericht",
        "laatste_schooljaar": f"{year}-{year + 1}",
        "verwachte_bestemming": "mbo",
        "verwacht_vertrek": typed(date(year + 1, 7, 10)),
    }
    return [cells.get(column.name, "") for column in PUPIL_COLUMNS]
