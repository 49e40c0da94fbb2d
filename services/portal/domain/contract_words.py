"""The Dutch words for codes about the last day of a contract."""

from language.texts import N_

EVENTS = {
    "contract_started": N_("Contract begonnen"),
    "contract_extended": N_("Contract verlengd"),
    "contract_end_date_set": N_("Laatste dag van het contract gewijzigd"),
    "contract_ending_soon": N_("Contract loopt af"),
    "contract_ending_answered": N_("Gezegd wat er na het contract komt"),
    "contract_last_day_claimed": N_("School noemt een andere laatste dag"),
    "contract_last_day_kept": N_("Laatste dag van het contract bevestigd"),
    "contract_ended": N_("Contract gestopt"),
    "contract_end_withdrawn": N_("Einde van het werk ingetrokken"),
}
DEEDS = {
    "POST /v1/contracts/<uuid:contract_id>/ending-answer": N_("Gezegd wat er na het contract komt"),
    "POST /v1/contracts/<uuid:contract_id>/last-day-answer": N_("Gezegd welke laatste dag klopt"),
}
TERMS = {
    "contract_ending_first": N_("Eerste vraag wat er na een contract komt, voor de laatste dag"),
    "contract_ending_second": N_("Tweede vraag wat er na een contract komt, voor de laatste dag"),
    "contract_ending_last": N_("Laatste vraag wat er na een contract komt, voor de laatste dag"),
    "last_day_claim": N_("Zeggen welke laatste dag klopt, als de school een andere noemt"),
}
SIGNALS = {"last_day_claimed": N_("Niet gezegd welke laatste dag klopt")}
