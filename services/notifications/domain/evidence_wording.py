"""What school, job coach and coordinator read about what is owed of a trajectory."""

from typing import Final

from language.texts import N_

# Subject, title, task, note, button.
WORDS: Final = {
    "evidence_owed": (
        N_("Doorlijn: 1 praktijkverklaring mist nog iets"),
        N_("Voor een praktijkverklaring zijn nog niet alle werkprocessen beoordeeld"),
        N_("De jongere is van school. Zorg dat de praktijkopleider de werkprocessen beoordeelt."),
        N_("De jobcoach zorgt dat de praktijkopleider de werkprocessen beoordeelt."),
        N_("Bekijk wie nog iets moet doen"),
    ),
    "evidence_supplied": (
        N_("Doorlijn: 1 beoordeling ondertekend"),
        N_("Een praktijkopleider heeft alle werkprocessen beoordeeld"),
        N_("U hoeft niets meer te doen."),
        N_("De beoordeling is ondertekend. U hoeft hier niet meer op te wachten."),
        N_("Bekijk de beoordeling"),
    ),
    "evidence_overdue": (
        N_("Doorlijn: 1 praktijkverklaring is te laat"),
        N_("De werkprocessen voor een praktijkverklaring zijn niet op tijd beoordeeld"),
        N_("De termijn is voorbij. Zorg dat de beoordeling er alsnog komt, of zoek iemand die het kan doen."),
        N_("De termijn is voorbij. De jobcoach en de coördinator zorgen dat het alsnog gebeurt."),
        N_("Bekijk wie nog iets moet doen"),
    ),
}
