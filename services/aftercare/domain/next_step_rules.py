"""The rules about a next step: only what was agreed can begin, and what began is not taken back."""

from datetime import date

from language.texts import _
from services.aftercare.domain.rules import RuleBroken, dutch


class NoNextStepIsAgreed(RuleBroken):
    """What was not agreed cannot begin."""

    def __init__(self) -> None:
        super().__init__(_("Er is nog geen vervolgstap afgesproken. Leg eerst vast wat de vervolgstap is."))


class StepHasBegun(RuleBroken):
    """What others were told is not changed behind their backs."""

    def __init__(self, began_on: date) -> None:
        super().__init__(
            _("De vervolgstap is begonnen op {day}. Is de jongere gestopt? Meld dan uitval.").format(
                day=dutch(began_on)
            )
        )


class StepBeginsInTheFuture(RuleBroken):
    """A beginning is reported on the day itself or later."""

    def __init__(self, began_on: date, today: date) -> None:
        super().__init__(
            _(
                "De dag {day} moet nog komen; vandaag is het {today}. Bevestig het begin op de dag zelf of daarna."
            ).format(day=dutch(began_on), today=dutch(today))
        )


class StepBeganAfterTheConversation(RuleBroken):
    """A step that was agreed begins after it was agreed."""

    def __init__(self, held_on: date) -> None:
        super().__init__(
            _("De vervolgstap is afgesproken op {day}. Kies een dag vanaf die datum.").format(day=dutch(held_on))
        )


class PromiseNotFound(LookupError):
    """No such promise, or not yours to see."""


class PromiseLiesAhead(RuleBroken):
    """What must be done is done on a day that is still to come."""

    def __init__(self, today: date) -> None:
        super().__init__(
            _("Een actie kan niet voor vandaag ({today}) af moeten zijn. Kies vandaag of een latere dag.").format(
                today=dutch(today)
            )
        )
