"""The rules of exit conversations, one exception each; each says how to mend it."""

from datetime import date, datetime
from uuid import UUID

from language.texts import N_, _
from services.intake.domain.rules import RuleBroken


class ExitConversationNotFound(LookupError):
    """No such conversation, or none that this reader may see."""

    def __init__(self, conversation_id: UUID) -> None:
        """Keep the id, never a name."""
        super().__init__(str(conversation_id))


class ExitConversationIsOver(RuleBroken):
    """What was held, or fell due to nobody, is not planned again."""

    column = "conversation_ids"
    sentence = N_("Dit uitstroomgesprek is al gevoerd of hoeft niet meer. Kies een ander gesprek.")


class AppointmentLiesAhead(RuleBroken):
    """An appointment in the past is a slip of the pen."""

    column = "starts_at"
    sentence = N_("Deze tijd is al voorbij. Kies een tijd die nog komt.")


class AppointmentIsWithinAYear(RuleBroken):
    """An appointment far ahead is a slip of the pen."""

    column = "starts_at"
    sentence = N_("Deze dag ligt meer dan een jaar vooruit. Kijk het jaar na.")


class DayIsLongEnough(RuleBroken):
    """A series that runs into the evening is not what anybody meant."""

    column = "conversation_ids"

    def __init__(self, fits: int) -> None:
        """Tell how many fit."""
        super().__init__(
            _("Op deze dag passen {fits} gesprekken, tot 18 uur. Kies minder leerlingen, of begin eerder.").format(
                fits=fits
            )
        )


class DayIsAWorkingDay(RuleBroken):
    """Nobody is at school then."""

    column = "starts_at"
    sentence = N_("Deze dag is in het weekend, of de tijd is niet tussen 8 en 18 uur. Kies een andere tijd.")


class WerkconsulentIsElsewhere(RuleBroken):
    """Nobody holds two conversations at once."""

    column = "starts_at"

    def __init__(self, at: datetime) -> None:
        """Tell when."""
        super().__init__(
            _("De werkconsulent heeft om {time} al een ander uitstroomgesprek. Kies een andere tijd.").format(
                time=f"{at:%H:%M}"
            )
        )


class SomebodyJoins(RuleBroken):
    """A werkconsulent joins every exit conversation (the region's agreement)."""

    column = "conversation_ids"
    sentence = N_(
        "Er is nog geen werkconsulent voor deze leerling. Vraag de regionaal coördinator om er een te regelen."
    )


class ParentsComeWithConsent(RuleBroken):
    """From eighteen on the young person decides alone who comes along."""

    column = "parents_agreed"
    sentence = N_("Deze leerling is 18 of ouder op die dag. Vraag of de ouders mee mogen en geef dat aan.")


class NothingIsPlanned(RuleBroken):
    """There is no appointment to cancel or to miss."""

    sentence = N_("Er staat geen afspraak. Plan eerst een dag.")


class AppointmentHasNotBegun(RuleBroken):
    """Nobody can miss what is still to come."""

    sentence = N_("De afspraak moet nog beginnen. Gaat hij niet door? Zeg hem dan af.")


class ConversationTookPlace(RuleBroken):
    """What is still to come has no outcome."""

    column = "held_on"

    def __init__(self, held_on: date) -> None:
        """Tell the day."""
        super().__init__(
            _("De dag {day} moet nog komen. Vul de dag in waarop het gesprek was.").format(day=f"{held_on:%d-%m-%Y}")
        )


class ConversationWasInThisTime(RuleBroken):
    """A day of years ago is a typing error."""

    column = "held_on"
    sentence = N_("Deze dag ligt voor het schooljaar van het gesprek. Kijk de dag na.")


class LeerlijnIsNamed(RuleBroken):
    """An advice towards a leerlijn says which one; another advice names none."""

    column = "leerlijn"
    sentence = N_("Kies welke leerlijn u adviseert. Bij een ander advies laat u de leerlijn leeg.")


class AdviceIsRecordedOnce(RuleBroken):
    """An advice that changed after the conversation needs another conversation."""

    sentence = N_("De uitkomst van dit gesprek is al vastgelegd. Maak een nieuwe afspraak als het advies verandert.")
