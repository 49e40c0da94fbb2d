"""What aftercare tells the others: facts in the past tense, with ids, codes and dates only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.ids import CaseId, ContractId, ConversationId, PersonId, PupilId, SchoolId

Rung = Literal["owner", "substitute", "coordinator"]
Extension = Literal[
    "leaving_corrected",
    "conversation_owed",
    "promise_open",
    "hand_over_owed",
    "last_day_claimed",
    "support_awaited",
]
Process = Literal[
    "career_conversation",
    "job_coach_assignment",
    "last_day_claim",
    "case_acceptance",
    "case_transfer",
    "check_in",
    "municipal_support",
    "next_step",
    "promise",
    "warm_hand_over",
]


@dataclass(frozen=True)
class AftercareOpened(CaseEvent):
    """The two years begin. Heard by notifications."""

    pupil_id: PupilId
    school_id: SchoolId
    municipality: str
    left_on: date
    ends_on: date


@dataclass(frozen=True)
class AftercareExtended(CaseEvent):
    """The case stays open longer than was said, or is open again. Heard by intake (who may read the pupil again)."""

    pupil_id: PupilId
    ends_on: date
    reason: Extension


@dataclass(frozen=True)
class JobCoachAssigned(CaseEvent):
    """Heard by notifications (tells the job coach) and intake (who may read the pupil)."""

    pupil_id: PupilId
    job_coach_id: PersonId
    assigned_on: date
    accept_by: date
    for_person_id: PersonId | None = None  # the colleague who is away
    previous_job_coach_id: PersonId | None = None
    because: str | None = (
        None  # why it was moved, `transfer` by a colleague; empty when the case found its job coach by itself
    )


@dataclass(frozen=True)
class JobCoachReleased(CaseEvent):
    """The case has no job coach any more, and nobody yet in that place. Heard by intake (who may read the pupil no more)."""

    pupil_id: PupilId
    job_coach_id: PersonId
    released_on: date


@dataclass(frozen=True)
class CaseAccepted(CaseEvent):
    """The job coach knows the young person is theirs. For the timeline."""

    job_coach_id: PersonId


@dataclass(frozen=True)
class ContractStarted(CaseEvent):
    """Work begins, or the dates of a known contract became other ones. For the timeline."""

    contract_id: ContractId
    begins_on: date
    ends_on: date | None


@dataclass(frozen=True)
class ContractExtended(CaseEvent):
    """Work goes on longer than was agreed; without `ends_on` it is permanent. For the timeline."""

    contract_id: ContractId
    ends_on: date | None
    previous_ends_on: date


@dataclass(frozen=True)
class ContractEndDateSet(CaseEvent):
    """A permanent contract got a last day, or an earlier one. For the timeline."""

    contract_id: ContractId
    ends_on: date
    previous_ends_on: date | None


@dataclass(frozen=True)
class ContractEndingSoon(CaseEvent):
    """Heard by notifications: somebody must say whether it is extended, ends, or is not known yet. Again at each term."""

    pupil_id: PupilId
    contract_id: ContractId
    ends_on: date
    days_left: int
    answer_by: date
    job_coach_id: PersonId | None


@dataclass(frozen=True)
class ContractEndingAnswered(CaseEvent):
    """Somebody said what comes after the last day; an extension is told as that. For the timeline."""

    contract_id: ContractId
    ends_on: date
    answer: str
    answered_on: date


@dataclass(frozen=True)
class ContractEnded(CaseEvent):
    """Heard by aftercare itself (opens the conversation) and notifications. A drop-out without a contract has no contract_id."""

    pupil_id: PupilId
    school_id: SchoolId
    contract_id: ContractId | None
    ended_on: date
    reason: str
    reported_on: date
    job_coach_id: PersonId | None
    is_drop_out: bool = False


@dataclass(frozen=True)
class ContractEndWithdrawn(CaseEvent):
    """The report that work ended was a mistake: work goes on. Heard by notifications, which tells whoever was told of the end."""

    pupil_id: PupilId
    school_id: SchoolId
    contract_id: ContractId | None
    ended_on: date
    withdrawn_on: date
    reason: str
    job_coach_id: PersonId | None
    conversation_id: ConversationId | None  # which nobody owes any more; empty while another end asks for it
    is_drop_out: bool = False
    was_planned: bool = False  # then its participants hear of it by the appointment that goes


@dataclass(frozen=True)
class CareerConversationRequested(CaseEvent):
    """Heard by notifications (tells who must plan it) and intake (who may read the pupil). Again with a new owner."""

    pupil_id: PupilId
    conversation_id: ConversationId
    job_coach_id: PersonId | None
    werkconsulent_id: PersonId | None
    due_on: date
    trigger: Literal["contract_ended", "drop_out", "by_hand"]


@dataclass(frozen=True)
class CareerConversationScheduled(CaseEvent):
    """Heard by notifications: an invitation for the calendars."""

    pupil_id: PupilId
    conversation_id: ConversationId
    starts_at: datetime
    ends_at: datetime
    ics_sequence: int
    participant_ids: Sequence[PersonId]
    school_contact_id: PersonId | None


@dataclass(frozen=True)
class CareerConversationRescheduled(CareerConversationScheduled):
    """Heard by notifications: the invitation moves."""


@dataclass(frozen=True)
class CareerConversationParticipantsChanged(CareerConversationScheduled):
    """Heard by notifications: the same appointment has other guests, for the case or the conversation went to a colleague."""


@dataclass(frozen=True)
class CareerConversationCancelled(CareerConversationScheduled):
    """Heard by notifications: out of the calendars; the conversation itself stays owed."""

    reason: str


@dataclass(frozen=True)
class CareerConversationMissed(CaseEvent):
    """The young person did not come. Heard by notifications: the conversation stays owed and must be planned anew."""

    pupil_id: PupilId
    conversation_id: ConversationId
    starts_at: datetime
    missed_on: date
    due_on: date
    participant_ids: Sequence[PersonId]


@dataclass(frozen=True)
class CareerConversationHeld(CaseEvent):
    """The conversation took place. Heard by notifications."""

    pupil_id: PupilId
    conversation_id: ConversationId
    held_on: date
    participant_ids: Sequence[PersonId]


@dataclass(frozen=True)
class NextStepAgreed(CaseEvent):
    """Heard by notifications: the logical next step (agreement S9)."""

    pupil_id: PupilId
    conversation_id: ConversationId
    next_step: str
    leerlijn: str | None = None  # which one, when that is the step
    crebo: str | None = None  # the qualification that the step leads to, when it leads to one
    begin_by: date | None = None


@dataclass(frozen=True)
class CheckInDone(CaseEvent):
    """The young person was reached. For the timeline; what was said stays where it is."""

    pupil_id: PupilId
    check_in_id: UUID
    done_on: date
    channel: str
    result: str | None
    next_on: date
    moments: Sequence[str] = ()  # of the plan, that it settled


@dataclass(frozen=True)
class CheckInMissed(CaseEvent):
    """Somebody tried, and the young person was not reached. For the timeline."""

    pupil_id: PupilId
    check_in_id: UUID
    tried_on: date
    channel: str
    next_on: date


@dataclass(frozen=True)
class DeadlineApproaching(CaseEvent):
    """Heard by notifications: something must be done before the deadline."""

    pupil_id: PupilId
    process: Process
    item_id: CaseId | ConversationId | UUID
    due_on: date
    owner_id: PersonId | None
    tell_ids: Sequence[PersonId]
    rung: Rung


@dataclass(frozen=True)
class DeadlineMissed(DeadlineApproaching):
    """Heard by notifications: it was not done in time; somebody else looks too."""


@dataclass(frozen=True)
class AftercareClosed(CaseEvent):
    """The two years are over and nothing is owed. Heard by notifications, and by intake (who may read the pupil no more)."""

    pupil_id: PupilId
    closed_on: date
    reason: Literal["two_years_over", "conversation_held", "handed_over"]
