"""The rules of aftercare, one exception each; its text is what the user reads: what is wrong, and what helps."""

from datetime import date, datetime

from language.texts import _
from services.aftercare.domain.local_time import day_of


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
                "De datum {ended_on} ligt in de toekomst; vandaag is het {today}. Meld het op de dag zelf of daarna. Weet u de einddatum van een contract al? Vul die in bij het contract, met 'Laatste dag wijzigen': het einde wordt dan vanzelf gemeld."
            ).format(ended_on=dutch(ended_on), today=dutch(today))
        )


class ContractEndedOnAnotherDay(RuleBroken):
    """One contract ends once."""

    def __init__(self, ended_on: date, reported_at: datetime | None = None) -> None:
        super().__init__(
            _(
                "Het einde van dit contract was al gemeld{when}: de laatste dag is {ended_on}. Er is niets veranderd. Klopt die dag niet? Trek de melding in en meld het einde opnieuw."
            ).format(when=_on(reported_at), ended_on=dutch(ended_on))
        )


class ContractEndedForAnotherReason(RuleBroken):
    """What somebody reported is not overwritten by somebody else."""

    def __init__(self, ended_on: date, reported_at: datetime | None = None) -> None:
        super().__init__(
            _(
                "Het einde van dit contract op {ended_on} was al gemeld{when}, met een andere reden. Er is niets veranderd. Overleg met de collega die het meldde; u ziet de melding in de tijdlijn."
            ).format(ended_on=dutch(ended_on), when=_on(reported_at))
        )


class NewLastDayIsPast(RuleBroken):
    """What is over is reported as ended, with its reason."""

    def __init__(self, today: date) -> None:
        super().__init__(
            _(
                "De nieuwe laatste dag moet vandaag ({today}) zijn of later. Is het werk al gestopt? Meld dan het einde van het contract."
            ).format(today=dutch(today))
        )


class NothingToWithdraw(RuleBroken):
    """Only an end that somebody reported can be taken back."""

    def __init__(self) -> None:
        super().__init__(_("Er is geen melding om in te trekken. Kijk in de tijdlijn wat er gemeld is."))


class ContractEndedByItself(RuleBroken):
    """The end date of a contract is no report of anybody."""

    def __init__(self, ended_on: date) -> None:
        super().__init__(
            _(
                "Dit contract liep af op {ended_on}: dat was de einddatum. Werkt de jongere daar nog? Verleng dan het contract."
            ).format(ended_on=dutch(ended_on))
        )


class EndIsTalkedAbout(RuleBroken):
    """After the conversation about it, an end of work is history."""

    def __init__(self, held_on: date) -> None:
        super().__init__(
            _(
                "Over dit einde is op {held_on} gesproken. De melding kan daarom niet meer worden ingetrokken. Werkt de jongere weer? Leg dan een nieuw contract vast."
            ).format(held_on=dutch(held_on))
        )


class ReportIsOfAnother(RuleBroken):
    """A school takes back its own reports, not those of the professionals."""

    def __init__(self) -> None:
        super().__init__(_("Een begeleider heeft dit gemeld. Klopt het niet? Bel de jobcoach."))


class DropOutIsAfterLeaving(RuleBroken):
    """Before the pupil left there was no aftercare to drop out of."""

    def __init__(self, left_on: date) -> None:
        super().__init__(
            _(
                "De jongere ging pas op {left_on} van school. Kies een dag vanaf die datum, of vraag de school de datum te herstellen."
            ).format(left_on=dutch(left_on))
        )


class ContactHasHappened(RuleBroken):
    """An attempt is logged afterwards."""

    def __init__(self, today: date) -> None:
        super().__init__(
            _("Deze dag moet nog komen; vandaag is het {today}. Leg contact vast op de dag zelf of daarna.").format(
                today=dutch(today)
            )
        )


class ContactIsAfterLeaving(RuleBroken):
    """Before the pupil left there was no aftercare to give."""

    def __init__(self, left_on: date) -> None:
        super().__init__(
            _("De jongere ging pas op {left_on} van school. Kies een dag vanaf die datum.").format(
                left_on=dutch(left_on)
            )
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


class AppointmentOutsideWorkingHours(RuleBroken):
    """In the night, a weekend or on a holiday somebody must mean it."""

    def __init__(self, starts_at: datetime, why: str) -> None:
        super().__init__(
            _("Let op: {day} om {time} is {why}. Kies een ander tijdstip, of bevestig dat u het zo bedoelt.").format(
                day=dutch(starts_at.date()), time=f"{starts_at:%H:%M}", why=why
            )
        )


class AppointmentHasNotBegun(RuleBroken):
    """Whoever need not be there yet was not absent."""

    def __init__(self, starts_at: datetime) -> None:
        super().__init__(
            _(
                "De afspraak is pas op {day}. Leg na dat tijdstip vast dat de jongere er niet was. Gaat de afspraak niet door? Zeg hem dan af."
            ).format(day=dutch(day_of(starts_at)))
        )


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


class ConversationIsWithdrawn(RuleBroken):
    """What nobody owes any more is not planned, cancelled or held."""

    def __init__(self, withdrawn_on: date) -> None:
        super().__init__(
            _(
                "Dit gesprek is sinds {withdrawn_on} niet meer nodig: de melding dat het werk stopte, is ingetrokken."
            ).format(withdrawn_on=dutch(withdrawn_on))
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


def _on(reported_at: datetime | None) -> str:
    return _(" op {moment}").format(moment=dutch(day_of(reported_at))) if reported_at else ""


def check_reported(on: date, today: date) -> None:
    """Refuse to report what has not happened."""
    if on > today:
        raise EndLiesInTheFuture(on, today)


def check_contact_day(on: date, left_on: date, today: date) -> None:
    """Refuse contact on a day that cannot be."""
    if on > today:
        raise ContactHasHappened(today)
    if on < left_on:
        raise ContactIsAfterLeaving(left_on)
