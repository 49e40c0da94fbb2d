"""The rules about a trajectory that goes on at an mbo school, each with a sentence for whoever runs into it."""

from datetime import date

from language.texts import _
from services.certification.domain.rules import RuleBroken


class TransferNotFound(LookupError):
    """Nobody asked this, or not of the reader's organisation."""


class OnlyBorisGoesOn(RuleBroken):
    """What an mbo school gives already cannot go to the mbo."""

    def __init__(self) -> None:
        super().__init__(_("Dit traject is al van een mbo-school. Overleg met die school over een andere plek."))


class NoMboSchool(RuleBroken):
    """Only an mbo school that the region knows can be asked."""

    def __init__(self) -> None:
        super().__init__(_("Kies een mbo-school uit de lijst."))


class PlacementEndedWithin(RuleBroken):
    """The work stopped on a day of the trajectory, and not on one to come."""

    def __init__(self, begins_on: date, today: date) -> None:
        said = _("De laatste dag op de werkplek ligt tussen {first:%d-%m-%Y} en {last:%d-%m-%Y}. Kijk de datum na.")
        super().__init__(said.format(first=begins_on, last=today))


class EverythingIsEarned(RuleBroken):
    """Who earned all of it gets the document itself."""

    def __init__(self) -> None:
        super().__init__(
            _("De jongere heeft alle werkprocessen van dit traject verdiend. Geef de praktijkverklaring uit.")
        )


class JudgementsAreNotWhole(RuleBroken):
    """What goes along must be what was signed."""

    def __init__(self) -> None:
        super().__init__(_("De beoordelingen zijn niet meer zoals ze zijn ondertekend. Laat dit eerst uitzoeken."))


class TransferIsAsked(RuleBroken):
    """One mbo school at a time, and none after one that said yes."""

    def __init__(self) -> None:
        super().__init__(_("Dit traject wordt al doorgegeven aan een mbo-school. Neem die vraag eerst terug."))


class TooManyQuestions(RuleBroken):
    """Each question shows a name to another mbo school."""

    def __init__(self, most: int) -> None:
        said = _("Over dit traject zijn vandaag al {most} vragen gesteld. Bel de mbo-school, of vraag het morgen.")
        super().__init__(said.format(most=most))


class TransferIsAnswered(RuleBroken):
    """An answer is given once."""

    def __init__(self) -> None:
        super().__init__(_("Op deze vraag is al geantwoord. Bekijk het antwoord, of stel de vraag opnieuw."))


class ItBeganThere(RuleBroken):
    """What began at the mbo school is that school's."""

    def __init__(self) -> None:
        super().__init__(_("De jongere is bij de mbo-school al begonnen. Overleg met die school."))


class TrajectoryGoesOnElsewhere(RuleBroken):
    """What went to an mbo school is judged here no more: both regimes stay apart."""

    def __init__(self) -> None:
        super().__init__(
            _("Dit traject is doorgegeven aan een mbo-school. Beoordelen kan hier niet meer. Overleg met de school.")
        )
