"""The rules for news of a leaver, one exception each; its text is what the school reads, remedy included.

No text repeats what a cell says: in a row that slipped that may be a name, and answers also travel over the broker.
"""

from collections.abc import Collection
from uuid import UUID

from language.texts import N_, _

NAMES_SHOWN = 40  # a region has 16 municipalities; a longer list helps nobody


class RuleBroken(Exception):
    """News that a rule refuses; `column` says where in the sheet, the text what to do about it."""

    column = ""
    about: tuple[str, ...] = ()  # the columns that must be readable before this rule says anything
    sentence = ""

    def __init__(self, sentence: str = "") -> None:
        """Take the sentence of the rule, or one with the details filled in."""
        super().__init__(_(sentence or self.sentence))


class CellReadable(RuleBroken):
    """A cell has to say what its column asks."""

    def __init__(self, column: str, sentence: str) -> None:
        """Name the column of the cell."""
        super().__init__(sentence)
        self.column = column


class RowReadable(RuleBroken):
    """A row whose cells cannot be told apart goes nowhere."""


class BornInThePast(RuleBroken):
    """A birth date ahead of today is a typing error."""

    column = "geboortedatum"
    about = ("geboortedatum",)
    sentence = N_("De geboortedatum ligt in de toekomst. Kijk het jaar na.")


class BornBeforeLeaving(RuleBroken):
    """Two dates were exchanged."""

    column = "uitgestroomd_op"
    about = ("geboortedatum", "uitgestroomd_op")
    sentence = N_("De leerling is uitgestroomd voor de geboortedatum. Kijk beide datums na.")


class LeaverIsBetween10And30(RuleBroken):
    """Outside these ages the year is wrong."""

    column = "geboortedatum"
    about = ("geboortedatum", "uitgestroomd_op")

    def __init__(self, age: int) -> None:
        """Tell the age that the two dates give."""
        super().__init__(
            _(
                "De leerling is {age} jaar bij het uitstromen. Dat moet 10 tot en met 30 jaar zijn. Kijk de geboortedatum na."
            ).format(age=age)
        )


class LeftWithinAYearFromNow(RuleBroken):
    """A school may report at the end of May who leaves in July, not who leaves in 2062."""

    column = "uitgestroomd_op"
    about = ("uitgestroomd_op",)
    sentence = N_("De datum van uitstromen ligt meer dan 1 jaar in de toekomst. Kijk het jaar na.")


class ContractEndsAfterItsBegin(RuleBroken):
    """Two dates were exchanged."""

    column = "contract_einde"
    about = ("contract_begin", "contract_einde")
    sentence = N_("Het contract eindigt voor het begint. Kijk beide datums na.")


class ContractHasABegin(RuleBroken):
    """An employer or an end alone would be lost: the case keeps contracts, and a contract begins on a day."""

    column = "contract_begin"
    about = ("contract_begin",)
    sentence = N_(
        "Er staat een werkgever of een laatste dag, maar geen begin van het contract. "
        "Vul de eerste dag van het contract in, of laat ook de werkgever en de laatste dag leeg."
    )


class ContractHasAnEmployer(RuleBroken):
    """Days without an employer are a contract with nobody: whoever phones about it has nobody to phone."""

    column = "werkgever"
    about = ("werkgever",)
    sentence = N_(
        "Er staan dagen van een contract, maar geen werkgever. "
        "Vul de werkgever in, of laat ook de dagen van het contract leeg."
    )


class SchoolIsKnown(RuleBroken):
    """Every pupil belongs to a school of the region."""

    column = "brin"

    def __init__(self, known: Collection[str]) -> None:
        """Tell which schools there are."""
        super().__init__(_("Wij kennen geen school met deze BRIN. {known}").format(known=allowed(known)))


class SchoolReportsItsOwnPupils(RuleBroken):
    """Who works at one school does not write in another's file."""

    column = "brin"

    def __init__(self, own_brin: str | None) -> None:
        """Tell which school is the reader's own."""
        own = f" (BRIN {own_brin})" if own_brin else ""
        super().__init__(
            _(
                "U kunt alleen leerlingen van uw eigen school{own} melden. Vraag de regionaal coördinator om deze leerling te melden."
            ).format(own=own)
        )


class MunicipalityIsKnown(RuleBroken):
    """The municipality decides which job coach is told."""

    column = "gemeente"

    def __init__(self, known: Collection[str]) -> None:
        """Tell which municipalities there are."""
        super().__init__(_("Wij kennen deze gemeente niet. {known}").format(known=allowed(known)))


class SpecialEducationHasAnExitProfile(RuleBroken):
    """VSO works towards one of three profiles; practical education has none."""

    column = "uitstroomprofiel"
    about = ("uitstroomprofiel", "brin")
    sentence = N_(
        "Deze cel is leeg. Vul het uitstroomprofiel in: vervolgonderwijs, arbeidsmarktgericht of dagbesteding."
    )


class PupilIsOnceInASheet(RuleBroken):
    """Two rows about one pupil would overwrite each other for ever."""

    column = "leerlingnummer"

    def __init__(self, row: int) -> None:
        """Tell where the other row is."""
        super().__init__(
            _("Dit leerlingnummer staat bij deze school ook in rij {row}. Verwijder een van de twee rijen.").format(
                row=row
            )
        )


class PupilNumberIsOfOnePupil(RuleBroken):
    """Somebody else under a known number would wipe out the pupil who has it (docs/decisions, "Whose pupil number")."""

    column = "leerlingnummer"
    sentence = N_(
        "Dit leerlingnummer is op deze school al van een andere leerling. Kijk het nummer na. "
        "Is het toch dezelfde leerling? Verander dan een ding per keer: de voornaam, de achternaam of de geboortedatum."
    )


class PupilIsRegisteredOnce(RuleBroken):
    """A second file for one pupil splits what people know."""

    column = "leerlingnummer"
    sentence = N_("Er is al een leerling met dit leerlingnummer op deze school. Zoek de leerling op.")


class Remark:
    """What a row says that is allowed and still odd: it goes in, and the school is told."""

    column = ""
    sentence = ""


class WorkWithoutAnEmployer(Remark):
    """Somebody who works, works somewhere; at leaving the school may not know where yet."""

    column = "werkgever"
    sentence = N_(
        "De bestemming is werk, maar er staat geen werkgever. De leerling gaat mee. "
        "Weet u de werkgever en de eerste werkdag? Vul ze dan in."
    )


class SomebodyElseApproves(RuleBroken):
    """Four eyes: who wants to see a file does not decide on it."""

    sentence = N_("U kunt uw eigen aanvraag niet goedkeuren of weigeren. Vraag een collega.")


class AccessIsDecidedOnce(RuleBroken):
    """An answer given twice, or a day late, is no answer to this reason."""

    sentence = N_("Over deze aanvraag is al beslist, of de aanvraag is ouder dan een dag. Vraag zo nodig opnieuw aan.")


class SupportAccessNotFound(LookupError):
    """No such request, or it is somebody else's."""


class PupilNotFound(LookupError):
    """No such pupil, or none that this reader may see."""

    def __init__(self, pupil_id: UUID) -> None:
        """Keep the id, never a name."""
        super().__init__(str(pupil_id))


def quoted(words: str) -> str:
    """Show what was typed, cut short."""
    return f"'{words[:40]}'"


def allowed(words: Collection[str]) -> str:
    """List what could have been typed."""
    if not words:
        return _("Er is nog niets bekend. Vraag de beheerder om de lijst te laden.")
    shown = sorted(words)
    more = " …" if len(shown) > NAMES_SHOWN else ""
    return _("Kies uit: {words}{more}.").format(words=", ".join(shown[:NAMES_SHOWN]), more=more)
