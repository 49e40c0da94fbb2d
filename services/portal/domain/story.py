"""What happened in a case, one Dutch sentence per fact."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from language.texts import N_, _
from services.portal.domain import calendar, plan_words, words
from services.portal.domain.story_parts import part_of

TOLD = {
    "pupil_left_school": N_("Van school gegaan op {left_on}."),
    "aftercare_opened": N_("De nazorg begon. Zij loopt tot en met {ends_on}."),
    "job_coach_assigned": N_("De zaak kwam bij de jobcoach."),
    "job_coach_released": N_("De zaak heeft geen jobcoach meer. De coördinator zoekt een ander."),
    "case_accepted": N_("De jobcoach nam de zaak aan."),
    "case_refused": N_("De jobcoach nam de zaak niet aan: {reason}."),
    "case_transfer_proposed": N_("Een collega is gevraagd de zaak over te nemen, uiterlijk {answer_by}: {reason}."),
    "case_transferred": N_("Een collega nam de zaak over."),
    "municipal_support_requested": N_(
        "De school vroeg steun van de gemeente: {support}. Antwoord uiterlijk {answer_by}."
    ),
    "case_handed_over": N_("Warm overgedragen op {handed_over_on} aan: {to_name} ({how})."),
    "municipal_support_acknowledged": N_("Antwoord van de gemeente: {answer}."),
    "check_in_done": N_("Contact op {done_on} ({channel}): {result}. Volgende keer: {next_on}."),
    "check_in_missed": N_("Niet bereikt op {tried_on} ({channel}). Opnieuw proberen: {next_on}."),
    "check_in_due": N_("Er komt een contactmoment aan, uiterlijk {due_on}."),
    "check_in_moved": N_("Een contactmoment is verplaatst van {previous_due_on} naar {due_on}: {reason}."),
    "destination_confirmed": N_(
        "Bestemming bevestigd op {confirmed_on}: {destination}. Dat geldt tot en met {expires_on}."
    ),
    "destination_expired": N_("De bestemming is niet recent bevestigd. De laatste keer was op {confirmed_on}."),
    "out_of_sight": N_("De jongere is uit beeld: lang geen contact, en niemand bevestigde waar de jongere is."),
    "contract_started": N_("Een arbeidscontract begon op {begins_on}."),
    "contract_ending_soon": N_("Het contract loopt af op {ends_on}. Doorlijn vroeg wat er daarna komt."),
    "contract_ended": N_("Een arbeidscontract eindigde op {ended_on}: {reason}."),
    "contract_extended": N_("Het contract is verlengd tot en met {ends_on}."),
    "contract_end_date_set": N_("Het contract loopt tot en met {ends_on}."),
    "contract_last_day_claimed": N_(
        "De school noemde een andere laatste dag van het contract: {claimed_ends_on}. Tot iemand antwoordt geldt: {ends_on}."
    ),
    "contract_last_day_kept": N_(
        "De laatste dag van het contract blijft {ends_on}. De school noemde {claimed_ends_on}."
    ),
    "contract_end_withdrawn": N_("De melding dat het werk eindigde op {ended_on} is ingetrokken: {reason}."),
    "career_conversation_requested": N_("Een inclusief loopbaangesprek is nodig, uiterlijk {due_on}."),
    "career_conversation_scheduled": N_("Het loopbaangesprek is gepland op {starts_at}."),
    "career_conversation_rescheduled": N_("Het loopbaangesprek is verplaatst naar {starts_at}."),
    "career_conversation_participants_changed": N_(
        "Bij het loopbaangesprek van {starts_at} komt een andere collega. De tijd blijft gelijk."
    ),
    "career_conversation_cancelled": N_("De afspraak van {starts_at} is afgezegd: {reason}. Het gesprek moet nog wel."),
    "career_conversation_missed": N_(
        "De jongere kwam niet naar de afspraak van {starts_at}. Het gesprek moet nog wel."
    ),
    "career_conversation_held": N_("Het loopbaangesprek is gevoerd op {held_on}."),
    "next_step_agreed": N_("Afgesproken vervolgstap: {next_step}."),
    "next_step_confirmed": N_("De vervolgstap ({next_step}) is begonnen op {began_on}."),
    "next_step_dropped": N_("De vervolgstap ({next_step}) gaat niet door: {reason}."),
    "promise_made": N_("Afgesproken actie: {what}, uiterlijk {due_on}."),
    "promise_kept": N_("Actie gedaan: {what}."),
    "place_reserved": N_("Een plek in een leerlijn is vastgehouden tot en met {expires_on}."),
    "place_released": N_("De plek in de leerlijn is weer vrij."),
    "deadline_approaching": N_("Herinnering: {process}, uiterlijk {due_on}."),
    "deadline_missed": N_("Te laat: {process}, uiterlijk {due_on}. Ook {rung} weet het nu."),
    "aftercare_extended": N_("De nazorg loopt nu tot en met {ends_on}."),
    "aftercare_closed": N_("De nazorg is afgerond op {closed_on}."),
}
# The same fact in other words, for a reason that changes what it means.
TOLD_FOR = {
    ("check_in_done", "None"): N_("Contact op {done_on} ({channel}). Volgende keer: {next_on}."),
    ("aftercare_extended", "conversation_owed"): N_(
        "De twee jaar zijn voorbij. De nazorg loopt door, want er is nog een loopbaangesprek nodig."
    ),
    ("contract_ending_answered", "ends"): N_("Het contract stopt op {ends_on}: het wordt niet verlengd."),
    ("contract_ending_answered", "unknown"): N_("Of het contract na {ends_on} doorgaat, is nog niet bekend."),
    ("case_transfer_ended", "refused"): N_("De collega nam de zaak niet over: {reason}."),
    ("case_transfer_ended", "revoked"): N_("De vraag om de zaak over te nemen is ingetrokken."),
    ("case_transfer_ended", "overtaken"): N_("De vraag om de zaak over te nemen is vervallen."),
    ("case_handed_over", "nobody"): N_(
        "Op {handed_over_on} is vastgelegd: na de nazorg heeft de jongere niemand nodig."
    ),
    ("aftercare_extended", "hand_over_owed"): N_(
        "De twee jaar zijn voorbij. De nazorg loopt door tot de warme overdracht."
    ),
    ("aftercare_extended", "promise_open"): N_(
        "De twee jaar zijn voorbij. De nazorg loopt door, want er staat nog een actie open."
    ),
    ("aftercare_extended", "support_awaited"): N_(
        "De twee jaar zijn voorbij. De nazorg loopt door, want de school wacht op een antwoord van de gemeente."
    ),
    ("aftercare_extended", "last_day_claimed"): N_(
        "De twee jaar zijn voorbij. De nazorg is open, want de school noemt een andere laatste dag van het werk."
    ),
    ("contract_extended", "permanent"): N_("Het contract is verlengd: het is nu een vast contract."),
    ("contract_end_withdrawn", "extended"): N_(
        "Het einde van het werk op {ended_on} geldt niet meer: het contract is verlengd."
    ),
    ("place_released", "expired"): N_("De plek in de leerlijn is vervallen: de jongere begon niet op tijd."),
    ("career_conversation_cancelled", "held_earlier"): N_(
        "De afspraak van {starts_at} verviel: het loopbaangesprek was al eerder gevoerd."
    ),
    ("career_conversation_cancelled", "end_withdrawn"): N_(
        "De afspraak van {starts_at} is afgezegd: het loopbaangesprek is niet meer nodig."
    ),
}
REASONS = {
    "career_conversation_cancelled": words.CANCEL_REASONS,
    "contract_end_withdrawn": words.WITHDRAWAL_REASONS,
    "case_refused": words.CASE_REFUSALS,
    "case_transfer_ended": words.CASE_REFUSALS,
    "case_transfer_proposed": words.REASSIGNMENT_REASONS,
    "check_in_moved": plan_words.MOVE_REASONS,
    "next_step_dropped": words.DROP_REASONS,
}
CODES = {
    "answer": words.SUPPORT_ANSWERS,
    "support": words.SUPPORT_KINDS,
    "how": words.HAND_OVER_HOW,
    "channel": words.CHANNELS,
    "result": words.CONTACT_RESULTS,
    "next_step": words.NEXT_STEPS,
    "destination": words.DESTINATIONS,
    "what": words.PROMISES,
}
TABLES = {
    "process": {
        "career_conversation": N_("het loopbaangesprek"),
        "job_coach_assignment": N_("een jobcoach voor de jongere"),
        "last_day_claim": N_("het antwoord welke laatste dag klopt"),
        "case_acceptance": N_("het aannemen van de zaak"),
        "case_transfer": N_("het antwoord van een collega"),
        "municipal_support": N_("het antwoord van de gemeente"),
        "warm_hand_over": N_("de warme overdracht"),
        "check_in": N_("het contact met de jongere"),
        "next_step": N_("het begin van de vervolgstap"),
        "promise": N_("een actie na een gesprek"),
    },
    "rung": {
        "owner": N_("wie het moet doen"),
        "substitute": N_("de waarnemer"),
        "coordinator": N_("de regionaal coördinator"),
    },
}
VARIES_BY = {
    "check_in_done": "result",
    "contract_ending_answered": "answer",
    "case_transfer_ended": "outcome",
    "case_handed_over": "to",
}  # else by its reason
ABOUT_LAST_DAYS = {"contract_last_day_claimed", "contract_last_day_kept"}
IS_A_WARNING = {"contract_ended", "deadline_missed", "career_conversation_missed", "out_of_sight"}


@dataclass(frozen=True)
class Told:
    """One line of the story."""

    at: datetime
    text: str
    actor_id: UUID | None
    actor_role: str
    is_warning: bool
    note: str = ""  # what a colleague wrote; never in the event itself
    event_id: UUID | None = None
    about: str = "case"  # one of story_parts.PARTS


class _Facts(dict[str, str]):
    """A fact the API did not give is said to be unknown, so that a story never fails."""

    def __missing__(self, key: str) -> str:
        return _("onbekend")


def tell(entry: Mapping[str, Any], notes: Mapping[str, str] | None = None) -> Told:
    """Turn one entry of the timeline into a sentence; `notes` are those of contacts, by their id."""
    kind = str(entry["kind"])
    known = TOLD_FOR.get((kind, _variant(kind, entry))) or TOLD.get(kind)
    sentence = _(known) if known else kind.replace("_", " ").capitalize() + "."
    facts = _Facts({name: say(name, value, kind) for name, value in entry.items() if value is not None})
    if kind in ABOUT_LAST_DAYS:  # there no day at all says something too
        facts = _Facts({name: _("vast contract") for name in ("ends_on", "claimed_ends_on")} | facts)
    return Told(
        at=datetime.fromisoformat(str(entry["at"])),
        text=sentence.format_map(facts),
        actor_id=UUID(str(entry["actor_id"])) if entry.get("actor_id") else None,
        actor_role=str(entry.get("actor_role") or "system"),
        is_warning=kind in IS_A_WARNING,
        note=(notes or {}).get(str(entry.get("check_in_id")), ""),
        event_id=UUID(str(entry["event_id"])) if entry.get("event_id") else None,
        about=part_of(kind),
    )


def _variant(kind: str, entry: Mapping[str, Any]) -> str:
    if kind == "contract_extended" and entry.get("ends_on") is None:
        return "permanent"
    return str(entry.get(VARIES_BY.get(kind, "reason")))


def say(name: str, value: object, kind: str = "") -> str:
    """A code, day or moment as the reader says it; the name of the field says which it is."""
    if name.endswith("_on") or name == "answer_by":
        return calendar.day(date.fromisoformat(str(value)))
    if name.endswith("_at"):
        return calendar.appointment(datetime.fromisoformat(str(value)))
    if name == "reason":
        return words.word(REASONS.get(kind, words.END_REASONS), str(value)).lower()
    if name in TABLES:
        return _(TABLES[name].get(str(value), str(value)))
    if name in CODES:
        return words.word(CODES[name], str(value)).lower()
    return str(value)
