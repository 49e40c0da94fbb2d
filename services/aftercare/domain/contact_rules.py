"""The rules about contact moments, their template and the destination, each with what helps."""

from datetime import date

from language.texts import _
from services.aftercare.domain.rules import RuleBroken, dutch


class CheckInNotFound(LookupError):
    """No such contact moment, or not yours to see."""


class TemplateNotFound(LookupError):
    """No such version of a template."""


class CheckInIsDone(RuleBroken):
    """What was settled has its day."""

    def __init__(self, done_on: date) -> None:
        super().__init__(
            _("Dit contactmoment is klaar: er was contact op {done_on}. U hoeft het niet te verplaatsen.").format(
                done_on=dutch(done_on)
            )
        )


class CheckInMovesAhead(RuleBroken):
    """A day gone by is no plan; contact that was had is logged."""

    def __init__(self, today: date) -> None:
        super().__init__(
            _("Kies vandaag ({today}) of een latere dag. Was er al contact? Leg dat contact dan vast.").format(
                today=dutch(today)
            )
        )


class CheckInStaysWithinTheTwoYears(RuleBroken):
    """After the two years nobody would be there to call."""

    def __init__(self, ends_on: date) -> None:
        super().__init__(
            _("De nazorg loopt tot en met {ends_on}. Kies een dag tot en met die dag.").format(ends_on=dutch(ends_on))
        )


class TemplateBeginsLater(RuleBroken):
    """Whoever left already keeps the plan that was laid out."""

    def __init__(self, today: date) -> None:
        super().__init__(
            _(
                "Contactmomenten veranderen op zijn vroegst morgen, voor wie vanaf die dag van school gaat; vandaag is het {today}. Kies een latere dag."
            ).format(today=dutch(today))
        )


class RegionNeedsContactMoments(RuleBroken):
    """Only a school may have none of its own: it then follows the region."""

    def __init__(self) -> None:
        super().__init__(_("De regio heeft ten minste 1 contactmoment nodig. Vul een contactmoment in."))


class StepLiesWithinTheTwoYears(RuleBroken):
    """A moment after the two years would never come."""

    def __init__(self, most: int) -> None:
        super().__init__(_("De nazorg duurt twee jaar. Vul hier hoogstens {most} in.").format(most=most))


class DestinationIsSeenBefore(RuleBroken):
    """What somebody will do is no destination yet."""

    def __init__(self, today: date) -> None:
        super().__init__(
            _("De dag ligt in de toekomst; vandaag is het {today}. Bevestig de bestemming als het zo is.").format(
                today=dutch(today)
            )
        )


class DestinationIsConfirmedLater(RuleBroken):
    """An older word does not take the place of a newer one."""

    def __init__(self, confirmed_on: date) -> None:
        super().__init__(
            _("Er is al een bestemming van {confirmed_on}, en die is nieuwer. Er is niets veranderd.").format(
                confirmed_on=dutch(confirmed_on)
            )
        )
