"""A deadline is never passed unseen: a reminder to the owner, then the substitute, then the coordinator."""

from collections.abc import Sequence
from datetime import date

from services.aftercare.domain import handing_over, next_step, school_claim
from services.aftercare.domain.actions import conversation_owner
from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.conversation import Conversation
from services.aftercare.domain.events import DeadlineApproaching, DeadlineMissed, Process, Rung
from services.aftercare.domain.ids import PersonId
from services.aftercare.domain.ladder import is_told
from services.aftercare.domain.people import Roster


def remind(case: Case, roster: Roster, today: date) -> Sequence[CaseEvent]:
    """Remind whoever does the owner's work, once, unless the conversation is planned in time."""
    owed = case.owed_conversation
    if owed is None or today > owed.due_on or (owed.planned_on and today <= owed.planned_on <= owed.due_on):
        return []
    if is_told(owed.told_rung, "owner"):
        return []
    owed.told_rung = "owner"
    owner = conversation_owner(case, owed, roster, today)
    return [
        DeadlineApproaching(
            case.case_id,
            case.pupil_id,
            "career_conversation",
            owed.conversation_id,
            owed.due_on,
            owner,
            _acting([owner], roster, today),
            "owner",
        )
    ]


def escalate(case: Case, rung: Rung, roster: Roster, today: date) -> Sequence[CaseEvent]:
    """Tell the next one up that a conversation was not held in time; a clock that rings too early, too late or twice tells nothing."""
    owed = case.owed_conversation
    if owed is None or today <= owed.due_on or is_told(owed.told_rung, rung):
        return []
    owed.told_rung = rung
    owner = conversation_owner(case, owed, roster, today)
    tell = _coordinators(roster, today) if rung == "coordinator" else _stand_ins(case, owed, roster, today)
    return [
        DeadlineMissed(
            case.case_id,
            case.pupil_id,
            "career_conversation",
            owed.conversation_id,
            owed.due_on,
            owner,
            tell or _acting([owner], roster, today),
            rung,
        )
    ]


def seek_job_coach(case: Case, roster: Roster, today: date) -> Sequence[CaseEvent]:
    """Tell the coordinator of a case that nobody serves; before there is one, the worklist holds it."""
    tell = _coordinators(roster, today)
    if case.job_coach_id or not tell or case.act_by is None:
        return []
    return [
        DeadlineApproaching(
            case.case_id,
            case.pupil_id,
            "job_coach_assignment",
            case.case_id,
            case.act_by,
            roster.coordinator(today),
            tell,
            "coordinator",
        )
    ]


def escalate_acceptance(case: Case, roster: Roster, today: date) -> Sequence[CaseEvent]:
    """Tell the coordinator of a case that nobody accepted in time, or for which no job coach was found in time."""
    if not case.is_open or case.accepted_at or case.act_by is None or today <= case.act_by:
        return []
    process: Process = "case_acceptance" if case.job_coach_id else "job_coach_assignment"
    owner = case.job_coach_id or roster.coordinator(today)
    tell = _coordinators(roster, today) or _acting([owner], roster, today)
    return [DeadlineMissed(case.case_id, case.pupil_id, process, case.case_id, case.act_by, owner, tell, "coordinator")]


def escalate_transfer(case: Case, roster: Roster, today: date) -> Sequence[CaseEvent]:
    """Tell the coordinator of a question that a colleague did not answer in time; it stays open."""
    asked = case.proposed_to_id
    if not case.is_open or asked is None or case.answer_by is None or today <= case.answer_by:
        return []
    tell = _coordinators(roster, today) or _acting([asked], roster, today)
    return [
        DeadlineMissed(
            case.case_id, case.pupil_id, "case_transfer", case.case_id, case.answer_by, asked, tell, "coordinator"
        )
    ]


def escalate_support(case: Case, roster: Roster, today: date) -> Sequence[CaseEvent]:
    """Tell the coordinator that the municipality did not answer the school in time."""
    awaited = case.awaited_support
    if awaited is None or not case.is_open or today <= awaited.answer_by:
        return []
    owner = awaited.werkconsulent_id or roster.coordinator(today)
    tell = _coordinators(roster, today) or _acting([owner], roster, today)
    return [
        DeadlineMissed(
            case.case_id,
            case.pupil_id,
            "municipal_support",
            case.case_id,
            awaited.answer_by,
            owner,
            tell,
            "coordinator",
        )
    ]


def escalate_claim(case: Case, roster: Roster, today: date) -> Sequence[CaseEvent]:
    """Tell the coordinator that nobody said in time which last day of a contract is right: ours or that of the school."""
    claimed = next(school_claim.claimed_of(case), None)
    if claimed is None or claimed.claim_answer_by is None or not case.is_open or today <= claimed.claim_answer_by:
        return []
    owner = case.job_coach_id or roster.coordinator(today)
    tell, due_on = _coordinators(roster, today) or _acting([owner], roster, today), claimed.claim_answer_by
    return [
        DeadlineMissed(case.case_id, case.pupil_id, "last_day_claim", case.case_id, due_on, owner, tell, "coordinator")
    ]


def ask_hand_over(case: Case, roster: Roster, today: date) -> Sequence[CaseEvent]:
    """Tell the job coach that the two years are nearly over and somebody must take over warmly."""
    owner = case.job_coach_id or roster.coordinator(today)
    tell = _acting([owner], roster, today)
    return [
        DeadlineApproaching(
            case.case_id, case.pupil_id, "warm_hand_over", case.case_id, case.ends_on, owner, tell, "owner"
        )
    ]


def escalate_hand_over(case: Case, roster: Roster, today: date) -> Sequence[CaseEvent]:
    """Tell the coordinator that nobody took over at the end of the two years."""
    if not handing_over.waits(case, today):
        return []
    owner = case.job_coach_id or roster.coordinator(today)
    tell = _coordinators(roster, today) or _acting([owner], roster, today)
    return [
        DeadlineMissed(
            case.case_id, case.pupil_id, "warm_hand_over", case.case_id, case.ends_on, owner, tell, "coordinator"
        )
    ]


def step_not_begun(case: Case, roster: Roster, today: date) -> Sequence[CaseEvent]:
    """Tell the owner and the coordinator of a step that was agreed and did not begin in time."""
    agreed = next_step.awaited(case)
    if agreed is None or agreed.begin_by is None or today <= agreed.begin_by or not case.is_open:
        return []
    owner = case.job_coach_id or roster.coordinator(today)
    return [
        DeadlineMissed(
            case.case_id,
            case.pupil_id,
            "next_step",
            agreed.conversation_id,
            agreed.begin_by,
            owner,
            _acting([owner, *roster.coordinators], roster, today),
            "coordinator",
        )
    ]


def _stand_ins(case: Case, owed: Conversation, roster: Roster, today: date) -> list[PersonId]:
    """Give the substitute of whoever is away; the job coach and the werkconsulent stand in for each other."""
    return _acting([owed.werkconsulent_id, case.job_coach_id], roster, today)


def _coordinators(roster: Roster, today: date) -> list[PersonId]:
    return _acting(roster.coordinators, roster, today)


def _acting(people: Sequence[PersonId | None], roster: Roster, today: date) -> list[PersonId]:
    return roster.acting_for(people, today)
