"""The Dutch words for codes about the last school year."""

from language.texts import N_

EXIT_STATES = {
    "requested": N_("Nog plannen"),
    "scheduled": N_("Gepland"),
    "cancelled": N_("Afgezegd, opnieuw plannen"),
    "missed": N_("Niet verschenen, opnieuw plannen"),
    "held": N_("Gevoerd"),
    "lapsed": N_("Niet gevoerd"),
}
ADVICES = {
    "leerlijn": N_("Een leerlijn"),
    "mbo": N_("Mbo"),
    "work": N_("Werk"),
    "praktijkverklaring": N_("Eerst een praktijkverklaring"),
    "day_activities": N_("Dagbesteding"),
    "sheltered_work": N_("Beschut werk"),
    "longer_at_school": N_("Langer op school"),
}
EXIT_GUESTS = {
    "young_person": N_("De leerling"),
    "parents": N_("De ouders"),
    "mbo": N_("Het mbo"),
    "other": N_("Iemand anders"),
}
EVENTS = {
    "exit_plan_recorded": N_("Geplande uitstroom vastgelegd"),
    "exit_conversation_requested": N_("Uitstroomgesprek nodig"),
    "exit_conversation_scheduled": N_("Uitstroomgesprek gepland"),
    "exit_conversation_rescheduled": N_("Uitstroomgesprek verzet"),
    "exit_conversation_cancelled": N_("Afspraak voor uitstroomgesprek afgezegd"),
    "exit_conversation_missed": N_("Niet verschenen bij uitstroomgesprek"),
    "exit_conversation_held": N_("Uitstroomgesprek gevoerd"),
    "exit_conversation_overdue": N_("Uitstroomgesprek niet op tijd"),
}
DEEDS = {
    "POST /v1/pupil-imports": N_("Lijst van leerlingen geïmporteerd"),
    "GET /v1/pupils/<uuid:pupil_id>/exit-plan": N_("Geplande uitstroom gezien"),
    "PUT /v1/pupils/<uuid:pupil_id>/exit-plan/difference": N_("Vastgelegd waarom de uitstroom anders liep"),
    "GET /v1/exit-conversations": N_("Uitstroomgesprekken gezien"),
    "GET /v1/exit-conversations/<uuid:conversation_id>": N_("Uitstroomgesprek gezien"),
    "POST /v1/exit-conversation-plannings": N_("Uitstroomgesprekken gepland"),
    "PUT /v1/exit-conversations/<uuid:conversation_id>/appointment": N_("Uitstroomgesprek gepland of verzet"),
    "DELETE /v1/exit-conversations/<uuid:conversation_id>/appointment": N_("Uitstroomgesprek afgezegd"),
    "POST /v1/exit-conversations/<uuid:conversation_id>/no-show": N_("Vastgelegd dat de leerling niet kwam"),
    "PUT /v1/exit-conversations/<uuid:conversation_id>/preparation": N_("Uitstroomgesprek voorbereid"),
    "POST /v1/exit-conversations/<uuid:conversation_id>/outcome": N_("Advies van het uitstroomgesprek vastgelegd"),
}
