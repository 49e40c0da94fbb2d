"""The words of a sheet: its columns, destinations and exit profiles, and the codes behind them."""

from functools import lru_cache
from typing import Final

# Columns of the sheet, in the order of the template, and their name in REST and AMQP.
FIELDS: Final = {
    "leerlingnummer": "pupil_number",
    "voornaam": "first_name",
    "tussenvoegsel": "infix",
    "achternaam": "last_name",
    "geboortedatum": "birth_date",
    "brin": "brin",
    "gemeente": "municipality",
    "uitstroomprofiel": "exit_profile",
    "uitgestroomd_op": "left_on",
    "bestemming": "destination",
    "werkgever": "employer",
    "contract_begin": "contract_begin",
    "contract_einde": "contract_end",
    "traject_open": "trajectory_open",
}
COLUMNS: Final = tuple(FIELDS)
COLUMN_OF: Final = {field: column for column, field in FIELDS.items()}
# The exit profile may be empty too, but only for practical education: a rule sees to that.
MAY_BE_EMPTY: Final = frozenset(
    {"tussenvoegsel", "uitstroomprofiel", "werkgever", "contract_begin", "contract_einde", "traject_open"}
)

# Categories of the PRO exit monitor (mission.md, "Exit").
DESTINATIONS: Final = {
    "werk": "work",
    "werk met bbl": "work_bbl",
    "mbo": "mbo",
    "pro": "pro",
    "vso": "vso",
    "vmbo": "vmbo",
    "dagbesteding": "day_activities",
    "beschut werk": "sheltered_work",
    "scholing": "training",
    "buitenland": "abroad",
    "geen": "none",
    "onbekend": "unknown",
}
EXIT_PROFILES: Final = {
    "vervolgonderwijs": "further_education",
    "arbeidsmarktgericht": "labour_market",
    "dagbesteding": "day_activities",
}
ALSO_SAID: Final = {"arbeid": "labour_market"}

YES: Final = frozenset({"ja", "j", "yes", "y", "true", "waar", "x", "1"})
NO: Final = frozenset({"", "nee", "n", "no", "false", "onwaar", "0", "-"})

# A sheet with one of these is refused as a whole: Doorlijn keeps no BSN (mission.md, "Privacy").
BSN_PARTS: Final = ("bsn", "burgerservice", "sofinummer", "sofinr", "persoonsgebondennummer", "onderwijsnummer")
BSN_WORDS: Final = frozenset({"pgn", "sofi", "own"})


@lru_cache(1024)  # a sheet says the same few words over and over
def compact(words: str) -> str:
    """Bring a word to its letters and digits, so that case, spaces, dashes and underscores do not matter."""
    return "".join(letter for letter in words.casefold() if letter.isalnum())


def _spellings(words: dict[str, str]) -> dict[str, str]:
    return {compact(spelling): code for word, code in words.items() for spelling in (word, code)}


DESTINATION_CODES: Final = _spellings(DESTINATIONS)
EXIT_PROFILE_CODES: Final = _spellings(EXIT_PROFILES | ALSO_SAID)
