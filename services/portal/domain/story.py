"""What happened in a case, one Dutch sentence per fact."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from services.portal.domain import calendar, words
from services.portal.domain.language import N_, _

TOLD = {
    "pupil_left_school": N_("Van school gegaan op {left_on}."),
    "aftercare_opened": N_("De nazorg begon. Zij loopt tot {ends_on}."),
    "job_coach_assigned": N_("De zaak kwam bij de jobcoach."),
    "case_accepted": N_("De jobcoach nam de zaak aan."),
    "case_transferred": N_("De zaak ging over naar een andere jobcoach."),
    "contract_started": N_("Een arbeidscontract begon op {begins_on}."),
    "contract_ended": N_("Een arbeidscontract eindigde op {ended_on}: {reason}."),
    "career_conversation_requested": N_("Een inclusief loopbaangesprek is nodig, uiterlijk {due_on}."),
    "career_conversation_scheduled": N_("Het loopbaangesprek is gepland op {starts_at}."),
    "career_conversation_rescheduled": N_("Het loopbaangesprek is verplaatst naar {starts_at}."),
    "career_conversation_cancelled": N_("Het loopbaangesprek is afgezegd. Het moet nog wel."),
    "career_conversation_missed": N_("Het loopbaangesprek ging niet door. Het moet nog wel."),
    "career_conversation_held": N_("Het loopbaangesprek is gevoerd op {held_on}."),
    "next_step_agreed": N_("Afgesproken vervolgstap: {next_step}."),
    "deadline_approaching": N_("Herinnering: {process}, uiterlijk {due_on}."),
    "deadline_missed": N_("Te laat: {process}, uiterlijk {due_on}. Ook {rung} weet het nu."),
    "aftercare_extended": N_("De nazorg is verlengd tot {ends_on}."),
    "aftercare_closed": N_("De nazorg is afgerond op {closed_on}."),
}
TABLES = {
    "process": {
        "career_conversation": N_("het loopbaangesprek"),
        "job_coach_assignment": N_("een jobcoach voor de jongere"),
    },
    "rung": {
        "owner": N_("wie het moet doen"),
        "substitute": N_("de waarnemer"),
        "coordinator": N_("de regionaal coördinator"),
    },
}
IS_A_WARNING = {"contract_ended", "deadline_missed", "career_conversation_missed"}


@dataclass(frozen=True)
class Told:
    """One line of the story."""

    at: datetime
    text: str
    actor_id: UUID | None
    actor_role: str
    is_warning: bool
    event_id: UUID | None = None


class _Facts(dict[str, str]):
    """A fact the API did not give is said to be unknown, so that a story never fails."""

    def __missing__(self, key: str) -> str:
        return _("onbekend")


def tell(entry: Mapping[str, Any]) -> Told:
    """Turn one entry of the timeline into a sentence."""
    kind = str(entry["kind"])
    sentence = _(TOLD[kind]) if kind in TOLD else kind.replace("_", " ").capitalize() + "."
    facts = _Facts({name: say(name, value) for name, value in entry.items() if value is not None})
    return Told(
        at=datetime.fromisoformat(str(entry["at"])),
        text=sentence.format_map(facts),
        actor_id=UUID(str(entry["actor_id"])) if entry.get("actor_id") else None,
        actor_role=str(entry.get("actor_role") or "system"),
        is_warning=kind in IS_A_WARNING,
        event_id=UUID(str(entry["event_id"])) if entry.get("event_id") else None,
    )


def say(name: str, value: object) -> str:
    """A code, day or moment as the reader says it; the name of the field says which it is."""
    if name.endswith("_on"):
        return calendar.day(date.fromisoformat(str(value)))
    if name.endswith("_at"):
        return calendar.appointment(datetime.fromisoformat(str(value)))
    if name == "reason":
        return words.word(words.END_REASONS, str(value)).lower()
    if name in TABLES:
        return _(TABLES[name].get(str(value), str(value)))
    if name == "next_step":
        return words.word(words.NEXT_STEPS, str(value)).lower()
    return str(value)
