"""The coordinator's signals, out of the open cases and what belongs to them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    Subquery,
    Table,
    case,
    cast,
    exists,
    func,
    literal,
    null,
    select,
    tuple_,
    union_all,
)
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Session
from sqlalchemy.types import Date, Uuid

from services.aftercare.domain.conversation import NONE_YET
from services.aftercare.domain.ids import PersonId
from services.aftercare.domain.people import WERKCONSULENT
from services.aftercare.domain.signals import Place
from services.aftercare.domain.sweeping import SWEPT
from services.aftercare.storage.plan_tables import sweep_findings
from services.aftercare.storage.tables import (
    IS_AWAITED,
    IS_OWED,
    cases,
    contracts,
    conversations,
    municipal_supports,
    promises,
)

IS_OPEN = cases.c.state == "open"
OF_A_CASE = (cases.c.case_id, cases.c.pupil_id, cases.c.school_id, cases.c.municipality, cases.c.job_coach_id)
NOBODY = cast(null(), Uuid)
PLANNED_ON = cast(func.timezone("Europe/Amsterdam", conversations.c.ends_at), Date)
COACH, TALKER = cases.c.job_coach_id, conversations.c.werkconsulent_id

_other = conversations.alias("other")
_of_same = _other.c.case_id == conversations.c.case_id
_later = exists().where(_of_same, _other.c.held_on > conversations.c.held_on)
_owed = exists().where(_of_same, _other.c.held_on.is_(None), _other.c.withdrawn_on.is_(None))
_new_work = exists().where(
    contracts.c.case_id == conversations.c.case_id, contracts.c.begins_on >= conversations.c.held_on
)
IS_LAST = ~_later & ~_owed  # nobody talked since, and nobody has to
NOT_BEGUN = (conversations.c.begin_by.is_not(None)) & conversations.c.began_on.is_(None) & IS_LAST
NOT_AGREED = (conversations.c.next_step == NONE_YET) & IS_LAST & ~_new_work

Signal = Select[*tuple[Any, ...]]
Talk = tuple[ColumnElement[Any], ColumnElement[Any]]  # its werkconsulent, and which one it is
NO_TALK: Talk = (NOBODY, NOBODY)


class Signals:
    def __init__(self, session: Session) -> None:
        self._session = session

    def page(self, today: date, wanted: dict[str, object], after: Place | None, limit: int) -> Sequence[dict[str, Any]]:
        """Give the next signals, the longest late first."""
        found = _signals(today)
        query = select(found).where(*(found.c[name] == value for name, value in wanted.items()))
        place = tuple_(found.c.due_on, found.c.case_id, found.c.kind)
        if after is not None:
            query = query.where(place > (after.due_on, after.case_id, after.kind))
        query = query.order_by(found.c.due_on, found.c.case_id, found.c.kind).limit(limit)
        return [dict(row) for row in self._session.execute(query).mappings()]

    def counted(self, today: date) -> Sequence[tuple[str, date, int]]:
        """Count them by kind and day."""
        found = _signals(today)
        query = select(found.c.kind, found.c.due_on, func.count()).group_by(found.c.kind, found.c.due_on)
        return [(kind, due_on, count) for kind, due_on, count in self._session.execute(query)]

    def caseloads(self) -> Sequence[tuple[PersonId, int]]:
        """Count the open cases of each job coach."""
        has_one = cases.c.job_coach_id.is_not(None)
        query = select(cases.c.job_coach_id, func.count()).where(IS_OPEN, has_one).group_by(cases.c.job_coach_id)
        return [(person_id, count) for person_id, count in self._session.execute(query)]


def _signals(today: date) -> Subquery:
    return union_all(
        *_of_cases(today),
        *_of_talks(today),
        _unanswered_support(today),
        _promise(today),
        _last_day(today),
        *(_swept(kind) for kind in SWEPT),
    ).subquery("signals")


def _of_cases(today: date) -> Sequence[Signal]:
    since, its = func.coalesce(cases.c.act_by, cases.c.opened_on), cases.c
    late_to_accept = (its.job_coach_id.is_not(None), its.accepted_at.is_(None), its.act_by < today)
    within = its.ends_on >= today
    asked = (its.proposed_to_id.is_not(None), its.answer_by < today)
    kept = (its.handed_over_on.is_(None), its.ends_on < today, its.opened_on <= its.ends_on)
    return (
        _signal("no_job_coach", since, its.job_coach_id.is_(None)),
        _signal("not_accepted", since, *late_to_accept),
        _signal("contact_overdue", its.contact_by, its.contact_by < today, within),
        _signal("out_of_sight", its.out_of_sight_on, its.out_of_sight_on.is_not(None), within),
        _signal("transfer_unanswered", its.answer_by, *asked, owner=its.proposed_to_id),
        _signal("hand_over_overdue", its.ends_on, *kept),
    )


def _of_talks(today: date) -> Sequence[Signal]:
    talk, passed = conversations.c, today > PLANNED_ON
    is_late = (talk.due_on < today) & func.coalesce(~passed, literal(value=True))
    found = (
        ("conversation_overdue", talk.due_on, IS_OWED & is_late, func.coalesce(TALKER, COACH)),
        ("appointment_passed", PLANNED_ON, IS_OWED & passed, func.coalesce(TALKER, COACH)),
        ("next_step_not_begun", talk.begin_by, NOT_BEGUN & (talk.begin_by < today), COACH),
        ("next_step_not_agreed", talk.next_step_by, NOT_AGREED & (talk.next_step_by < today), COACH),
    )
    return [
        _signal(kind, due_on, where, of=conversations, owner=owner, talk=(TALKER, talk.conversation_id))
        for kind, due_on, where, owner in found
    ]


def _unanswered_support(today: date) -> Signal:
    asked = municipal_supports.c
    is_late = IS_AWAITED & (asked.answer_by < today)
    answers = asked.werkconsulent_id
    talk = (answers, NOBODY)
    return _signal("support_unanswered", asked.answer_by, is_late, of=municipal_supports, owner=answers, talk=talk)


def _promise(today: date) -> Signal:
    """One for a case, of the promise that is late the longest."""
    promise = promises.c
    owner = case((promise.owner == WERKCONSULENT, func.coalesce(TALKER, COACH)), else_=COACH)
    is_late = promise.done_on.is_(None) & (promise.due_on < today)
    of_talk = conversations.c.conversation_id == promise.conversation_id
    found = _signal("promise_overdue", promise.due_on, is_late, of=promises, owner=owner).join(conversations, of_talk)
    first = found.ext(distinct_on(cases.c.case_id)).order_by(cases.c.case_id, promise.due_on, promise.promise_id)
    return select(first.subquery("promised"))


def _last_day(today: date) -> Signal:
    """One for a case: nobody said which last day of a contract is right."""
    late = select(contracts.c.case_id, func.min(contracts.c.claim_answer_by).label("due_on"))
    claimed = late.where(contracts.c.claim_answer_by < today).group_by(contracts.c.case_id).subquery("claimed")
    query = select(*_columns("last_day_claimed", claimed.c.due_on, COACH, NO_TALK)).select_from(claimed)
    return query.join(cases, cases.c.case_id == claimed.c.case_id).where(IS_OPEN)


def _swept(kind: str) -> Signal:
    """What the last sweep found; a closed case may have an end that nobody talked about."""
    query = select(*_columns(kind, sweep_findings.c.since, COACH, NO_TALK)).select_from(sweep_findings)
    found = query.join(cases, cases.c.case_id == sweep_findings.c.case_id)
    return found.where(sweep_findings.c.kind == kind)


def _signal(
    kind: str,
    due_on: ColumnElement[Any],
    *where: ColumnElement[bool],
    of: Table = cases,
    owner: ColumnElement[Any] = COACH,
    talk: Talk = NO_TALK,
) -> Signal:
    query = select(*_columns(kind, due_on, owner, talk)).select_from(of)
    joined = query if of is cases else query.join(cases, cases.c.case_id == of.c.case_id)
    return joined.where(IS_OPEN, *where)


def _columns(kind: str, due_on: ColumnElement[Any], owner: ColumnElement[Any], talk: Talk) -> list[ColumnElement[Any]]:
    werkconsulent, conversation = talk
    named = (literal(kind).label("kind"), due_on.label("due_on"))
    people = (owner.label("owner_id"), werkconsulent.label("werkconsulent_id"))
    return [*named, *OF_A_CASE, *people, conversation.label("conversation_id")]
