"""The Dutch words for what the audit log holds: why, on which basis, and what was done."""

from language.texts import N_
from services.portal.domain import contract_words, plan_words, talk_words

PURPOSES = {
    "follow_pupil": N_("De jongere volgen"),
    "report_leaver": N_("Schoolverlaters melden"),
    "aftercare": N_("Nazorg geven"),
    "career_conversation": N_("Een loopbaangesprek voeren"),
    "municipal_support": N_("Steun van de gemeente geven"),
    "keep_directory": N_("Medewerkers bijhouden"),
    "keep_covenant": N_("Het privacyconvenant bijhouden"),
    "sign_in": N_("Aanmelden"),
    "watch_region": N_("De regio bewaken"),
    "report": N_("Een rapport maken"),
    "notify": N_("Meldingen geven"),
    "watch_messages": N_("Berichten bewaken"),
    "account_for": N_("Verantwoorden wie gegevens zag"),
    "privacy": N_("Een privacyverzoek uitvoeren"),
    "break_glass": N_("Noodtoegang voor ondersteuning"),
    "unnamed": N_("Niet vastgelegd"),
}
BASES = {
    "public_task": N_("Taak van algemeen belang"),
    "legal_obligation": N_("Wettelijke plicht"),
}
DEEDS = (
    talk_words.DEEDS
    | contract_words.DEEDS
    | plan_words.DEEDS
    | {
        "GET /v1/pupils": N_("Naam en gegevens gezien, in een lijst"),
        "GET /v1/pupils/<uuid:pupil_id>": N_("Naam en gegevens gezien"),
        "POST /v1/pupils": N_("Leerling vastgelegd"),
        "POST /v1/leavers": N_("Gemeld als schoolverlater"),
        "POST /v1/leaver-imports": N_("Gemeld als schoolverlater, met een lijst"),
        "POST /v1/pupil-lookups": N_("Opgezocht met het leerlingnummer"),
        "GET /v1/cases": N_("Nazorg gezien, in een lijst"),
        "GET /v1/cases/<uuid:case_id>": N_("Nazorg gezien"),
        "GET /v1/cases/<uuid:case_id>/timeline": N_("Alles wat er gebeurde gezien"),
        "POST /v1/cases/<uuid:case_id>/acceptance": N_("Zaak aangenomen"),
        "POST /v1/cases/<uuid:case_id>/refusal": N_("Zaak niet aangenomen"),
        "POST /v1/cases/<uuid:case_id>/transfer": N_("Collega gevraagd de zaak over te nemen"),
        "DELETE /v1/cases/<uuid:case_id>/transfer": N_("Vraag aan een collega ingetrokken"),
        "POST /v1/cases/<uuid:case_id>/transfer/acceptance": N_("Zaak overgenomen"),
        "POST /v1/cases/<uuid:case_id>/transfer/refusal": N_("Zaak niet overgenomen"),
        "POST /v1/cases/<uuid:case_id>/municipal-supports": N_("Steun van de gemeente gevraagd"),
        "POST /v1/municipal-supports/<uuid:support_id>/acknowledgement": N_("Antwoord van de gemeente gegeven"),
        "POST /v1/cases/<uuid:case_id>/hand-over": N_("Warme overdracht vastgelegd"),
        "POST /v1/cases/<uuid:case_id>/drop-out": N_("Uitval gemeld"),
        "GET /v1/cases/<uuid:case_id>/contact-attempts": N_("Contacten gezien"),
        "POST /v1/cases/<uuid:case_id>/contact-attempts": N_("Contact vastgelegd"),
        "POST /v1/cases/<uuid:case_id>/contracts": N_("Contract vastgelegd"),
        "GET /v1/contracts/<uuid:contract_id>": N_("Contract gezien"),
        "PUT /v1/contracts/<uuid:contract_id>/last-day": N_("Contract verlengd, of de laatste dag gewijzigd"),
        "POST /v1/contracts/<uuid:contract_id>/end": N_("Einde van het contract gemeld"),
        "POST /v1/contracts/<uuid:contract_id>/end-withdrawal": N_("Einde van het contract ingetrokken"),
        "POST /v1/cases/<uuid:case_id>/drop-out-withdrawal": N_("Uitval ingetrokken"),
        "GET /v1/career-conversations": N_("Loopbaangesprek gezien, in een lijst"),
        "GET /v1/career-conversations/<uuid:conversation_id>": N_("Loopbaangesprek gezien"),
        "PUT /v1/career-conversations/<uuid:conversation_id>/appointment": N_("Loopbaangesprek gepland of verplaatst"),
        "DELETE /v1/career-conversations/<uuid:conversation_id>/appointment": N_("Loopbaangesprek afgezegd"),
        "POST /v1/career-conversations/<uuid:conversation_id>/no-show": N_("Vastgelegd dat de jongere er niet was"),
        "POST /v1/career-conversations/<uuid:conversation_id>/outcome": N_("Uitkomst van het gesprek vastgelegd"),
        "GET /v1/worklist": N_("Gezien in de werklijst"),
        "GET /v1/report-rows": N_("Gezien achter een cijfer van een rapport"),
        "GET /v1/unstarted-leavers": N_("Gezien in de lijst van jongeren zonder start"),
        "GET /v1/without-start": N_("Gezien in de lijst van jongeren zonder start"),
        "GET /v1/retention-dues": N_("Gezien dat de bewaartermijn voorbij is"),
        "POST /v1/erasures": N_("Dossier vernietigd, of gekeken of dat mag"),
        "GET /v1/pupil-notifications": N_("Bekeken wat over de jongere gemeld is"),
        "GET /v1/support-accesses": N_("Aanvraag van noodtoegang gezien"),
        "POST /v1/support-accesses": N_("Noodtoegang aangevraagd"),
        "POST /v1/support-accesses/<uuid:access_id>/approval": N_("Noodtoegang goedgekeurd"),
        "POST /v1/support-accesses/<uuid:access_id>/refusal": N_("Noodtoegang geweigerd"),
        "POST /v1/support-accesses/<uuid:access_id>/end": N_("Noodtoegang gestopt"),
        "GET /v1/audit": N_("Bekeken wie dit dossier zag"),
    }
)
