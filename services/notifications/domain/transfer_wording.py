"""What people are told of a trajectory that goes on at an mbo school; nothing here names anybody."""

from typing import Final

from language.texts import N_

GONE: Final = "trajectory_transfer_gone"  # the mbo school need not answer any more
# By kind of fact: subject, title, task, note, button.
WORDS: Final = {
    "trajectory_transfer_proposed": (
        N_("Doorlijn: 1 vraag om een traject over te nemen"),
        N_("Een school of jobcoach vraagt of een jongere bij een mbo-school verder kan"),
        N_("Kijk wat de jongere al heeft verdiend. Neem het traject over, of zeg waarom niet."),
        N_("De mbo-school antwoordt of zij het traject overneemt. U krijgt daarvan bericht."),
        N_("Bekijk de vraag"),
    ),
    "trajectory_transferred": (
        N_("Doorlijn: 1 traject gaat verder bij het mbo"),
        N_("Een mbo-school neemt een traject over"),
        N_("Start het nieuwe traject, met de plek en de overeenkomst van de mbo-school."),
        N_("De jongere kan verder bij de mbo-school. De school start het nieuwe traject."),
        N_("Bekijk het antwoord"),
    ),
    "trajectory_transfer_ended": (
        N_("Doorlijn: 1 traject gaat niet naar het mbo"),
        N_("Een mbo-school neemt een traject niet over"),
        N_("Bekijk waarom, en zoek een andere plek voor de jongere."),
        N_("De vraag is teruggenomen. Het traject staat weer bij de school."),
        N_("Bekijk het traject"),
    ),
    "trajectory_transfer_overdue": (
        N_("Doorlijn: 1 antwoord van het mbo is te laat"),
        N_("Een mbo-school heeft niet op tijd geantwoord over een traject"),
        N_("De termijn is voorbij. Zorg dat er een antwoord komt, of zoek een andere plek."),
        N_("De termijn is voorbij. De mbo-school en de coördinator zorgen voor een antwoord."),
        N_("Bekijk de vraag"),
    ),
    GONE: (
        N_("Doorlijn: 1 vraag over een traject is teruggenomen"),
        N_("Een vraag om een traject over te nemen is teruggenomen"),
        N_("U hoeft niets meer te doen."),
        N_("U hoeft niet meer te antwoorden."),
        N_("Bekijk wat er wacht"),
    ),
}
