"""The words of a sheet: its columns, destinations and exit profiles, and the codes behind them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final


@dataclass(frozen=True)
class Layout:
    """Which columns a kind of sheet has, in the order of its template, and their name in REST and AMQP."""

    fields: Mapping[str, str]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(self.fields)

    def column_of(self, spelling: str) -> str | None:
        """Recognise a column, whatever its case, spaces or dashes."""
        return self._by_spelling().get(compact(spelling))

    @lru_cache(8)  # noqa: B019  two layouts, which live as long as the program
    def _by_spelling(self) -> dict[str, str]:
        return {compact(column): column for column in self.fields}

    def __hash__(self) -> int:
        """Tell layouts apart by their columns."""
        return hash(self.columns)


_IDENTITY: Final = {
    "leerlingnummer": "pupil_number",
    "voornaam": "first_name",
    "tussenvoegsel": "infix",
    "achternaam": "last_name",
    "geboortedatum": "birth_date",
    "brin": "brin",
    "gemeente": "municipality",
    "uitstroomprofiel": "exit_profile",
}
FIELDS: Final = _IDENTITY | {
    "uitgestroomd_op": "left_on",
    "bestemming": "destination",
    "werkgever": "employer",
    "contract_begin": "contract_begin",
    "contract_einde": "contract_end",
    "traject_open": "trajectory_open",
}
PUPIL_FIELDS: Final = _IDENTITY | {
    "laatste_schooljaar": "final_year",
    "verwachte_bestemming": "planned_destination",
    "verwacht_vertrek": "planned_left_on",
    "reden_wijziging": "plan_reason",
}
LEAVERS: Final = Layout(FIELDS)
PUPILS: Final = Layout(PUPIL_FIELDS)
COLUMNS: Final = LEAVERS.columns
FIELD_OF: Final = FIELDS | PUPIL_FIELDS
COLUMN_OF: Final = {field: column for column, field in FIELD_OF.items()}
# The exit profile may be empty too, but only for practical education: a rule sees to that.
MAY_BE_EMPTY: Final = frozenset(
    {"tussenvoegsel", "uitstroomprofiel", "werkgever", "contract_begin", "contract_einde", "traject_open"}
    | {"laatste_schooljaar", "verwachte_bestemming", "verwacht_vertrek", "reden_wijziging"}
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
