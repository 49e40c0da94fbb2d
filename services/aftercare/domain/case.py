"""The two-year case of one young person: it has an owner, and stays open as long as somebody owes them a conversation."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, Literal, Self

from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.check_in import CheckIn
from services.aftercare.domain.contract import Contract
from services.aftercare.domain.conversation import Conversation
from services.aftercare.domain.cooperation_events import CaseTransferEnded, TransferOutcome
from services.aftercare.domain.events import (
    AftercareClosed,
    AftercareExtended,
    AftercareOpened,
    CaseAccepted,
    Extension,
    JobCoachAssigned,
    JobCoachReleased,
    Rung,
)
from services.aftercare.domain.ids import CaseId, ContractId, PersonId, PupilId, SchoolId, case_id
from services.aftercare.domain.municipal_request import MunicipalSupport
from services.aftercare.domain.people import JOB_COACH, Roster
from services.aftercare.domain.promise import Promise
from services.aftercare.domain.rules import (
    CaseIsClosed,
    CaseNeedsAJobCoach,
    ContractNotFound,
    PersonIsNoJobCoach,
)

Closing = Literal["two_years_over", "conversation_held", "handed_over"]

LAST_DAY_CLAIMED: Final[Extension] = "last_day_claimed"


@dataclass(frozen=True)
class Leaving:
    """What a school reports of a pupil who left."""

    pupil_id: PupilId
    school_id: SchoolId
    municipality: str
    left_on: date
    destination: str


@dataclass(eq=False, kw_only=True)
class Case:
    """One case; at most one of a pupil is open."""

    case_id: CaseId
    pupil_id: PupilId
    school_id: SchoolId
    municipality: str
    left_on: date
    destination: str
    opened_on: date
    ends_on: date  # last day of the two years
    state: Literal["open", "closed"] = "open"
    job_coach_id: PersonId | None = None
    stands_in_for_id: PersonId | None = None  # the colleague who was away when the case came
    school_contact_id: PersonId | None = None  # who of the school reported the leaving
    act_by: date | None = None  # accept it, or find a job coach, at the latest on this day
    act_since: date | None = None  # the day after which that term began to run
    accepted_at: datetime | None = None
    closed_on: date | None = None
    extended_because: Extension | None = None  # why it stays open after the two years, as was told last
    dropped_out_on: date | None = None
    drop_out_reason: str | None = None
    drop_out_reported_at: datetime | None = None
    drop_out_reported_by: PersonId | None = None
    last_contact_on: date | None = None  # the young person was reached
    contact_again_on: date | None = None  # somebody tried since, and tries again
    refused_by_id: PersonId | None = None  # this job coach did not take it on: it goes to another
    proposed_to_id: PersonId | None = None  # a colleague was asked to take it over
    proposed_by_id: PersonId | None = None
    proposed_because: str | None = None
    proposed_on: date | None = None
    answer_by: date | None = None
    hand_over_asked_on: date | None = None  # the two years are nearly over: somebody must take over warmly
    handed_over_on: date | None = None
    handed_over_to: str | None = None
    handed_over_how: str | None = None
    handed_over_by: PersonId | None = None
    hand_over_note: str | None = None
    contact_by: date | None = None  # the next contact: again after an attempt, else the first moment of the plan
    contact_told: Rung | None = None  # who was told last of that day
    confirmed_destination: str | None = None  # since leaving; empty: what the school reported
    destination_source: str | None = None
    destination_confirmed_on: date | None = None
    destination_expires_on: date | None = None
    out_of_sight_on: date | None = None  # nobody knows any more how they are doing
    urgent_on: date | None = None  # the earliest of its deadlines, worked out each time it is kept
    contracts: list[Contract] = field(default_factory=list)
    conversations: list[Conversation] = field(default_factory=list)
    municipal_supports: list[MunicipalSupport] = field(default_factory=list)
    check_ins: list[CheckIn] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)

    @classmethod
    def open(cls, leaving: Leaving, ends_on: date, today: date) -> Self:
        """Begin the two years."""
        return cls(
            case_id=case_id(leaving.pupil_id, leaving.left_on),
            pupil_id=leaving.pupil_id,
            school_id=leaving.school_id,
            municipality=leaving.municipality,
            left_on=leaving.left_on,
            destination=leaving.destination,
            opened_on=today,
            ends_on=ends_on,
        )

    def opened(self) -> AftercareOpened:
        """Tell that the two years begin."""
        return AftercareOpened(
            self.case_id, self.pupil_id, self.school_id, self.municipality, self.left_on, self.ends_on
        )

    @property
    def is_open(self) -> bool:
        """Tell whether somebody must do something."""
        return self.state == "open"

    def is_within_the_two_years(self, today: date) -> bool:
        """Tell whether contact is still owed: afterwards it is open only for a conversation, or to be closed."""
        return self.is_open and today <= self.ends_on

    @property
    def owed_conversation(self) -> Conversation | None:
        """Give the conversation that still has to be held, if any; there is never more than one."""
        return next((conversation for conversation in self.conversations if conversation.is_owed), None)

    @property
    def awaited_support(self) -> MunicipalSupport | None:
        """Give the request to the municipality that was not answered yet; there is never more than one."""
        return next((each for each in self.municipal_supports if each.answered_on is None), None)

    def has_unheard_end(self, today: date) -> bool:
        """Tell whether a contract ended of which no conversation knows yet: hearing of it takes a moment."""
        covered = {cause for conversation in self.conversations for cause in conversation.causes}
        ended = [one for one in self.contracts if one.ended_on or one.is_over(today)]
        return any(str(one.contract_id) not in covered for one in ended)

    def awaits_conversation(self, today: date) -> bool:
        """Tell whether work ended and nobody talked about it yet."""
        return self.owed_conversation is not None or self.has_unheard_end(today)

    def contract(self, contract_id: ContractId) -> Contract:
        """Find one of its contracts."""
        for contract in self.contracts:
            if contract.contract_id == contract_id:
                return contract
        raise ContractNotFound(contract_id)

    def is_left_anew(self, left_on: date) -> bool:
        """Tell a second leaving from a correction: the first two years are over and closed, and the new day lies after them."""
        return not self.is_open and left_on > self.ends_on

    def correct(self, leaving: Leaving, ends_on: date, today: date) -> Sequence[CaseEvent]:
        """Take over what the school now says; a leaving that moves, moves the two years."""
        self.school_id, self.destination, self.municipality = (
            leaving.school_id,
            leaving.destination,
            leaving.municipality,
        )
        if leaving.left_on == self.left_on:
            return []
        self.left_on, self.ends_on, self.hand_over_asked_on = leaving.left_on, ends_on, None
        self.extended_because = None
        if ends_on >= today:
            self._reopen()
        return [AftercareExtended(self.case_id, self.pupil_id, ends_on, "leaving_corrected")]

    def has_job_coach(self, roster: Roster) -> bool:
        """Tell whether it has a job coach who still is one."""
        return self.job_coach_id is not None and roster.has_role(self.job_coach_id, JOB_COACH)

    def is_served(self, roster: Roster) -> bool:
        """Tell whether its job coach, or the colleague in whose place that is, serves its municipality."""
        person = self.stands_in_for_id or self.job_coach_id
        return person is not None and roster.serves(person, JOB_COACH, self.municipality)

    def assign(self, roster: Roster, today: date, *, accept_by: date, search_by: date) -> Sequence[CaseEvent]:
        """Give it to the job coach who serves the municipality, or the substitute; without one the coordinator owns it."""
        found = roster.pick(JOB_COACH, self.municipality, self.pupil_id, today, without=self.refused_by_id)
        previous, self.accepted_at, self.act_since = self.job_coach_id, None, today
        if found is None:
            self.job_coach_id, self.stands_in_for_id, self.act_by = None, None, search_by
            return [JobCoachReleased(self.case_id, self.pupil_id, previous, today)] if previous else []
        self.job_coach_id, self.stands_in_for_id, self.act_by = found.person_id, found.for_id, accept_by
        return [
            JobCoachAssigned(self.case_id, self.pupil_id, found.person_id, today, accept_by, found.for_id, previous)
        ]

    def hand_over(
        self, to: PersonId, because: str, roster: Roster, today: date, accept_by: date
    ) -> Sequence[CaseEvent]:
        """Give it to the job coach the coordinator chose; to whom has it already, nothing happens."""
        self.check_open()
        if not roster.has_role(to, JOB_COACH):
            raise PersonIsNoJobCoach
        if self.job_coach_id == to:
            return []
        previous, self.job_coach_id = self.job_coach_id, to
        self.stands_in_for_id, self.accepted_at, self.act_by, self.act_since = None, None, accept_by, today
        return [JobCoachAssigned(self.case_id, self.pupil_id, to, today, accept_by, None, previous, because)]

    def accept(self, now: datetime) -> Sequence[CaseEvent]:
        """Know that the job coach took it; accepting twice is harmless."""
        self.check_open()
        if self.job_coach_id is None:
            raise CaseNeedsAJobCoach
        if self.accepted_at is not None:
            return []
        self.accepted_at = now
        return [CaseAccepted(self.case_id, self.job_coach_id)]

    def keep_open_or_close(self, today: date, reason: Closing) -> Sequence[CaseEvent]:
        """Close when the two years are over, unless a conversation or an answer is owed; too early or again nothing happens."""
        if not self.is_open or today <= self.ends_on:
            return []
        if self.owed_conversation or self.has_unheard_end(today):
            return self.stay_open("conversation_owed")
        if any(each.claimed_on for each in self.contracts):
            return self.stay_open(LAST_DAY_CLAIMED)
        if any(promise.is_open for promise in self.promises):
            return self.stay_open("promise_open")
        if self.awaited_support:
            return self.stay_open("support_awaited")
        self.state, self.closed_on, self.extended_because = "closed", today, None
        lapsed = self.end_transfer("overtaken", None, today)
        return [*lapsed, AftercareClosed(self.case_id, self.pupil_id, today, reason)]

    def end_transfer(self, outcome: TransferOutcome, reason: str | None, today: date) -> Sequence[CaseEvent]:
        """End the question to a colleague to take it over; without one there is nothing to tell."""
        to_id = self.proposed_to_id
        if to_id is None:
            return []
        self.forget_transfer()
        return [CaseTransferEnded(self.case_id, self.pupil_id, self.job_coach_id, to_id, outcome, reason, today)]

    def forget_transfer(self) -> None:
        """No colleague is asked any more."""
        self.proposed_to_id = self.proposed_by_id = None
        self.proposed_because = self.proposed_on = self.answer_by = None

    def stay_open(self, reason: Extension) -> Sequence[CaseEvent]:
        """Tell why it stays open after the two years; the same reason again is no news."""
        if self.extended_because == reason:
            return []
        self.extended_because = reason
        return [AftercareExtended(self.case_id, self.pupil_id, self.ends_on, reason)]

    def destroy(self, on: date) -> None:
        """Close it for good, whatever is still owed: its term is over and nobody can be found by it any more."""
        if self.is_open:
            self.state, self.closed_on = "closed", on

    def reopen_for_conversation(self) -> Sequence[CaseEvent]:
        """Open again: work that ends after the two years still leads to a conversation, and a conversation needs an owner."""
        return self._open_again("conversation_owed")

    def reopen_for_claim(self) -> Sequence[CaseEvent]:
        """Open again: the school tells another last day, and somebody must say which is right."""
        return self._open_again(LAST_DAY_CLAIMED)

    def check_open(self) -> None:
        """Refuse on a closed case."""
        if self.closed_on is not None:
            raise CaseIsClosed(self.closed_on)

    def _open_again(self, reason: Extension) -> Sequence[CaseEvent]:
        if self.is_open:
            return []
        self._reopen()
        return self.stay_open(reason)

    def _reopen(self) -> None:
        self.state, self.closed_on = "open", None
