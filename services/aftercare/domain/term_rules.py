"""The rules about terms and free days: a term that somebody counts on is not changed behind his back."""

from datetime import date

from language.texts import _
from services.aftercare.domain.rules import RuleBroken, dutch


class TermNotFound(LookupError):
    """No such term, or no such version of it."""


class TermIsSetByLaw(RuleBroken):
    """Two years of aftercare are the law's, not the region's."""

    def __init__(self) -> None:
        super().__init__(_("Deze termijn staat in de wet. De regio kan hem niet veranderen."))


class TermBeginsLater(RuleBroken):
    """Whoever is counting now keeps the term he began with; a version that holds stays readable."""

    def __init__(self, today: date) -> None:
        super().__init__(
            _(
                "Een termijn verandert op zijn vroegst morgen; vandaag is het {today}. Wat al loopt, houdt de termijn waarmee het begon. Kies een latere dag."
            ).format(today=dutch(today))
        )


class ReminderComesWithinTheTerm(RuleBroken):
    """A reminder before the term begins reminds of nothing."""

    def __init__(self, term: int, on: date) -> None:
        super().__init__(
            _(
                "De herinnering komt voor de laatste dag van het gesprek, en daar zijn vanaf {on} {term} werkdagen voor. Kies voor de herinnering minder werkdagen dan voor het gesprek."
            ).format(on=dutch(on), term=term)
        )


class TermIsTooLong(RuleBroken):
    """A deadline that nobody remembers is none."""

    def __init__(self, longest: int) -> None:
        super().__init__(_("Deze termijn is te lang. Kies hoogstens {longest}.").format(longest=longest))


class QuestionsComeInOrder(RuleBroken):
    """The second question comes after the first."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "De drie vragen over een contract dat afloopt, komen na elkaar. Kies voor elke volgende vraag minder dagen voor het einde."
            )
        )


class FreeDayStandsThereOnce(RuleBroken):
    """The same day twice is a slip of the pen."""

    def __init__(self, day: date) -> None:
        super().__init__(_("De dag {day} staat er twee keer. Haal er een weg.").format(day=dutch(day)))


class FreeDayLiesAhead(RuleBroken):
    """Deadlines of the past stay what they were."""

    def __init__(self, day: date) -> None:
        super().__init__(_("De dag {day} is al begonnen of voorbij. Kies een dag vanaf morgen.").format(day=dutch(day)))


class FreeDayIsNoHoliday(RuleBroken):
    """A recognised holiday is counted around already."""

    def __init__(self, day: date) -> None:
        super().__init__(_("De dag {day} is al een feestdag. U hoeft hem niet toe te voegen.").format(day=dutch(day)))
