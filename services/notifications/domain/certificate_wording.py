"""What people are told of praktijkverklaringen; nothing here names anybody."""

from typing import Final

from language.texts import N_

# By kind of fact: subject, title, task, note, button.
WORDS: Final = {
    "certificate_ready": (
        N_("Doorlijn: 1 praktijkverklaring klaar om uit te geven"),
        N_("Een praktijkverklaring is klaar om uit te geven"),
        N_("Alles is beoordeeld en ondertekend. Geef de praktijkverklaring uit en print hem."),
        N_("Alles is beoordeeld en ondertekend. De mbo-school geeft de praktijkverklaring uit."),
        N_("Geef uit en print"),
    ),
    "certificate_issued": (
        N_("Doorlijn: 1 praktijkverklaring uitgegeven"),
        N_("Een jongere heeft een praktijkverklaring"),
        N_("Bekijk de praktijkverklaring bij de jongere."),
        N_("Bij de jongere ziet u de praktijkverklaring."),
        N_("Bekijk de jongere"),
    ),
    "diploma_issued": (
        N_("Doorlijn: 1 diploma gegeven"),
        N_("Een jongere heeft een diploma van school"),
        N_("Bekijk het diploma bij de jongere."),
        N_("Bij de jongere ziet u het diploma."),
        N_("Bekijk de jongere"),
    ),
    "certificate_revoked": (
        N_("Doorlijn: 1 document ingetrokken"),
        N_("Een document van een jongere is ingetrokken"),
        N_("Vertel de jongere dat zijn document niet meer geldt, en waarom."),
        N_("Het document geldt niet meer. De school vertelt het de jongere."),
        N_("Bekijk de jongere"),
    ),
}
