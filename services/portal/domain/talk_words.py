"""The Dutch words for codes about leerlijnen, next steps and what is promised in a conversation."""

from language.texts import N_
from services.portal.domain import exit_words

EVENTS = exit_words.EVENTS | {
    "next_step_confirmed": N_("Vervolgstap begonnen"),
    "next_step_dropped": N_("Vervolgstap gaat niet door"),
    "promise_made": N_("Actie afgesproken"),
    "promise_kept": N_("Actie gedaan"),
    "place_reserved": N_("Plek in een leerlijn gereserveerd"),
    "place_released": N_("Plek in een leerlijn weer vrij"),
}
DEEDS = {
    "POST /v1/career-conversations/<uuid:conversation_id>/beginning": N_("Vastgelegd dat de vervolgstap begon"),
    "DELETE /v1/career-conversations/<uuid:conversation_id>/next-step": N_(
        "Vastgelegd dat de vervolgstap niet doorgaat"
    ),
    "GET /v1/cases/<uuid:case_id>/reservation": N_("Gereserveerde plek gezien"),
    "POST /v1/cases/<uuid:case_id>/reservation": N_("Plek in een leerlijn gereserveerd"),
    "DELETE /v1/cases/<uuid:case_id>/reservation": N_("Plek in een leerlijn vrijgegeven"),
    "GET /v1/cases/<uuid:case_id>/starting-point": N_("Gezien wat de jongere heeft en wil"),
    "PUT /v1/cases/<uuid:case_id>/starting-point": N_("Vastgelegd wat de jongere heeft en wil"),
    "GET /v1/cases/<uuid:case_id>/match": N_("Gezien wat een vervolgstap kan zijn"),
    "GET /v1/career-conversations/<uuid:conversation_id>/slots": N_("Tijden voor een loopbaangesprek gezocht"),
    "PUT /v1/career-conversations/<uuid:conversation_id>/told-guests": N_("Vastgelegd wie van de afspraak weet"),
    "POST /v1/cases/<uuid:case_id>/career-conversations": N_("Loopbaangesprek aangevraagd"),
    "POST /v1/cases/<uuid:case_id>/promises/<uuid:promise_id>/kept": N_("Actie gedaan"),
}
SIGNALS = {
    "next_step_not_agreed": N_("Vervolgstap niet afgesproken"),
    "next_step_not_begun": N_("Vervolgstap niet begonnen"),
    "promise_overdue": N_("Actie na een gesprek te laat"),
    "transfer_unanswered": N_("Geen antwoord op overnemen"),
    "support_unanswered": N_("Geen antwoord van de gemeente"),
    "hand_over_overdue": N_("Warme overdracht te laat"),
}
TERMS = {
    "promise_reminder": N_("Herinnering, voor de laatste dag van een actie"),
    "promise_escalation": N_("De coördinator weet het, na de laatste dag van een actie"),
}
FUNDINGS = {
    "municipality": N_("De gemeente"),
    "school": N_("De school"),
    "employer": N_("De werkgever"),
    "uwv": N_("UWV"),
    "region": N_("De regio"),
    "not_settled": N_("Nog niet geregeld"),
}
ENTRIES = {
    "direct_entry": N_("Meteen na school"),
    "within_two_years": N_("Binnen twee jaar na school"),
    "after_two_years": N_("Later dan twee jaar na school"),
}
OTHERS = {
    "young_person": N_("De jongere"),
    "school": N_("De school"),
    "parents": N_("Ouders of verzorgers"),
    "mbo": N_("Contactpersoon van het mbo"),
}
PROMISES = {
    "call_pupil": N_("De jongere bellen"),
    "contact_employer": N_("Met een werkgever bellen"),
    "arrange_intake": N_("Een intake regelen"),
    "apply_together": N_("Samen solliciteren"),
    "contact_school": N_("Met de school overleggen"),
    "arrange_support": N_("Ondersteuning regelen"),
    "other": N_("Iets anders"),
}
OWNERS = {"job_coach": N_("De jobcoach"), "werkconsulent": N_("De werkconsulent")}
DROP_REASONS = {
    "no_longer_wanted": N_("De jongere wil het niet meer"),
    "no_place": N_("Er is geen plek"),
    "not_admitted": N_("De jongere is niet aangenomen"),
    "other_way": N_("De jongere koos een andere weg"),
    "other": N_("Een andere reden"),
}
