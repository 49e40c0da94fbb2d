"""What a workplace trainer reads in the mail with his link: he has no account, and nothing here names anybody."""

from typing import Final

from language.texts import N_

TRAINER_ASKED: Final = "evidence_requested"
TRAINER_GREETING: Final = N_("Beste praktijkopleider,")
CODE_ELSEWHERE: Final = N_("De code van zes cijfers krijgt u op een andere manier, van wie u deze link stuurde.")
# Subject, title, task, note, button.
WORDS: Final = (
    N_("Doorlijn: 1 beoordeling gevraagd"),
    N_("U bent gevraagd om werkprocessen te beoordelen"),
    N_("Open de link op uw telefoon of computer. U heeft geen account nodig. Geef deze mail aan niemand door."),
    N_("De praktijkopleider beoordeelt werkprocessen."),
    N_("Begin met beoordelen"),
)
