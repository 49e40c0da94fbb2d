"""Promises of a conversation: agreed when its outcome is recorded, and done one by one."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from services.aftercare.domain import handing_over, talk
from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.ids import ConversationId, PersonId, derived
from services.aftercare.domain.next_step_rules import PromiseLiesAhead, PromiseNotFound
from services.aftercare.domain.people import WERKCONSULENT
from services.aftercare.domain.promise import NewPromise, Promise
from services.aftercare.domain.talk_events import PromiseKept, PromiseMade


def agree(
    case: Case, conversation_id: ConversationId, promises: Sequence[NewPromise], today: date
) -> Sequence[CaseEvent]:
    """Keep what was promised; the same promise again is the same one."""
    held = talk.find(case, conversation_id)
    known = {each.promise_id for each in case.promises}
    told = []
    for promise in promises:
        if promise.due_on < today:
            raise PromiseLiesAhead(today)
        promise_id = derived("promise", conversation_id, promise.what, promise.owner, promise.due_on)
        if promise_id in known:
            continue
        known.add(promise_id)
        case.promises.append(
            Promise(
                promise_id=promise_id,
                case_id=case.case_id,
                conversation_id=conversation_id,
                what=promise.what,
                owner=promise.owner,
                due_on=promise.due_on,
                recorded_on=today,
            )
        )
        mine = held.werkconsulent_id if promise.owner == WERKCONSULENT else None
        owner = mine or case.job_coach_id
        told.append(
            PromiseMade(case.case_id, case.pupil_id, conversation_id, promise_id, promise.what, owner, promise.due_on)
        )
    return told


def do(case: Case, promise_id: UUID, today: date, by: PersonId) -> Sequence[CaseEvent]:
    """Know that it was done; twice is harmless. After the two years the case closes with the last one."""
    for each in case.promises:
        if each.promise_id == promise_id:
            done = PromiseKept(case.case_id, case.pupil_id, each.conversation_id, promise_id, each.what, today)
            return [done, *handing_over.close(case, today, "conversation_held")] if each.do(today, by) else []
    raise PromiseNotFound(promise_id)
