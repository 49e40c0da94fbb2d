"""The codes of the privacy covenant in plain words."""

from language.texts import N_

COVENANT_PURPOSES = {
    "aftercare": N_("Nazorg"),
    "issuing": N_("Een document uitgeven"),
    "support": N_("Noodtoegang, een uur lang"),
}
COVENANT_RELATIONS = {
    "own_case": N_("Jongeren van wie iemand de jobcoach is"),
    "own_conversation": N_("Jongeren met wie iemand een loopbaangesprek heeft"),
    "own_request": N_("Jongeren over wie iemand een vraag moet beantwoorden"),
    "own_school": N_("Leerlingen van de eigen school"),
    "own_document": N_("Jongeren aan wie de eigen mbo-school een document geeft"),
    "region": N_("Alle jongeren in de regio"),
    "approved_access": N_("Een jongere, na goedkeuring door een tweede persoon"),
}
COVENANT_DATA = {
    "pupil": N_("naam en schoolgegevens"),
    "document": N_("naam, geboortedatum en wat is geleerd"),
    "case": N_("nazorg en werk"),
    "conversation": N_("loopbaangesprekken"),
}
COVENANT_PHASES = {
    "at_school": N_("op school"),
    "left": N_("van school"),
    "open": N_("tijdens de nazorg"),
    "closed": N_("na de nazorg"),
}
COVENANT_STATES = {
    "file": N_("Uit het bestand op de server"),
    "waiting": N_("Wacht op een tweede persoon"),
    "agreed": N_("Mee ingestemd"),
    "refused": N_("Geweigerd"),
    "withdrawn": N_("Ingetrokken"),
}
