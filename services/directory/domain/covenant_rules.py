"""The rules about the covenant: two persons, and always a version that can be told from the others."""

from datetime import date

from language.texts import N_, _
from services.directory.domain.rules import RuleBroken


class CovenantNotFound(LookupError):
    """No such version."""


class SomebodyElseAgrees(RuleBroken):
    """Nobody decides alone who may see what."""

    sentence = N_("U heeft deze versie zelf ingediend. Een tweede persoon moet ermee instemmen.")


class CovenantIsDecidedOnce(RuleBroken):
    """What was decided stays as it was decided."""

    sentence = N_("Over deze versie is al beslist. Dien een nieuwe versie in.")


class OneCovenantWaits(RuleBroken):
    """Two versions at once: nobody would know what was changed on top of what."""

    sentence = N_("Er wacht al een versie op een tweede persoon. Laat daar eerst over beslissen, of trek die in.")


class RegionIsKnown(RuleBroken):
    """A covenant belongs to a region."""

    sentence = N_("De regio staat nog niet in Doorlijn. Leg eerst de regio vast.")


class CovenantIsOfThisRegion(RuleBroken):
    """The covenant of another region says nothing here."""

    def __init__(self, region: str) -> None:
        super().__init__(_("Dit convenant is van een andere regio. Zet bij region: {region}.").format(region=region))


class VersionIsNew(RuleBroken):
    """Two texts with one name cannot be told apart afterwards."""

    def __init__(self, version: str) -> None:
        super().__init__(
            _("Versie {version} is er al. Geef de nieuwe versie een eigen naam bij version.").format(version=version)
        )


class CovenantIsNotOver(RuleBroken):
    """With a covenant that is over, nobody sees anybody."""

    def __init__(self, ends_on: date) -> None:
        super().__init__(
            _("Dit convenant is al voorbij sinds {day:%d-%m-%Y}. Kijk de laatste dag na (ends_on).").format(day=ends_on)
        )
