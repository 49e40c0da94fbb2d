"""Lists of cases, conversations and work, each as far as the reader may see it, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, CompoundSelect, Select, and_, false, func, or_, select, tuple_
from sqlalchemy.orm import Session

from services.aftercare.domain.case import Case
from services.aftercare.domain.conversation import Conversation
from services.aftercare.domain.ids import CaseId, ContractId, ConversationId, PersonId
from services.aftercare.domain.people import COORDINATOR, JOB_COACH, WERKCONSULENT
from services.aftercare.domain.rules import CaseNotFound, ContractNotFound, ConversationNotFound
from services.aftercare.storage.files import Files
from services.aftercare.storage.readers import Reader
from services.aftercare.storage.rows import Rows
from services.aftercare.storage.tables import (
    IS_AWAITED,
    IS_OWED,
    cases,
    contracts,
    conversations,
    municipal_supports,
    promises,
)

Talk = tuple[Conversation, PersonId | None]  # with the job coach of its case
COUNTED = 1000  # nobody reads further, and a region with many more must not wait for the number


@dataclass(frozen=True)
class Urgency:
    """Where a case stands in the worklist: its earliest deadline, then its id."""

    due_on: date
    case_id: UUID


@dataclass(frozen=True)
class Leaving:
    """Where a case stands in the list of who left last: the day of leaving, then its id."""

    left_on: date
    case_id: UUID


class Lists:
    def __init__(self, session: Session) -> None:
        self._session = session
        self._files = Files(session)

    def case(self, case_id: CaseId, reader: Reader) -> Case:
        """Give one case."""
        query = select(cases).where(cases.c.case_id == case_id, reader.cases())
        for found in self._files.read(query):
            return found
        raise CaseNotFound(case_id)

    def part_of_case(self, case_id: CaseId, reader: Reader, part: str) -> Case:
        """Give one case with only this of what belongs to it."""
        query = select(cases).where(cases.c.case_id == case_id, reader.cases())
        for found in Files(self._session, only=[part]).read(query):
            return found
        raise CaseNotFound(case_id)

    def outlines(
        self, reader: Reader, wanted: Sequence[ColumnElement[bool]], after: UUID | None, limit: int
    ) -> Sequence[Case]:
        """Give the next cases by id, without what belongs to them."""
        return Files(self._session, only=()).read(_by_id(reader, wanted, after, limit))

    def case_of_contract(self, contract_id: ContractId, reader: Reader) -> Case:
        """Give the case of a contract that this reader sees."""
        of_it = select(contracts.c.case_id).where(contracts.c.contract_id == contract_id)
        for found in self._files.read(select(cases).where(cases.c.case_id.in_(of_it), reader.cases())):
            return found
        raise ContractNotFound(contract_id)

    def cases(
        self, reader: Reader, wanted: Sequence[ColumnElement[bool]], after: UUID | None, limit: int
    ) -> Sequence[Case]:
        """Give the next cases by id."""
        return self._files.read(_by_id(reader, wanted, after, limit))

    def case_of(self, conversation_id: ConversationId, reader: Reader) -> Case:
        """Give the case of a conversation that this reader sees."""
        for found in self._files.read(select(cases).where(reader.case_of(conversation_id))):
            return found
        raise ConversationNotFound(conversation_id)

    def latest_leavers(
        self, reader: Reader, wanted: Sequence[ColumnElement[bool]], after: Leaving | None, limit: int
    ) -> Sequence[Case]:
        """Give the next cases, who left school last first."""
        query = select(cases).where(reader.cases(), *wanted).order_by(cases.c.left_on.desc(), cases.c.case_id)
        if after is not None:
            same_day = and_(cases.c.left_on == after.left_on, cases.c.case_id > after.case_id)
            query = query.where(cases.c.left_on <= after.left_on, or_(cases.c.left_on < after.left_on, same_day))
        return self._files.read(query.limit(limit))

    def count(self, reader: Reader, wanted: Sequence[ColumnElement[bool]]) -> int:
        """Count the cases, as far as it takes little: one more than COUNTED stands for more."""
        found = select(cases.c.case_id).where(reader.cases(), *wanted).limit(COUNTED + 1).subquery()
        return self._session.execute(select(func.count()).select_from(found)).scalar_one()

    def conversations(
        self, reader: Reader, wanted: Sequence[ColumnElement[bool]], after: UUID | None, limit: int
    ) -> Sequence[Talk]:
        """Give the next conversations by id."""
        joined = select(conversations, cases.c.job_coach_id).join(cases, cases.c.case_id == conversations.c.case_id)
        query = joined.where(reader.conversations(), *wanted).order_by(conversations.c.conversation_id).limit(limit)
        if after is not None:
            query = query.where(conversations.c.conversation_id > after)
        talks = Rows(self._session, conversations, Conversation)
        return [(talks.found(row), row.job_coach_id) for row in self._session.execute(query)]

    def work(self, reader: Reader, today: date, after: Urgency | None, limit: int) -> Sequence[Case]:
        """Give the open cases in which this reader has something to do or to watch, the earliest deadline first."""
        due_on = func.coalesce(cases.c.urgent_on, cases.c.ends_on)
        query = select(cases).where(cases.c.state == "open", _has_work(reader, today))
        if after is not None:
            query = query.where(tuple_(due_on, cases.c.case_id) > (after.due_on, after.case_id))
        query = query.order_by(due_on, cases.c.case_id).limit(limit)
        return self._files.read(query)


def _by_id(
    reader: Reader, wanted: Sequence[ColumnElement[bool]], after: UUID | None, limit: int
) -> Select[tuple[object, ...]]:
    query = select(cases).where(reader.cases(), *wanted).order_by(cases.c.case_id).limit(limit)
    return query if after is None else query.where(cases.c.case_id > after)


def _has_work(reader: Reader, today: date) -> ColumnElement[bool]:
    """The own cases or conversations; for the coordinator what nobody serves and what is overdue."""
    if reader.role == JOB_COACH:
        return reader.cases()
    if reader.role == WERKCONSULENT:
        return cases.c.case_id.in_(_for_werkconsulent(reader))
    if reader.role == COORDINATOR:
        return cases.c.case_id.in_(_for_coordinator(today))
    return false()


def _for_werkconsulent(reader: Reader) -> CompoundSelect[UUID]:
    """The conversations that are owed, what was promised in one of the own conversations, and what schools ask."""
    mine = conversations.c.werkconsulent_id.in_(reader.people)
    owed = select(conversations.c.case_id).where(IS_OWED, mine)
    of_talk = conversations.c.conversation_id == promises.c.conversation_id
    promised = select(promises.c.case_id).join(conversations, of_talk).where(promises.c.done_on.is_(None), mine)
    is_asked = IS_AWAITED & municipal_supports.c.werkconsulent_id.in_(reader.people)
    return owed.union(promised, select(municipal_supports.c.case_id).where(is_asked))


def _for_coordinator(today: date) -> CompoundSelect[UUID]:
    """Short lists, each with an index of its own: joined by OR they would make the database read every case."""
    is_open = cases.c.state == "open"
    unserved = select(cases.c.case_id).where(is_open, cases.c.job_coach_id.is_(None))
    not_accepted = select(cases.c.case_id).where(is_open, cases.c.accepted_at.is_(None), cases.c.act_by < today)
    not_held = select(conversations.c.case_id).where(IS_OWED, conversations.c.due_on < today)
    not_answered = select(municipal_supports.c.case_id).where(IS_AWAITED, municipal_supports.c.answer_by < today)
    is_offered = cases.c.proposed_to_id.is_not(None)
    not_taken_over = select(cases.c.case_id).where(is_open, is_offered, cases.c.answer_by < today)
    not_done = select(promises.c.case_id).where(promises.c.done_on.is_(None), promises.c.due_on < today)
    is_waited_for = conversations.c.begin_by.is_not(None) & conversations.c.began_on.is_(None)
    not_begun = select(conversations.c.case_id).where(is_waited_for, conversations.c.begin_by < today)
    not_called = select(cases.c.case_id).where(is_open, cases.c.contact_by < today)
    lost = select(cases.c.case_id).where(is_open, cases.c.out_of_sight_on.is_not(None))
    not_settled = select(contracts.c.case_id).where(contracts.c.claim_answer_by < today)
    late = (not_settled, not_accepted, not_held, not_answered, not_taken_over, not_called, lost, not_done, not_begun)
    return unserved.union(*late)
