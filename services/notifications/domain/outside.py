"""What systems of an organisation hear: which events, under which group of data of the covenant, and which of their fields.

What is not named here stays inside: an event that is new, and a field that is new. People are never named, not even by id.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

OWN_SCHOOL: Final = "own_school"  # the relation in which an organisation, and not one person of it, may know
KEPT: Final = timedelta(days=30)  # how long an event can be asked for

_PUPIL: Final = (
    *("pupil_registered", "pupil_left_school", "trajectory_started", "work_process_judged"),
    *("evidence_requested", "evidence_supplied", "evidence_owed", "evidence_overdue"),
    *("certificate_ready", "certificate_issued", "certificate_revoked", "diploma_issued"),
    *("exit_plan_recorded", "exit_conversation_requested", "exit_conversation_scheduled"),
    *("exit_conversation_rescheduled", "exit_conversation_cancelled"),
    *("exit_conversation_missed", "exit_conversation_held"),
    *("trajectory_transfer_proposed", "trajectory_transferred", "trajectory_transfer_ended"),
    "trajectory_transfer_overdue",
)
_CASE: Final = (
    *("aftercare_opened", "aftercare_extended", "aftercare_closed", "case_handed_over"),
    *("job_coach_assigned", "job_coach_released", "case_accepted", "case_transferred"),
    *("contract_started", "contract_extended", "contract_end_date_set", "contract_ending_soon"),
    *("contract_ended", "contract_end_withdrawn"),
    *("check_in_done", "check_in_missed", "check_in_moved"),
    *("destination_confirmed", "destination_expired", "out_of_sight"),
    *("municipal_support_requested", "municipal_support_acknowledged"),
    *("place_reserved", "place_released"),
)
_CONVERSATION: Final = (
    *("career_conversation_requested", "career_conversation_scheduled", "career_conversation_rescheduled"),
    *("career_conversation_cancelled", "career_conversation_missed", "career_conversation_held"),
    *("next_step_agreed", "next_step_confirmed", "next_step_dropped"),
)

GROUPS: Final = {
    name: group
    for group, names in (("pupil", _PUPIL), ("case", _CASE), ("conversation", _CONVERSATION))
    for name in names
}

# Why somebody's system does not hear it.
STAYS_INSIDE: Final = {
    **dict.fromkeys(("case_refused", "case_transfer_proposed", "case_transfer_ended"), "between job coaches"),
    **dict.fromkeys(
        ("deadline_approaching", "deadline_missed", "check_in_due", "exit_conversation_overdue"),
        "a clock of one person's work",
    ),
    **dict.fromkeys(("promise_made", "promise_kept"), "the work of whoever promised it"),
    **dict.fromkeys(
        ("contract_ending_answered", "contract_last_day_claimed", "contract_last_day_kept"),
        "a question to the job coach; what comes of it is told",
    ),
    **dict.fromkeys(
        ("support_access_requested", "support_access_approved", "support_access_ended"), "who looked, and why"
    ),
    **dict.fromkeys(
        ("person_registered", "person_invited", "role_granted", "role_revoked", "substitute_named"),
        "about professionals",
    ),
    **dict.fromkeys(("organisation_registered", "covenant_put_in", "covenant_agreed"), "about no young person"),
    "career_conversation_participants_changed": "who is invited: people",
    "leaver_report_answered": "goes to the school's own queue of answers",
    "pupil_erased": "the school destroyed it itself; what was told of the young person goes with it",
}

FIELDS: Final = frozenset(
    (
        *(
            "case_id",
            "pupil_id",
            "school_id",
            "contract_id",
            "conversation_id",
            "check_in_id",
            "support_id",
            "period_id",
        ),
        *("trajectory_id", "certificate_id", "replaces_id", "request_id", "transfer_id", "issuer_id"),
        *("municipality", "destination", "previous_left_on", "left_on", "trajectory_open", "exit_profile"),
        *(
            "ends_on",
            "previous_ends_on",
            "begins_on",
            "closed_on",
            "ended_on",
            "reported_on",
            "withdrawn_on",
            "days_left",
        ),
        *("reason", "because", "is_drop_out", "was_planned", "answer_by", "accept_by", "assigned_on", "released_on"),
        *(
            "transferred_on",
            "handed_over_on",
            "to",
            "how",
            "due_on",
            "previous_due_on",
            "moment",
            "done_on",
            "tried_on",
        ),
        *("next_on", "channel", "result", "source", "confirmed_on", "expires_on", "expired_on", "since", "support"),
        *("answer", "requested_on", "acknowledged_on", "leerlijn", "trigger", "starts_at", "ends_at", "missed_on"),
        *("held_on", "next_step", "crebo", "version", "begin_by", "began_on", "next_step_by", "kind", "regime"),
        *("issued_on", "ready_on", "revoked_on", "work_processes", "work_process", "judgement", "judged_on"),
        *("supplied_on", "expires_at", "outcome"),
        *("advice", "school_year", "planned_destination", "planned_left_on", "recorded_on"),
    )
)


@dataclass(frozen=True)
class About:
    """What an event says of whom it is about."""

    pupil_id: UUID | None = None
    case_id: UUID | None = None
    school_id: UUID | None = None


@dataclass(frozen=True)
class OutsideEvent:
    """One event as it waits for one organisation; `until` is the last day on which that may hear of it."""

    organisation_id: UUID
    event_id: UUID
    name: str
    data_group: str
    pupil_id: UUID | None
    until: date | None
    envelope: dict[str, Any]


def told_outside(fields: dict[str, Any]) -> dict[str, Any]:
    """Keep of an event's data what may leave."""
    return {name: value for name, value in fields.items() if name in FIELDS}
