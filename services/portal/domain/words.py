"""The Dutch word for every code the services use; an unknown code is shown as a plain, honest word."""

from collections.abc import Mapping

from language.texts import N_, _
from services.portal.domain import certificate_words, contract_words, deed_words, plan_words, talk_words, trajectories

DROP_REASONS = talk_words.DROP_REASONS
ENTRIES = talk_words.ENTRIES
FUNDINGS = talk_words.FUNDINGS
OWED_BY, KEY_STATES = certificate_words.OWED_BY, certificate_words.KEY_STATES
REVOCATION_REASONS = certificate_words.REVOCATION_REASONS
TRANSFER_STATES, TRANSFER_REFUSALS = certificate_words.TRANSFER_STATES, certificate_words.TRANSFER_REFUSALS
DOCUMENT_KINDS, DOCUMENT_WAYS = certificate_words.DOCUMENT_KINDS, certificate_words.DOCUMENT_WAYS
DOCUMENT_STATES, STATED = certificate_words.DOCUMENT_STATES, certificate_words.STATED
REGIMES, JUDGEMENTS, OWED = trajectories.REGIMES, trajectories.JUDGEMENTS, trajectories.OWED
OTHERS = talk_words.OTHERS
OWNERS = talk_words.OWNERS
PROMISES = talk_words.PROMISES

ROLES = {
    "school_staff": N_("School"),
    "mbo_staff": N_("Mbo-school"),
    "job_coach": N_("Jobcoach"),
    "werkconsulent": N_("Werkconsulent"),
    "coordinator": N_("Regionaal coördinator"),
    "admin": N_("Functioneel beheerder"),
    "workplace_trainer": N_("Praktijkopleider"),
    "placement_advisor": N_("Accountmanager Werkcentrum"),
    "system": N_("Doorlijn, automatisch"),
}
ROLES_COME_FOR = {
    "school_staff": N_("Schoolverlaters melden en een lijst importeren."),
    "mbo_staff": N_("Praktijkverklaringen van de eigen mbo-school uitgeven."),
    "job_coach": N_("Nieuwe zaken aannemen, contracten bijhouden, uitval melden."),
    "werkconsulent": N_("Loopbaangesprekken plannen en de vervolgstap vastleggen."),
    "coordinator": N_("Zien wat te laat is in de hele regio."),
    "admin": N_("Zien waar elke gebeurtenis is, en opnieuw proberen wat vastloopt."),
}
DESTINATIONS = {
    "work": N_("Werk"),
    "work_bbl": N_("Werk met bbl"),
    "mbo": N_("Mbo"),
    "pro": N_("Praktijkonderwijs (pro)"),
    "vso": N_("Voortgezet speciaal onderwijs (vso)"),
    "vmbo": N_("Vmbo"),
    "day_activities": N_("Dagbesteding"),
    "sheltered_work": N_("Beschut werk"),
    "training": N_("Scholing"),
    "abroad": N_("Buitenland"),
    "none": N_("Geen werk of school"),
    "unknown": N_("Onbekend"),
    "moved": N_("Verhuisd"),
    "not_recently_confirmed": N_("Niet recent bevestigd"),
}
EXIT_PROFILES = {
    "labour_market": N_("Arbeidsmarktgericht"),
    "further_education": N_("Vervolgonderwijs"),
    "day_activities": N_("Dagbesteding"),
}
END_REASONS = {
    "not_renewed": N_("Het contract is niet verlengd"),
    "dismissed": N_("De jongere is ontslagen"),
    "resigned": N_("De jongere heeft zelf ontslag genomen"),
    "drop_out": N_("De jongere komt niet meer"),
    "other": N_("Een andere reden"),
}
WITHDRAWAL_REASONS = {
    "other_person": N_("De melding was voor een andere jongere"),
    "still_works": N_("De jongere werkt toch nog"),
    "wrong_day": N_("De dag of de reden klopte niet"),
    "other": N_("Een andere vergissing"),
}
CHANNELS = plan_words.CHANNELS
CONTACT_RESULTS = plan_words.CONTACT_RESULTS
CONTRACT_KINDS = {
    "fixed_term": N_("Tijdelijk contract"),
    "permanent": N_("Vast contract"),
    "wage_subsidy": N_("Contract met loonkostensubsidie"),
    "trial_placement": N_("Proefplaatsing"),
    "bbl": N_("Leer-werkcontract (bbl)"),
    "agency": N_("Uitzendcontract"),
    "sheltered": N_("Beschut werk"),
    "regular": N_("Gewoon contract"),
    "other": N_("Ander contract"),
}
ENDING_ANSWERS = {
    "ends": N_("Het contract stopt"),
    "unknown": N_("Nog niet bekend"),
    "extended": N_("Het contract wordt verlengd"),
}
NEXT_STEPS = {
    "new_job": N_("Nieuw werk"),
    "leerlijn": N_("Een leerlijn"),
    "mbo": N_("Mbo"),
    "praktijkverklaring": N_("Een nieuw traject voor een praktijkverklaring"),
    "day_activities": N_("Dagbesteding"),
    "sheltered_work": N_("Beschut werk"),
    "none_yet": N_("Nog geen vervolgstap"),
}
CONVERSATION_STATES = {
    "requested": N_("Nog te plannen"),
    "scheduled": N_("Gepland"),
    "held": N_("Gevoerd"),
    "cancelled": N_("Afgezegd, opnieuw plannen"),
    "missed": N_("Niet verschenen, opnieuw plannen"),
    "withdrawn": N_("Niet meer nodig"),
}
CASE_STATES = {
    "open": N_("Nazorg loopt"),
    "closed": N_("Nazorg is afgerond"),
}
WORK = {
    "assign_job_coach": N_("Wijs een jobcoach aan"),
    "accept_case": N_("Neem de zaak aan"),
    "plan_conversation": N_("Plan het loopbaangesprek"),
    "hold_conversation": N_("Voer het loopbaangesprek"),
    "record_outcome": N_("Leg de uitkomst van het gesprek vast"),
    "agree_next_step": N_("Spreek een vervolgstap af"),
    "answer_transfer": N_("Antwoord of u de zaak overneemt"),
    "answer_support": N_("Beantwoord de vraag van de school"),
    "hand_over": N_("Draag de jongere warm over"),
    "answer_contract_ending": N_("Zeg wat er na dit contract komt"),
    "settle_last_day": N_("Zeg welke laatste dag klopt"),
    "confirm_next_step": N_("Kijk of de vervolgstap is begonnen"),
    "keep_promise": N_("Doe wat is afgesproken"),
    "check_in": N_("Neem contact op met de jongere"),
    "find_young_person": N_("Zoek de jongere op: die is uit beeld"),
    "supply_evidence": N_("Zorg dat alle werkprocessen beoordeeld zijn"),
    "follow_contract": N_("Bespreek wat er na dit contract komt"),
    "close_case": N_("Rond de nazorg af"),
}
EVENTS = (
    talk_words.EVENTS
    | contract_words.EVENTS
    | plan_words.EVENTS
    | trajectories.EVENTS
    | certificate_words.EVENTS
    | {
        "organisation_registered": N_("Organisatie vastgelegd"),
        "person_registered": N_("Medewerker vastgelegd"),
        "person_invited": N_("Medewerker uitgenodigd"),
        "role_granted": N_("Rol gegeven"),
        "role_revoked": N_("Rol ingetrokken"),
        "substitute_named": N_("Waarnemer aangewezen"),
        "covenant_put_in": N_("Privacyconvenant ingediend"),
        "covenant_agreed": N_("Privacyconvenant vastgesteld"),
        "pupil_registered": N_("Leerling vastgelegd"),
        "pupil_left_school": N_("Leerling van school"),
        "pupil_erased": N_("Dossier vernietigd"),
        "leaver_report_answered": N_("Antwoord aan het systeem van een school"),
        "aftercare_opened": N_("Nazorg begonnen"),
        "aftercare_extended": N_("Nazorg verlengd"),
        "aftercare_closed": N_("Nazorg afgerond"),
        "job_coach_assigned": N_("Jobcoach aangewezen"),
        "job_coach_released": N_("Zaak zonder jobcoach"),
        "case_accepted": N_("Zaak aangenomen"),
        "case_refused": N_("Zaak niet aangenomen door de jobcoach"),
        "case_transfer_proposed": N_("Collega gevraagd de zaak over te nemen"),
        "case_transferred": N_("Zaak overgenomen door een collega"),
        "case_transfer_ended": N_("Vraag om de zaak over te nemen voorbij"),
        "check_in_done": N_("Contact gehad"),
        "check_in_missed": N_("Jongere niet bereikt"),
        "career_conversation_requested": N_("Loopbaangesprek nodig"),
        "career_conversation_scheduled": N_("Loopbaangesprek gepland"),
        "career_conversation_rescheduled": N_("Loopbaangesprek verplaatst"),
        "career_conversation_participants_changed": N_("Andere collega bij het loopbaangesprek"),
        "career_conversation_cancelled": N_("Loopbaangesprek afgezegd"),
        "career_conversation_missed": N_("Jongere niet verschenen"),
        "career_conversation_held": N_("Loopbaangesprek gevoerd"),
        "next_step_agreed": N_("Vervolgstap afgesproken"),
        "support_access_requested": N_("Noodtoegang gevraagd"),
        "support_access_approved": N_("Noodtoegang gegeven"),
        "support_access_ended": N_("Noodtoegang gestopt"),
        "case_handed_over": N_("Warm overgedragen"),
        "municipal_support_requested": N_("Steun van de gemeente gevraagd"),
        "municipal_support_acknowledged": N_("Antwoord van de gemeente"),
        "deadline_approaching": N_("Termijn loopt bijna af"),
        "deadline_missed": N_("Termijn gemist"),
    }
)
PURPOSES, BASES, DEEDS = deed_words.PURPOSES, deed_words.BASES, deed_words.DEEDS
ORGANISATION_KINDS = {
    "school": N_("School"),
    "municipality": N_("Gemeente"),
    "region": N_("Regio"),
    "company": N_("Erkend leerbedrijf"),
    "development_company": N_("Ontwikkelbedrijf"),
    "mbo": N_("Mbo-school"),
    "public_body": N_("Overheidsorganisatie"),
}
TERMS = (
    {
        "aftercare": N_("Nazorg na het verlaten van school"),
        "acceptance": N_("Een zaak aannemen"),
        "coach_search": N_("Een jobcoach vinden"),
        "career_conversation": N_("Het loopbaangesprek voeren, nadat werk stopt"),
        "career_conversation_reminder": N_("Herinnering, voor de laatste dag van het loopbaangesprek"),
        "career_conversation_escalation": N_("De coördinator weet het, na de laatste dag van het loopbaangesprek"),
        "next_step": N_("Een vervolgstap afspreken, na het gesprek"),
        "case_transfer": N_("Antwoorden of een collega een zaak overneemt"),
        "municipal_support": N_("De gemeente beantwoordt een vraag van de school"),
        "warm_hand_over": N_("Vraag om de warme overdracht, voor het einde van de nazorg"),
        "reservation": N_("Een plek in een leerlijn vasthouden"),
        "next_step_start": N_("De afgesproken vervolgstap laten beginnen"),
    }
    | plan_words.TERMS
    | talk_words.TERMS
    | contract_words.TERMS
    | trajectories.TERMS
)
UNITS = {
    "working_days": N_("werkdagen"),
    "days": N_("dagen"),
    "weeks": N_("weken"),
    "months": N_("maanden"),
    "years": N_("jaar"),
}
SUPPORT_STATES = {
    "requested": N_("Wacht op een antwoord"),
    "open": N_("Noodtoegang is open"),
    "refused": N_("Geweigerd"),
    "lapsed": N_("Vervallen: niemand gaf antwoord"),
    "over": N_("Voorbij"),
}
RETENTION = deed_words.RETENTION
SIGNALS = (
    {
        "no_job_coach": N_("Geen jobcoach"),
        "not_accepted": N_("Zaak niet aangenomen"),
        "conversation_overdue": N_("Loopbaangesprek te laat"),
        "appointment_passed": N_("Afspraak voorbij, geen uitkomst"),
    }
    | talk_words.SIGNALS
    | contract_words.SIGNALS
    | plan_words.SIGNALS
)
REASSIGNMENT_REASONS = {
    "absence": N_("De jobcoach is lang afwezig"),
    "caseload": N_("De jobcoach heeft te veel zaken"),
    "left": N_("De jobcoach werkt hier niet meer"),
    "request": N_("De jongere of de school vraagt het"),
    "other": N_("Een andere reden"),
}
CASE_REFUSALS = {
    "caseload": N_("Ik heb te veel zaken"),
    "absence": N_("Ik ben de komende tijd afwezig"),
    "not_my_area": N_("Deze gemeente of doelgroep doe ik niet"),
    "known_privately": N_("Ik ken de jongere privé"),
    "other": N_("Een andere reden"),
}
SUPPORT_KINDS = {
    "keep_work": N_("Hulp om het werk te houden"),
    "guidance_at_work": N_("Begeleiding op het werk"),
    "wage_subsidy": N_("Loonkostensubsidie"),
    "find_work": N_("Hulp bij het vinden van werk"),
    "sheltered_work": N_("Beschut werk"),
    "other": N_("Iets anders"),
}
SUPPORT_ANSWERS = {
    "will_help": N_("De gemeente helpt"),
    "talk_first": N_("De gemeente wil eerst overleggen"),
    "cannot_help": N_("De gemeente kan dit niet doen"),
}
BODIES = {
    "doorstroompunt": N_("Doorstroompunt"),
    "werkconsulent": N_("Werkconsulent van de gemeente"),
    "mbo": N_("Mbo-school"),
    "werkcentrum": N_("Werkcentrum"),
    "nobody": N_("Niemand: de jongere redt het zelf"),
}
HAND_OVER_HOW = {
    "call": N_("Gebeld"),
    "in_person": N_("Samen gesproken"),
    "note": N_("Schriftelijk"),
}
CANCEL_REASONS = {
    "pupil_absent": N_("De jongere kan niet"),
    "no_show": N_("De jongere was er niet"),
    "professional_absent": N_("De begeleider kan niet"),
    "other": N_("Een andere reden"),
}


def word(table: Mapping[str, str], code: str | None) -> str:
    """The Dutch word for a code; a code we do not know yet is shown as itself, without underscores."""
    if not code:
        return _("Niet bekend")
    return _(table[code]) if code in table else code.replace("_", " ").capitalize()


def choices(table: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Code and word, in the order of the table: what a form offers."""
    return tuple((code, _(text)) for code, text in table.items())
