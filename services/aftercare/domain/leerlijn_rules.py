"""The rules about leerlijnen: a place is given once, and a rule that somebody counts on is not changed behind his back."""

from datetime import date

from language.texts import _
from services.aftercare.domain.rules import RuleBroken, dutch


class LeerlijnNotFound(LookupError):
    """No such leerlijn."""


class PeriodNotFound(LookupError):
    """No such period of any leerlijn."""


class ReservationNotFound(LookupError):
    """No place is reserved for this young person."""


class PeriodEndsAfterItBegins(RuleBroken):
    """A period that ends before it begins is a slip of the pen."""

    def __init__(self, begins_on: date) -> None:
        super().__init__(
            _("De periode die begint op {day}, eindigt eerder. Kijk welke van de twee datums klopt.").format(
                day=dutch(begins_on)
            )
        )


class PeriodStandsThereOnce(RuleBroken):
    """Two periods with one first day could not be told apart."""

    def __init__(self, begins_on: date) -> None:
        super().__init__(
            _("Er zijn twee periodes die beginnen op {day}. Maak er een van.").format(day=dutch(begins_on))
        )


class WorkProcessStandsThereOnce(RuleBroken):
    """The same work process twice is a slip of the pen."""

    def __init__(self, key: str) -> None:
        super().__init__(_("Het werkproces {key} staat er twee keer. Haal er een weg.").format(key=key))


class ProviderIsUnknown(RuleBroken):
    """Who offers it must be a body that the directory knows."""

    def __init__(self, code: str) -> None:
        super().__init__(
            _(
                "Er is geen mbo-school, ontwikkelbedrijf of leerbedrijf met de code {code}. Kijk de code na bij de organisaties."
            ).format(code=code)
        )


class PeriodHasReservations(RuleBroken):
    """Who was promised a place keeps it."""

    def __init__(self, taken: int) -> None:
        super().__init__(
            _("In deze periode zijn al {taken} plekken bezet of gereserveerd. Minder plekken kan niet.").format(
                taken=taken
            )
        )


class IntakeRuleBeginsLater(RuleBroken):
    """Who was told that he may enter is not refused by a rule of the day after."""

    def __init__(self, today: date) -> None:
        super().__init__(
            _("Nieuwe regels gelden op zijn vroegst morgen; vandaag is het {today}. Kies een latere dag.").format(
                today=dutch(today)
            )
        )


class NoPlaceIsFree(RuleBroken):
    """A place is given once."""

    def __init__(self) -> None:
        super().__init__(_("In deze periode is geen plek meer vrij. Kies een andere periode of een andere leerlijn."))


class PeriodIsOver(RuleBroken):
    """Nobody enters a period that has ended."""

    def __init__(self, ends_on: date) -> None:
        super().__init__(_("Deze periode is op {day} afgelopen. Kies een latere periode.").format(day=dutch(ends_on)))


class LeerlijnIsNotOpenToThis(RuleBroken):
    """Who may enter is the region's decision, kept as intake rules."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Volgens de regels van de regio kan deze jongere nu niet instromen in deze leerlijn. Overleg met de coördinator, of kies een andere leerlijn."
            )
        )
