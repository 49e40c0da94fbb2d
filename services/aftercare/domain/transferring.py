"""A job coach gives a case to a colleague: proposed, then accepted, refused with a reason, or taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.cooperation_events import (
    CaseRefused,
    CaseTransferProposed,
    CaseTransferred,
)
from services.aftercare.domain.cooperation_rules import (
    CaseHasThisJobCoach,
    CaseIsAccepted,
    NothingIsProposed,
    ProposalIsForAnother,
    TransferIsProposed,
)
from services.aftercare.domain.events import CaseAccepted, JobCoachAssigned, JobCoachReleased
from services.aftercare.domain.ids import PersonId
from services.aftercare.domain.people import JOB_COACH, Roster
from services.aftercare.domain.rules import CaseNeedsAJobCoach, PersonIsNoJobCoach

REASONS: Final = ("absence", "caseload", "left", "request", "other")
REFUSALS: Final = ("caseload", "absence", "not_my_area", "known_privately", "other")
TRANSFER: Final = "transfer"  # why a job coach was assigned: a colleague took the case over


@dataclass(frozen=True)
class Proposal:
    """To whom, why, by whom, and before when to answer."""

    to_id: PersonId
    reason: str
    by: PersonId
    answer_by: date


def propose(case: Case, proposal: Proposal, roster: Roster, today: date) -> Sequence[CaseEvent]:
    """Ask a colleague to take the case over; the same question again is harmless."""
    case.check_open()
    if case.job_coach_id is None:
        raise CaseNeedsAJobCoach
    if not roster.has_role(proposal.to_id, JOB_COACH):
        raise PersonIsNoJobCoach
    if proposal.to_id == case.job_coach_id:
        raise CaseHasThisJobCoach
    if case.proposed_to_id is not None:
        if (case.proposed_to_id, case.proposed_because) == (proposal.to_id, proposal.reason):
            return []
        raise TransferIsProposed(case.answer_by or today)
    case.proposed_to_id, case.proposed_by_id = proposal.to_id, proposal.by
    case.proposed_because, case.proposed_on, case.answer_by = proposal.reason, today, proposal.answer_by
    return [
        CaseTransferProposed(
            case.case_id,
            case.pupil_id,
            case.job_coach_id,
            proposal.to_id,
            proposal.reason,
            today,
            proposal.answer_by,
        )
    ]


def accept(case: Case, by: set[PersonId], roster: Roster, now: datetime, today: date) -> Sequence[CaseEvent]:
    """Take it over, as who was asked or in whose place one stands; twice is harmless."""
    case.check_open()
    to_id, before = case.proposed_to_id, case.job_coach_id
    if to_id is None:
        if before in by and case.accepted_at:
            return []
        raise NothingIsProposed
    if to_id not in by:
        raise ProposalIsForAnother
    if not roster.has_role(to_id, JOB_COACH):
        raise PersonIsNoJobCoach
    case.forget_transfer()
    case.job_coach_id, case.stands_in_for_id = to_id, None
    case.accepted_at, case.act_by = now, today
    assigned = JobCoachAssigned(case.case_id, case.pupil_id, to_id, today, today, None, before, TRANSFER)
    moved = [CaseTransferred(case.case_id, case.pupil_id, to_id, before, today)] if before else []
    return [assigned, CaseAccepted(case.case_id, to_id), *moved]


def refuse_transfer(case: Case, by: set[PersonId], reason: str, today: date) -> Sequence[CaseEvent]:
    """Leave it where it is, with the reason."""
    if case.proposed_to_id is None:
        raise NothingIsProposed
    if case.proposed_to_id not in by:
        raise ProposalIsForAnother
    return case.end_transfer("refused", reason, today)


def revoke(case: Case, by: set[PersonId], today: date, *, is_coordinator: bool = False) -> Sequence[CaseEvent]:
    """Take the question back, as who has the case; without a question that is done already."""
    if case.proposed_to_id is None:
        return []
    if not is_coordinator and case.job_coach_id not in by:
        raise ProposalIsForAnother
    return case.end_transfer("revoked", None, today)


def overtake(case: Case, today: date) -> Sequence[CaseEvent]:
    """End a question that is of no use any more: the case went elsewhere, or is over."""
    return case.end_transfer("overtaken", None, today)


def refuse(case: Case, reason: str, search_by: date, today: date) -> Sequence[CaseEvent]:
    """Do not take on a case that was assigned: the coordinator finds somebody else."""
    case.check_open()
    coach = case.job_coach_id
    if coach is None:
        raise CaseNeedsAJobCoach
    if case.accepted_at is not None:
        raise CaseIsAccepted
    lapsed = overtake(case, today)
    case.job_coach_id, case.stands_in_for_id, case.refused_by_id = None, None, coach
    case.act_since, case.act_by = today, search_by
    refused = CaseRefused(case.case_id, case.pupil_id, coach, reason, today)
    return [*lapsed, refused, JobCoachReleased(case.case_id, case.pupil_id, coach, today)]
