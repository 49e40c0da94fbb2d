"""What the figures of a report are called, and what exactly each of them means."""

from typing import Final

from language.texts import N_
from services.portal.domain.words import DESTINATIONS, EXIT_PROFILES, NEXT_STEPS

GROUPS: Final = {
    "placed": N_("Geslaagd geplaatst"),
    "not_placed": N_("Niet geslaagd geplaatst"),
    "left_out": N_("Telt niet mee in het aandeel"),
}
EXITS: Final = DESTINATIONS | {
    "none_early": N_("Geen werk of school: gestopt, ontslagen of uitgevallen"),
    "none": N_("Geen werk of school: andere reden"),
    "stale": N_("Niet recent bevestigd"),
}
EXIT_PARTS: Final = {
    "placed": ("work", "work_bbl", "sheltered_work", "mbo", "vmbo", "training", "day_activities"),
    "not_placed": ("none_early", "unknown", "stale"),
    "left_out": ("none", "pro", "vso", "abroad"),
}
PLANNED: Final = {
    "further_education": EXIT_PROFILES["further_education"],
    "labour_market": EXIT_PROFILES["labour_market"],
    "day_activities": EXIT_PROFILES["day_activities"],
    "not_told": N_("Geen profiel gemeld"),
}
OUTCOMES: Final = {
    "further_education": N_("Vervolgonderwijs"),
    "labour_market": N_("Werk of scholing"),
    "day_activities": DESTINATIONS["day_activities"],
    "elsewhere": N_("Buitenland, of geen werk of school"),
    "unknown": DESTINATIONS["unknown"],
}
HELD: Final = {
    "held_in_time": N_("Op tijd gevoerd"),
    "held_late": N_("Te laat gevoerd"),
    "to_be_held": N_("Nog te voeren, binnen de termijn"),
    "overdue": N_("Nog te voeren, te laat"),
    "withdrawn": N_("Niet meer nodig: de melding was een vergissing"),
}
STEPS: Final = NEXT_STEPS

# Where each figure leads to: its code, its name and its definition.
DEFINITIONS: Final = {
    "peildatum": (
        N_("Peildatum en bekend op"),
        N_(
            "Elk cijfer gaat over een peildatum, en telt wat op de dag 'bekend op' was vastgelegd. Wie later iets meldt of verbetert, "
            "verandert een rapport met een eerdere dag niet: dezelfde vraag geeft altijd dezelfde cijfers."
        ),
    ),
    "stappen": (
        N_("Stappen van vijf"),
        N_(
            "20–24 betekent minstens 20 en hooguit 24. Over minder dan vijf jongeren staat er niets. Ook staat er niets als een cijfer "
            "samen met de andere cijfers zou verraden wat wij niet tonen."
        ),
    ),
    "total": (
        N_("Schoolverlaters"),
        N_(
            "Wie van school ging in de twaalf maanden tot en met de peildatum. Iedere schoolverlater telt in precies een jaar."
        ),
    ),
    "placed": (
        GROUPS["placed"],
        N_(
            "Volgens de uitstroommonitor van het praktijkonderwijs: werk (ook met bbl en beschut werk), mbo, vmbo, een scholingstraject "
            "of dagbesteding."
        ),
    ),
    "not_placed": (
        GROUPS["not_placed"],
        N_(
            "Onbekend, of geen werk of school door gedrag of motivatie, ontslag of voortijdig stoppen. Een bestemming die niet recent is "
            "bevestigd, telt als onbekend."
        ),
    ),
    "left_out": (
        GROUPS["left_out"],
        N_(
            "Wie naar een andere school voor pro of vso ging, naar het buitenland, of om een andere reden geen werk of school heeft. "
            "De uitstroommonitor laat hen buiten het aandeel."
        ),
    ),
    "share": (
        N_("Aandeel geslaagd geplaatst"),
        N_(
            "Geslaagd geplaatst, gedeeld door geslaagd en niet geslaagd samen. Omdat de cijfers in stappen van vijf staan, is ook het "
            "aandeel een grens van en tot."
        ),
    ),
    "stale": (
        EXITS["stale"],
        N_(
            "De bestemming was bekend, maar niemand heeft haar in de laatste drie maanden bevestigd. Zij telt dan niet meer als waar. "
            "Een contract dat loopt, hoeft niemand te bevestigen."
        ),
    ),
    "planned": (
        N_("Gepland en gerealiseerd"),
        N_(
            "Gepland is het uitstroomprofiel dat de school bij het vertrek meldde; gerealiseerd is waar de jongere toen heen ging. Het "
            "gedateerde OPP, met de reden van een verschil, staat nog niet in Doorlijn."
        ),
    ),
    "asked": (
        N_("Loopbaangesprekken"),
        N_(
            "Gesprekken die nodig werden in de twaalf maanden tot en met de peildatum, omdat werk stopte. Op tijd is: gevoerd op of voor "
            "de laatste dag van de termijn."
        ),
    ),
    "held": (
        N_("Vervolgstappen"),
        N_("Waartoe de gesprekken leidden die op de peildatum waren gevoerd: de vervolgstap die toen was afgesproken."),
    ),
    "without_start": (
        N_("Zonder start"),
        N_(
            "Jongeren die op de peildatum geen werk, school of dagbesteding hadden, of van wie niemand het weet. Alleen jongeren onder "
            "de leeftijd waarvoor het Doorstroompunt er is."
        ),
    ),
}
