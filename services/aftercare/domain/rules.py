"""The rules of aftercare, one exception each; its text is what the user reads: what is wrong, and what helps."""

from datetime import date

from language.texts import _


def dutch(day: date) -> str:
    """Write a day as people here write it."""
    return f"{day:%d-%m-%Y}"


class RuleBroken(Exception):
    """A request that a rule of aftercare forbids; the text says what to do instead."""


class CaseNotFound(LookupError):
    """No such case, or not yours to see."""


class ContractNotFound(LookupError):
    """No such contract, or not yours to see."""


class ConversationNotFound(LookupError):
    """No such conversation, or not yours to see."""


class CaseIsClosed(RuleBroken):
    """The two years are over and nothing is owed; only the end of work opens the case again."""

    def __init__(self, closed_on: date) -> None:
        super().__init__(
            _(
                "De nazorg is op {closed_on} afgesloten. Is de jongere zijn werk kwijt? Meld dan uitval: de zaak gaat weer open."
            ).format(closed_on=dutch(closed_on))
        )


class CaseNeedsAJobCoach(RuleBroken):
    """Nobody can accept what was assigned to nobody."""

    def __init__(self) -> None:
        super().__init__(
            _("Deze zaak heeft nog geen jobcoach. Laat de beheerder een jobcoach voor deze gemeente aanwijzen.")
        )


class PersonIsNoJobCoach(RuleBroken):
    """A case goes to somebody who can do the work."""

    def __init__(self) -> None:
        super().__init__(_("Deze medewerker is geen jobcoach in deze regio. Kies een jobcoach uit de lijst."))


class ContractEndsAfterItBegins(RuleBroken):
    """A contract that ends before it begins is a slip of the pen."""

    def __init__(self, begins_on: date) -> None:
        super().__init__(
            _("De einddatum ligt voor de begindatum ({begins_on}). Kijk welke van de twee datums klopt.").format(
                begins_on=dutch(begins_on)
            )
        )


class EndLiesInTheFuture(RuleBroken):
    """What has not happened cannot be reported; it would start conversations about work that still goes on."""

    def __init__(self, ended_on: date, today: date) -> None:
        super().__init__(
            _(
                "De datum {ended_on} ligt in de toekomst; vandaag is het {today}. Meld het op de dag zelf of daarna. Weet u de einddatum van een contract al? Vul die in bij het contract: het einde wordt dan vanzelf gemeld."
            ).format(ended_on=dutch(ended_on), today=dutch(today))
        )


class ContractEndedOnAnotherDay(RuleBroken):
    """One contract ends once."""

    def __init__(self, ended_on: date) -> None:
        super().__init__(
            _(
                "Dit contract is al beëindigd op {ended_on}. Klopt die dag niet? Vraag de regionaal coördinator om het te herstellen."
            ).format(ended_on=dutch(ended_on))
        )


class ContractEndedForAnotherReason(RuleBroken):
    """What somebody reported is not overwritten by somebody else."""

    def __init__(self, ended_on: date) -> None:
        super().__init__(
            _(
                "Het einde van dit contract op {ended_on} is al gemeld, met een andere reden. Overleg met de collega die het meldde; u ziet de melding in de tijdlijn."
            ).format(ended_on=dutch(ended_on))
        )


class DropOutIsAfterLeaving(RuleBroken):
    """Before the pupil left there was no aftercare to drop out of."""

    def __init__(self, left_on: date) -> None:
        super().__init__(
            _(
                "De jongere ging pas op {left_on} van school. Kies een dag vanaf die datum, of vraag de school de datum te herstellen."
            ).format(left_on=dutch(left_on))
        )


class AppointmentLiesAhead(RuleBroken):
    """An invitation for yesterday reaches nobody."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Dit tijdstip is al voorbij. Kies een tijdstip in de toekomst. Is het gesprek al geweest? Leg dan de uitkomst vast."
            )
        )


class AppointmentIsWithinAYear(RuleBroken):
    """A conversation in ten years is a slip of the pen."""

    def __init__(self) -> None:
        super().__init__(_("Dit tijdstip ligt meer dan een jaar vooruit. Kijk het jaartal na."))


class NothingIsPlanned(RuleBroken):
    """Without an appointment there is nothing to cancel."""

    def __init__(self) -> None:
        super().__init__(_("Er staat geen afspraak om af te zeggen. Plan eerst een afspraak."))


class ConversationIsHeld(RuleBroken):
    """What took place cannot be planned or cancelled any more."""

    def __init__(self, held_on: date) -> None:
        super().__init__(
            _(
                "Dit gesprek is op {held_on} gevoerd. Is een nieuw gesprek nodig? Meld dan dat het werk gestopt is."
            ).format(held_on=dutch(held_on))
        )


class ConversationTookPlace(RuleBroken):
    """An outcome is recorded afterwards."""

    def __init__(self, held_on: date, today: date) -> None:
        super().__init__(
            _(
                "De datum {held_on} ligt in de toekomst; vandaag is het {today}. Leg de uitkomst na het gesprek vast."
            ).format(held_on=dutch(held_on), today=dutch(today))
        )


class ConversationFollowsTheEnd(RuleBroken):
    """A conversation about the next step comes after the work stopped."""

    def __init__(self, ended_on: date) -> None:
        super().__init__(
            _("Het werk stopte op {ended_on}. Leg vast op welke dag u daarna met de jongere hebt gesproken.").format(
                ended_on=dutch(ended_on)
            )
        )


class OutcomeIsRecordedOnce(RuleBroken):
    """An outcome that others act on is not changed behind their backs."""

    def __init__(self, held_on: date) -> None:
        super().__init__(
            _(
                "De uitkomst van het gesprek van {held_on} is al vastgelegd. Alleen wie eerst 'nog geen vervolgstap' koos, kan later een vervolgstap invullen."
            ).format(held_on=dutch(held_on))
        )


def check_reported(on: date, today: date) -> None:
    """Refuse to report what has not happened."""
    if on > today:
        raise EndLiesInTheFuture(on, today)
