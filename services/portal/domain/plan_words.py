"""The Dutch words for the codes of the contact plan and of destinations."""

from language.texts import N_

CONFIRMABLE = ("work", "work_bbl", "mbo", "day_activities", "sheltered_work", "training", "none", "unknown", "moved")
DESTINATION_SOURCES = {
    "young_person": N_("De jongere zelf"),
    "parents": N_("Ouders of verzorgers"),
    "employer": N_("De werkgever"),
    "school": N_("De school of het mbo"),
    "municipality": N_("De gemeente"),
    "other": N_("Iemand anders"),
}
STEP_KINDS = {
    "left_school-weeks": N_("weken na school"),
    "left_school-months": N_("maanden na school"),
    "contract_start-weeks": N_("weken na het begin van een contract"),
    "contract_start-months": N_("maanden na het begin van een contract"),
    "conversation_held-weeks": N_("weken na een loopbaangesprek"),
    "conversation_held-months": N_("maanden na een loopbaangesprek"),
    "reference_day-years": N_("keer 1 november na school (1 of 2)"),
}
MOVE_REASONS = {
    "agreed": N_("Zo afgesproken met de jongere"),
    "young_person_away": N_("De jongere is er dan niet"),
    "professional_away": N_("De begeleider is er dan niet"),
    "other": N_("Een andere reden"),
}
EVENTS = {
    "check_in_due": N_("Contactmoment komt eraan"),
    "check_in_moved": N_("Contactmoment verplaatst"),
    "destination_confirmed": N_("Bestemming bevestigd"),
    "destination_expired": N_("Bestemming niet recent bevestigd"),
    "out_of_sight": N_("Jongere uit beeld"),
}
DEEDS = {
    "GET /v1/cases/<uuid:case_id>/check-ins": N_("Contactmomenten gezien"),
    "GET /v1/cases/<uuid:case_id>/check-ins/<string:moment>": N_("Contactmoment gezien"),
    "PUT /v1/cases/<uuid:case_id>/check-ins/<string:moment>": N_("Contactmoment verplaatst"),
    "POST /v1/cases/<uuid:case_id>/destination-confirmations": N_("Bestemming bevestigd"),
}
TERMS = {
    "check_in_ahead": N_("Bericht aan de jobcoach, voor een contactmoment"),
    "check_in_retry": N_("Opnieuw proberen, na een poging zonder gehoor"),
    "check_in_escalation": N_("De coördinator weet het, na een gemist contactmoment"),
    "destination": N_("Een bevestigde bestemming blijft gelden"),
    "no_contact": N_("Geen contact: zo lang sprak niemand de jongere"),
}
SIGNALS = {
    "contact_overdue": N_("Contactmoment te laat"),
    "out_of_sight": N_("Uit beeld"),
    "no_action": N_("Zaak zonder volgende stap"),
    "end_without_conversation": N_("Werk gestopt, geen gesprek gevraagd"),
}
CHANNELS = {
    "phone": N_("Gebeld"),
    "message": N_("Bericht gestuurd"),
    "visit": N_("Langs geweest"),
    "video": N_("Videogesprek"),
    "mail": N_("Mail gestuurd"),
}
CONTACT_RESULTS = {
    "going_well": N_("Het gaat goed"),
    "needs_help": N_("Er is hulp nodig"),
    "work_at_risk": N_("Het werk staat onder druk"),
    "appointment_made": N_("Er is een afspraak gemaakt"),
    "other": N_("Iets anders"),
}
