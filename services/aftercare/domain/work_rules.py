"""The rules about contracts besides their end, and about what is asked before it."""

from datetime import date

from language.texts import _
from services.aftercare.domain.rules import RuleBroken, dutch


class ProbationLiesWithinTheContract(RuleBroken):
    """A probation outside the contract is a slip of the pen."""

    def __init__(self) -> None:
        super().__init__(
            _("De proeftijd valt buiten het contract. Kies een dag vanaf de eerste werkdag tot en met de laatste.")
        )


class LastDayMoved(RuleBroken):
    """Whoever answers about a day that is no longer the last one has seen an old page."""

    def __init__(self, ends_on: date | None) -> None:
        super().__init__(
            _(
                "De laatste dag van dit contract is intussen gewijzigd: {ends_on}. Er is niets opgeslagen. Kijk wat er nu staat."
            ).format(ends_on=dutch(ends_on) if ends_on else _("vast contract"))
        )


class LastDayIsNotClaimed(RuleBroken):
    """Whoever answers about another day than the school told last has seen an old page."""

    def __init__(self) -> None:
        super().__init__(
            _("Deze vraag over de laatste dag is er niet meer. Er is niets opgeslagen. Kijk wat er nu staat.")
        )


class ContractHasEnded(RuleBroken):
    """What is over is not asked any more."""

    def __init__(self, ended_on: date) -> None:
        super().__init__(
            _("Dit contract is al gestopt op {ended_on}. U hoeft hier niets meer over te zeggen.").format(
                ended_on=dutch(ended_on)
            )
        )


class ExtensionIsLater(RuleBroken):
    """A contract that is extended lasts longer than before."""

    def __init__(self, ends_on: date) -> None:
        super().__init__(
            _(
                "Een verlengd contract eindigt na {ends_on}. Kies een latere dag, of laat de dag leeg bij een vast contract."
            ).format(ends_on=dutch(ends_on))
        )
