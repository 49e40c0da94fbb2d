"""What a coordinator reads when somebody stands in for a colleague: who may open whose cases is his to know."""

from typing import Final

from language.texts import N_

COLLEAGUE_AWAY: Final = "colleague_away"
# By kind of fact: subject, title, task, note, button.
WORDS: Final = {
    COLLEAGUE_AWAY: (
        N_("Doorlijn: 1 waarneming in uw regio"),
        N_("Iemand neemt waar voor een collega"),
        N_("Kijk of dit klopt. De waarnemer ziet de zaken van de collega."),
        N_("De waarnemer ziet nu ook de zaken van de collega. Kijk of dit klopt."),
        N_("Bekijk de waarneming"),
    ),
}
