"""The rules for news of a pupil who is still at school, and of the planned exit."""

from language.texts import N_
from services.intake.domain.rules import Remark, RuleBroken


class PupilIsStillAtSchool(RuleBroken):
    """Who left is told of as a leaver; a list of pupils would make the leaving undone."""

    column = "leerlingnummer"
    sentence = N_("Deze leerling is al van school. Verander de gegevens bij de schoolverlaters.")


class FinalYearIsNear(RuleBroken):
    """A school year of long ago or far ahead is a typing error."""

    column = "laatste_schooljaar"
    about = ("laatste_schooljaar",)
    sentence = N_("Dit schooljaar ligt te ver weg. Vul het schooljaar in waarin de leerling van school gaat.")


class PlanHasADestination(RuleBroken):
    """A day without a destination is no plan."""

    column = "verwachte_bestemming"
    about = ("verwachte_bestemming", "verwacht_vertrek")
    sentence = N_("Er staat een dag van vertrek, maar geen bestemming. Vul de verwachte bestemming in.")


class PlanHasADay(RuleBroken):
    """A destination without a day cannot be compared with what came of it."""

    column = "verwacht_vertrek"
    about = ("verwachte_bestemming", "verwacht_vertrek")
    sentence = N_("Er staat een verwachte bestemming, maar geen dag. Vul in wanneer de leerling naar verwachting gaat.")


class PlanIsNear(RuleBroken):
    """A day of long ago or far ahead is a typing error."""

    column = "verwacht_vertrek"
    about = ("verwacht_vertrek",)
    sentence = N_("Deze dag ligt meer dan 8 jaar weg of ver in het verleden. Kijk het jaar na.")


class PlanChangedWithoutAReason(Remark):
    """The inspection asks why a plan changed; the school may not know the words yet."""

    column = "reden_wijziging"
    sentence = N_("De geplande uitstroom is veranderd, maar er staat geen reden bij. Vul de reden in als u die weet.")


class NobodyMayBeTwice(Remark):
    """The same name and day of birth under another number is more often a typing error than a twin."""

    column = "leerlingnummer"
    sentence = N_(
        "Op deze school is al een leerling met deze naam en geboortedatum, onder een ander nummer. Kijk na of het dezelfde is."
    )


class DifferenceHasAReason(RuleBroken):
    """What came of a plan is compared with it, and the inspection asks why it differs."""

    column = "reason"
    sentence = N_("Vul in waarom de uitstroom anders liep dan gepland, in 1 tot en met 500 tekens.")


class PlanAndExitDiffer(RuleBroken):
    """There is nothing to explain."""

    column = "reason"
    sentence = N_(
        "De leerling ging zoals gepland, of is nog op school, of er was geen plan. Er is niets uit te leggen."
    )
