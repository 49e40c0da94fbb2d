"""Two years of aftercare as the API tells it: cases, contracts, conversations, work to do."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from services.portal.domain.case_parts import (
    Ending,
    HandOver,
    LastDayClaim,
    MunicipalSupport,
    Overlap,
    Transfer,
    WithoutWork,
)
from services.portal.domain.people import Pupil
from services.portal.domain.trajectories import WORKPLACE_TRAINER, OwedWork


@dataclass(frozen=True)
class Contract:
    """An employment contract of a young person."""

    id: UUID
    begins_on: date
    employer: str | None = None
    contract_ref: str | None = None
    kind: str | None = None
    ends_on: date | None = None
    hours: float | None = None
    ended_on: date | None = None
    reason: str | None = None
    end_reported_at: datetime | None = None
    end_reported_by_id: UUID | None = None
    is_drop_out: bool = False
    may_withdraw_end: bool = False
    sbb_id: str | None = None
    probation_ends_on: date | None = None
    ending: Ending | None = None
    last_day_claim: LastDayClaim | None = None

    @property
    def last_day(self) -> date | None:
        """The last day as it is known."""
        return self.ended_on or self.ends_on

    @property
    def is_running(self) -> bool:
        """Whether nobody reported an end yet."""
        return self.ended_on is None

    def employer_for(self, pupil: Pupil) -> str | None:
        """Where the young person works; of the contract at leaving only intake knows it."""
        at_leaving = pupil.contract and pupil.contract.contract_ref
        return self.employer or (pupil.employer if at_leaving and at_leaving == self.contract_ref else None)


@dataclass(frozen=True)
class Outcome:
    """What came of a conversation; the remark is not for everybody."""

    held_on: date
    next_step: str
    remark: str | None = None
    leerlijn: str | None = None
    crebo: str | None = None
    choice_reason: str | None = None
    begin_by: date | None = None


@dataclass(frozen=True)
class Conversation:
    """An inclusive career conversation: owed, planned, held."""

    id: UUID
    case_id: UUID
    pupil_id: UUID
    state: str
    due_on: date
    requested_on: date | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    place: str | None = None
    werkconsulent_id: UUID | None = None
    job_coach_id: UUID | None = None
    outcome: Outcome | None = None
    began_on: date | None = None
    others: list[str] = field(default_factory=list)  # who comes besides the professionals
    school_contact_id: UUID | None = None  # who of the school has it in the calendar
    to_tell: list[str] = field(default_factory=list)  # who must be told by hand of the appointment as it stands
    may_change: bool = True  # who is only asked to take the case over looks

    @property
    def awaits_begin(self) -> bool:
        """A step was agreed, and nobody confirmed yet that it began."""
        return self.outcome is not None and self.outcome.next_step != "none_yet" and self.began_on is None

    @property
    def is_open(self) -> bool:
        """Still owed to the young person; an appointment that was cancelled leaves it owed."""
        return self.state not in ("held", "withdrawn")

    @property
    def has_appointment(self) -> bool:
        """Whether there is a day and a time."""
        return self.state == "scheduled" and self.starts_at is not None


@dataclass(frozen=True)
class Promise:
    """What was promised in a conversation; the owner is a role, whoever has it on the day."""

    id: UUID
    what: str
    owner: str
    due_on: date
    conversation_id: UUID
    done_on: date | None = None


@dataclass(frozen=True)
class Slot:
    """A proposed moment for a conversation."""

    starts_at: datetime
    ends_at: datetime
    is_late: bool


@dataclass(frozen=True)
class Slots:
    """Proposed moments, where this werkconsulent talked last, and who comes besides the professionals."""

    slots: list[Slot] = field(default_factory=list)
    place: str | None = None
    others: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class NextAction:
    """What must happen now, by whom, before when."""

    what: str
    due_on: date | None = None
    owner_id: UUID | None = None
    for_person_id: UUID | None = None
    conversation_id: UUID | None = None
    is_overdue: bool = False
    starts_at: datetime | None = None
    contract_id: UUID | None = None
    promised: str | None = None

    @property
    def is_appointment(self) -> bool:
        """Whether it has a day and a time that are still to come, or come today."""
        return self.what == "hold_conversation" and self.starts_at is not None


@dataclass(frozen=True)
class DropOut:
    """The last drop-out that was reported and not taken back."""

    on: date
    reason: str | None = None
    reported_at: datetime | None = None
    reported_by_id: UUID | None = None
    may_withdraw: bool = False


@dataclass(frozen=True)
class CaseOutline:
    """A case in a few words, for a list of many."""

    id: UUID
    pupil_id: UUID
    state: str
    ends_on: date
    job_coach_id: UUID | None = None


@dataclass(frozen=True)
class ExitAdvice:
    """What was advised in the exit conversation, in the last school year."""

    held_on: date
    advice: str
    leerlijn: str | None = None


@dataclass(frozen=True)
class Case:
    """Two years of aftercare for one young person."""

    id: UUID
    pupil_id: UUID
    left_on: date
    ends_on: date
    state: str
    opened_on: date | None = None
    job_coach_id: UUID | None = None
    accepted_at: datetime | None = None
    destination: str | None = None  # not_recently_confirmed when nobody knows
    destination_source: str | None = None
    destination_confirmed_on: date | None = None
    destination_expires_on: date | None = None
    last_contact_on: date | None = None
    no_contact_from: date | None = None
    out_of_sight_on: date | None = None
    contracts: list[Contract] = field(default_factory=list)
    overlaps: list[Overlap] = field(default_factory=list)
    without_work: list[WithoutWork] = field(default_factory=list)
    conversations: list[Conversation] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)
    next_action: NextAction | None = None
    drop_out: DropOut | None = None
    transfer: Transfer | None = None
    hand_over: HandOver | None = None
    municipal_supports: list[MunicipalSupport] = field(default_factory=list)
    exit_advice: ExitAdvice | None = None
    conversation_due_on: date | None = None  # of a conversation that is being asked for at this moment

    @property
    def owed_conversation(self) -> Conversation | None:
        """The conversation that still has to be held."""
        return next((talk for talk in self.conversations if talk.is_open), None)

    @property
    def endings(self) -> list[Contract]:
        """Contracts of which somebody must say what comes next."""
        return [one for one in self.contracts if one.ending and one.ending.is_asked]

    @property
    def claimed_contracts(self) -> list[Contract]:
        """Contracts of which somebody must say which last day is right."""
        return [one for one in self.contracts if one.last_day_claim]

    @property
    def running_contracts(self) -> list[Contract]:
        """Contracts that nobody reported ended."""
        return [contract for contract in self.contracts if contract.is_running]

    @property
    def waits_for_acceptance(self) -> bool:
        """Whether its job coach must still say yes, whatever else is to be done first."""
        return self.state == "open" and self.job_coach_id is not None and self.accepted_at is None


@dataclass(frozen=True)
class Contact:
    """One attempt to reach a young person."""

    id: UUID
    note: str | None = None


@dataclass(frozen=True)
class WorkItem:
    """One thing somebody must do."""

    kind: str
    case_id: UUID | None
    pupil_id: UUID
    due_on: date | None = None
    is_overdue: bool = False
    conversation_id: UUID | None = None
    owner_id: UUID | None = None
    for_person_id: UUID | None = None
    starts_at: datetime | None = None
    place: str | None = None
    contract_id: UUID | None = None
    contract_ends_on: date | None = None
    contract_extends_to: date | None = None
    promise_id: UUID | None = None
    promised: str | None = None
    evidence: OwedWork | None = None  # what is owed of a trajectory: of certification, not of the case

    @property
    def waits_for_trainer(self) -> bool:
        """Whether a workplace trainer must move first."""
        return self.evidence is not None and self.evidence.owed.waits_for == WORKPLACE_TRAINER

    @property
    def is_appointment(self) -> bool:
        """Whether it has a day and a time that are still to come, or come today."""
        return self.kind == "hold_conversation" and self.starts_at is not None
