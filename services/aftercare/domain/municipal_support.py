"""The school asks the municipality to support a young person at work (Participatiewet, article 7a); its werkconsulent answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.cooperation_events import MunicipalSupportAcknowledged, MunicipalSupportRequested
from services.aftercare.domain.cooperation_rules import (
    MunicipalSupportNotFound,
    SupportIsAnswered,
    SupportIsAsked,
)
from services.aftercare.domain.ids import PersonId, derived
from services.aftercare.domain.municipal_request import MunicipalSupport
from services.aftercare.domain.people import WERKCONSULENT, Roster

KINDS: Final = ("keep_work", "guidance_at_work", "wage_subsidy", "find_work", "sheltered_work", "other")
ANSWERS: Final = ("will_help", "talk_first", "cannot_help")


@dataclass(frozen=True)
class Asked:
    """What the school asks for, by whom, and before when the municipality answers."""

    kind: str
    note: str | None
    by: PersonId
    answer_by: date


@dataclass(frozen=True)
class Answered:
    """What the municipality says; `by` is whoever answers with those in whose place they stand, nobody for a coordinator."""

    answer: str
    remark: str | None
    by_id: PersonId
    by: frozenset[PersonId] | None


def request(case: Case, asked: Asked, roster: Roster, today: date) -> tuple[MunicipalSupport, Sequence[CaseEvent]]:
    """Ask the municipality; the same question again is harmless, and another one waits for its answer."""
    case.check_open()
    pending = case.awaited_support
    if pending is not None:
        if pending.kind == asked.kind:
            return pending, []
        raise SupportIsAsked(pending.answer_by)
    found = roster.pick(WERKCONSULENT, case.municipality, case.pupil_id, today)
    support = MunicipalSupport(
        support_id=derived("municipal_support", case.case_id, len(case.municipal_supports)),
        case_id=case.case_id,
        kind=asked.kind,
        note=asked.note,
        requested_on=today,
        requested_by=asked.by,
        answer_by=asked.answer_by,
        werkconsulent_id=found.person_id if found else None,
    )
    case.municipal_supports.append(support)
    return support, [_requested(case, support)]


def acknowledge(case: Case, support_id: UUID, given: Answered, today: date) -> Sequence[CaseEvent]:
    """Answer the school; the same answer again is harmless."""
    support = find(case, support_id)
    if given.by is not None and support.werkconsulent_id not in given.by:
        raise MunicipalSupportNotFound(support_id)
    if support.answered_on is not None:
        if (support.answer, support.remark) == (given.answer, given.remark):
            return []
        raise SupportIsAnswered(support.answered_on)
    support.answer, support.remark = given.answer, given.remark
    support.answered_on, support.answered_by = today, given.by_id
    return [
        MunicipalSupportAcknowledged(
            case.case_id,
            case.pupil_id,
            case.school_id,
            support_id,
            given.answer,
            today,
            support.requested_by,
        )
    ]


def find(case: Case, support_id: UUID) -> MunicipalSupport:
    """Find one of its requests."""
    for support in case.municipal_supports:
        if support.support_id == support_id:
            return support
    raise MunicipalSupportNotFound(support_id)


def find_werkconsulent(case: Case, roster: Roster, today: date) -> Sequence[CaseEvent]:
    """Give an unanswered request to another werkconsulent when its own is no longer there, or was never there."""
    pending = case.awaited_support
    if pending is None or (pending.werkconsulent_id and roster.has_role(pending.werkconsulent_id, WERKCONSULENT)):
        return []
    found = roster.pick(WERKCONSULENT, case.municipality, case.pupil_id, today)
    before, pending.werkconsulent_id = pending.werkconsulent_id, found.person_id if found else None
    return [_requested(case, pending)] if pending.werkconsulent_id != before else []


def _requested(case: Case, support: MunicipalSupport) -> MunicipalSupportRequested:
    return MunicipalSupportRequested(
        case.case_id,
        case.pupil_id,
        case.school_id,
        support.support_id,
        support.kind,
        case.municipality,
        support.requested_on,
        support.answer_by,
        support.werkconsulent_id,
        case.job_coach_id,
    )
