"""The inclusive career conversation: owed as soon as work ends, until it was held (agreement S9)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final, Literal
from uuid import UUID

from services.aftercare.domain.events import Rung
from services.aftercare.domain.ids import CaseId, ConversationId, PersonId, PupilId
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.rules import (
    AppointmentHasNotBegun,
    AppointmentIsWithinAYear,
    AppointmentLiesAhead,
    ConversationFollowsTheEnd,
    ConversationIsHeld,
    ConversationIsWithdrawn,
    ConversationTookPlace,
    NothingIsPlanned,
    OutcomeIsRecordedOnce,
)

NONE_YET: Final = "none_yet"
LEERLIJN: Final = "leerlijn"
NEXT_STEPS: Final = (
    "new_job",
    LEERLIJN,
    "mbo",
    "praktijkverklaring",
    "day_activities",
    "sheltered_work",
    NONE_YET,
)
CANCEL_REASONS: Final = ("pupil_absent", "professional_absent", "other")
HELD_EARLIER: Final = "held_earlier"
END_WITHDRAWN: Final = "end_withdrawn"
FURTHEST: Final = timedelta(days=366)

State = Literal["requested", "scheduled", "cancelled", "held", "missed", "withdrawn"]
Planned = Literal["scheduled", "rescheduled", "unchanged"]
Recorded = Literal["held", "next_step_found", "unchanged"]


@dataclass(frozen=True)
class EndOfWork:
    """What makes a conversation owed."""

    cause: str  # the contract, or the day of a drop-out without one: each leads to one conversation
    trigger: Literal["contract_ended", "drop_out", "by_hand"]
    ended_on: date
    reported_on: date


@dataclass(frozen=True)
class Appointment:
    """When and where."""

    starts_at: datetime
    ends_at: datetime
    place: str


@dataclass(frozen=True)
class Outcome:
    """What came of it."""

    held_on: date
    next_step: str
    remark: str | None = None
    next_step_by: date | None = field(default=None, compare=False)  # when it must be known, if it is not yet
    leerlijn: str | None = None
    crebo: str | None = None
    choice_reason: str | None = None
    begin_by: date | None = field(default=None, compare=False)
    begin_since: date | None = field(default=None, compare=False)


@dataclass(eq=False, kw_only=True)
class Conversation:
    """One owed conversation; it covers every end of work that is heard until it is held."""

    conversation_id: ConversationId
    case_id: CaseId
    pupil_id: PupilId
    trigger: Literal["contract_ended", "drop_out", "by_hand"]
    causes: list[str]
    ended_on: date
    requested_on: date
    due_on: date
    werkconsulent_id: PersonId | None
    state: State = "requested"
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    place: str | None = None
    ics_sequence: int = -1  # rises with each message to the calendars
    participant_ids: Sequence[UUID] = field(default_factory=list)
    others: Sequence[str] = field(default_factory=list)  # who comes besides them: codes, no names
    school_contact_id: PersonId | None = None  # who of the school has it in the calendar
    told: Mapping[str, str] = field(default_factory=dict)  # per code of the others: a mark of what they were told last
    told_rung: Rung | None = None  # who was told last that it must be held before its last day
    held_on: date | None = None
    next_step: str | None = None
    next_step_by: date | None = None
    next_step_since: date | None = None  # the day after which that term began to run
    remark: str | None = None
    withdrawn_on: date | None = None  # the end of work was a mistake: nobody owes it any more
    leerlijn: str | None = None  # which one, when that is the next step
    crebo: str | None = None  # which qualification the next step leads to
    choice_reason: str | None = None  # why this step and no other; never leaves this service
    begin_by: date | None = None  # when the next step must have begun
    begin_since: date | None = None  # the day after which that term began to run
    began_on: date | None = None  # it truly began

    @property
    def is_owed(self) -> bool:
        """Tell whether somebody still has to talk with the young person; cancelling an appointment changes nothing in that."""
        return self.held_on is None and self.withdrawn_on is None

    @property
    def planned_on(self) -> date | None:
        """Give the day of the appointment, if there is one."""
        return day_of(self.starts_at) if self.starts_at else None

    def covers(self, end: EndOfWork) -> None:
        """Take another end of work into this conversation: nobody is invited twice."""
        self.causes = [*self.causes, end.cause]

    def let_go(self, cause: str, on: date) -> Appointment | None:
        """Forget an end that was reported by mistake; without another end nobody owes it. Gives the appointment that goes.

        While another end asks for it the deadline stays: never later than was promised.
        """
        self.causes = [each for each in self.causes if each != cause]
        if self.causes:
            return None
        self.state, self.withdrawn_on = "withdrawn", on
        return self._clear()

    def schedule(self, to: Appointment, participants: Sequence[PersonId], now: datetime) -> Planned:
        """Plan or move the appointment; the same appointment again changes nothing."""
        self._check_owed()
        if (self.starts_at, self.ends_at, self.place) == (to.starts_at, to.ends_at, to.place):
            return "unchanged"
        if to.starts_at <= now:
            raise AppointmentLiesAhead
        if to.starts_at > now + FURTHEST:
            raise AppointmentIsWithinAYear
        planned: Planned = "rescheduled" if self.starts_at else "scheduled"
        self.starts_at, self.ends_at, self.place = to.starts_at, to.ends_at, to.place
        self.state = "scheduled"
        self.ics_sequence += 1
        if planned == "scheduled":  # who was invited once hears of each change
            self.participant_ids = list(participants)
        return planned

    def invite(self, guests: Sequence[PersonId], school_contact_id: PersonId | None) -> None:
        """Let others take part in the same appointment."""
        self.participant_ids, self.school_contact_id = list(guests), school_contact_id
        self.ics_sequence += 1

    def cancel(self) -> Appointment:
        """Take the appointment out of the calendars; the conversation stays owed. Gives the appointment that was."""
        self._check_owed()
        was = self._clear()
        if was is None:
            raise NothingIsPlanned
        self.state = "cancelled"
        return was

    def miss(self, now: datetime) -> Appointment | None:
        """Record that the young person did not come: the conversation stays owed, and is planned anew.

        Gives the appointment that was; nothing when it was recorded already.
        """
        self._check_owed()
        if self.starts_at is None and self.state == "missed":
            return None
        if self.starts_at and self.starts_at > now:
            raise AppointmentHasNotBegun(self.starts_at)
        was = self._clear()
        if was is None:
            raise NothingIsPlanned
        self.state, self.told = "missed", {}  # the day has been: nobody need hear that it is off
        return was

    def clear_after(self, held_on: date) -> Appointment | None:
        """Take out an appointment on a later day than the one it was held on. Gives the appointment that was."""
        return self._clear() if self.planned_on and self.planned_on > held_on else None

    def hold(self, outcome: Outcome, today: date) -> Recorded:
        """Record that it took place and what comes next; the same report again is harmless."""
        self._check_not_withdrawn()
        if outcome.held_on > today:
            raise ConversationTookPlace(outcome.held_on, today)
        if outcome.held_on < self.ended_on:
            raise ConversationFollowsTheEnd(self.ended_on)
        known = self.outcome
        if outcome == known:
            return "unchanged"
        if known and known.next_step != NONE_YET:
            raise OutcomeIsRecordedOnce(known.held_on)
        self.state, self.held_on = "held", self.held_on or outcome.held_on
        self.next_step, self.remark, self.next_step_by = outcome.next_step, outcome.remark, outcome.next_step_by
        self.leerlijn, self.crebo, self.choice_reason = outcome.leerlijn, outcome.crebo, outcome.choice_reason
        self.begin_by = outcome.begin_by if outcome.next_step != NONE_YET else None
        self.begin_since = outcome.begin_since
        self.next_step_since = today
        if known is None:
            return "held"
        return "unchanged" if outcome.next_step == NONE_YET else "next_step_found"

    @property
    def outcome(self) -> Outcome | None:
        """Give what came of it, once it was held."""
        if not self.held_on or not self.next_step:
            return None
        return Outcome(
            self.held_on,
            self.next_step,
            self.remark,
            self.next_step_by,
            self.leerlijn,
            self.crebo,
            self.choice_reason,
            self.begin_by,
        )

    @property
    def awaits_begin(self) -> bool:
        """Tell whether a step was agreed that must still begin; of steps of before nobody asked when."""
        is_agreed = self.held_on is not None and self.next_step != NONE_YET
        return is_agreed and self.begin_by is not None and self.began_on is None

    def _clear(self) -> Appointment | None:
        if self.starts_at is None or self.ends_at is None:
            return None
        was = Appointment(self.starts_at, self.ends_at, self.place or "")
        self.starts_at = self.ends_at = self.place = None
        self.ics_sequence += 1
        return was

    def _check_not_withdrawn(self) -> None:
        if self.withdrawn_on is not None:
            raise ConversationIsWithdrawn(self.withdrawn_on)

    def _check_owed(self) -> None:
        self._check_not_withdrawn()
        if self.held_on is not None:
            raise ConversationIsHeld(self.held_on)
