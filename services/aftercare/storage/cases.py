"""Cases with their contracts and conversations, as kept in PostgreSQL."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Final, Protocol, Self
from uuid import UUID

from sqlalchemy import ColumnElement, Select, bindparam, event, select, text, tuple_, union
from sqlalchemy.orm import Session

from access.row_security import as_system
from messaging.planned import planned_once
from services.aftercare.domain.case import Case
from services.aftercare.domain.conversation import NONE_YET
from services.aftercare.domain.cooperation_rules import MunicipalSupportNotFound
from services.aftercare.domain.ids import CaseId, ContractId, ConversationId, PersonId, PupilId
from services.aftercare.domain.rules import CaseNotFound, ContractNotFound, ConversationNotFound
from services.aftercare.storage.files import Files
from services.aftercare.storage.plan_tables import IS_PLANNED, check_ins
from services.aftercare.storage.tables import (
    IS_AWAITED,
    IS_OWED,
    cases,
    contracts,
    conversations,
    municipal_supports,
    promises,
)
from services.aftercare.storage.team import share_team

_OF_ID: Final = planned_once(select(cases).where(cases.c.case_id == bindparam("case_id")))
_OF_PUPILS: Final = planned_once(select(cases).where(text("pupil_id = ANY (CAST(:pupil_ids AS uuid[]))")))
_OF_CASES: Final = planned_once(
    select(cases).where(
        text("pupil_id IN (SELECT pupil_id FROM cases WHERE case_id = ANY (CAST(:case_ids AS uuid[])))")
    )
)
_OF_CONTRACT: Final = planned_once(
    select(contracts.c.case_id).where(contracts.c.contract_id == bindparam("contract_id"))
)
_OF_CONVERSATION: Final = planned_once(
    select(conversations.c.case_id).where(conversations.c.conversation_id == bindparam("conversation_id"))
)


class AboutPupil(Protocol):
    """A message about a pupil."""

    @property
    def pupil_id(self) -> PupilId:
        """Which pupil."""


class AboutCase(Protocol):
    """A message about a case."""

    @property
    def case_id(self) -> CaseId:
        """Which case."""


class Cases:
    """Whoever gets a case from here has locked it until the transaction ends."""

    def __init__(self, session: Session, scope: ColumnElement[bool] | None = None) -> None:
        self._session = session
        self._scope = scope  # which cases a reader may see; outside it a case does not exist
        self._files = Files(session)
        event.listen(session, "before_commit", lambda _: self._files.write())
        self._of_pupil: dict[PupilId, Case | None] = {}  # also remembers who has none
        self._by_id: dict[CaseId, Case] = {}

    def add(self, case: Case) -> None:
        """Keep a new case."""
        self._files.add(case)
        self._by_id[case.case_id] = case
        self._of_pupil[case.pupil_id] = case

    def of_pupil(self, pupil_id: PupilId) -> Case | None:
        """Give the pupil's case; of two, the one of the last leaving: the only one that can be open."""
        if pupil_id not in self._of_pupil:
            self.prefetch_pupils([pupil_id])
        return self._of_pupil[pupil_id]

    def give_away(self) -> None:
        """Write what changed now, as the system: a case that went to somebody else may not be seen by whoever gave it."""
        with as_system(self._session):
            self._files.write()

    def seen_by(self, scope: ColumnElement[bool]) -> Self:
        """Give the same cases, as far as a reader may see them."""
        return type(self)(self._session, scope)

    def lock(self, case_id: CaseId) -> Case:
        """Give a case to change."""
        if case_id in self._by_id:
            return self._by_id[case_id]
        found = (
            self._locked(_OF_ID, case_id=case_id)
            if self._scope is None
            else self._locked(select(cases).where(cases.c.case_id == case_id, self._scope))
        )
        for case in found:
            return case
        raise CaseNotFound(case_id)

    def lock_of_contract(self, contract_id: ContractId) -> Case:
        """Give the case of a contract to change."""
        found = self._session.scalar(_OF_CONTRACT, {"contract_id": contract_id})
        if found is None:
            raise ContractNotFound(contract_id)
        return self.lock(found)

    def lock_of_conversation(self, conversation_id: ConversationId) -> Case:
        """Give the case of a conversation to change."""
        found = self._session.scalar(_OF_CONVERSATION, {"conversation_id": conversation_id})
        if found is None:
            raise ConversationNotFound(conversation_id)
        return self.lock(found)

    def lock_of_support(self, support_id: UUID) -> Case:
        """Give the case of a request to the municipality to change."""
        wanted = municipal_supports.c.support_id == support_id
        found = self._session.scalar(select(municipal_supports.c.case_id).where(wanted))
        if found is None:
            raise MunicipalSupportNotFound(support_id)
        return self.lock(found)

    def prefetch_for_leavers(self, messages: Sequence[AboutPupil]) -> None:
        """Load what a batch of leavers needs."""
        share_team(self._session)
        self.prefetch_pupils({message.pupil_id for message in messages})

    def prefetch_for_cases(self, messages: Sequence[AboutCase]) -> None:
        """Load what a batch of events about cases needs: also the other cases of the same pupils."""
        share_team(self._session)
        wanted = {message.case_id for message in messages}
        self._remember_pupils(self._locked(_OF_CASES, case_ids=list(map(str, wanted))))

    def prefetch_pupils(self, pupil_ids: Iterable[PupilId]) -> None:
        """Load the cases of these pupils in one query; whoever has none is remembered too."""
        wanted = set(pupil_ids) - self._of_pupil.keys()
        if wanted:
            self._of_pupil.update(dict.fromkeys(wanted))
            self._remember_pupils(self._locked(_OF_PUPILS, pupil_ids=list(map(str, wanted))))

    def without_job_coach(self, municipalities: Collection[str]) -> Sequence[Case]:
        """Give the open cases in these municipalities that nobody serves."""
        waiting = (cases.c.state == "open") & cases.c.job_coach_id.is_(None)
        return self._waiting(select(cases).where(waiting, cases.c.municipality.in_(municipalities)))

    def without_werkconsulent(self, municipalities: Collection[str]) -> Sequence[Case]:
        """Give the cases in these municipalities whose owed conversation, or whose request to the municipality, has no werkconsulent."""
        waiting = IS_OWED & conversations.c.werkconsulent_id.is_(None)
        owed = select(conversations.c.case_id).where(waiting)
        asked = select(municipal_supports.c.case_id).where(IS_AWAITED, municipal_supports.c.werkconsulent_id.is_(None))
        here = cases.c.municipality.in_(municipalities)
        return self._waiting(select(cases).where(cases.c.case_id.in_(owed.union(asked)), here))

    def counting_from(self, day: date) -> Sequence[Case]:
        """Give the cases of which a term ends on or after this day: to accept, to answer, to talk, a next step, or a promise."""
        not_accepted = (cases.c.state == "open") & cases.c.accepted_at.is_(None) & (cases.c.act_by >= day)
        undecided = (conversations.c.next_step == NONE_YET) & (conversations.c.next_step_by >= day)
        counting = union(
            select(cases.c.case_id).where(not_accepted),
            select(cases.c.case_id).where(cases.c.answer_by >= day),
            select(municipal_supports.c.case_id).where(IS_AWAITED, municipal_supports.c.answer_by >= day),
            select(contracts.c.case_id).where(contracts.c.claim_answer_by >= day),
            select(conversations.c.case_id).where(IS_OWED, conversations.c.due_on >= day),
            select(conversations.c.case_id).where(undecided),
            select(conversations.c.case_id).where(conversations.c.begin_by >= day, conversations.c.began_on.is_(None)),
            select(promises.c.case_id).where(promises.c.done_on.is_(None), promises.c.due_on >= day),
        )
        return self._waiting(select(cases).where(cases.c.case_id.in_(counting)))

    def planned_around(self, wrong: Collection[tuple[date, date]]) -> Sequence[Case]:
        """Give the open cases with a planned moment that was counted to the one day and put on the other."""
        days = tuple_(check_ins.c.counted_on, check_ins.c.due_on).in_(wrong)
        found = select(check_ins.c.case_id).where(IS_PLANNED, check_ins.c.moved_because.is_(None), days)
        return self._waiting(select(cases).where(cases.c.state == "open", cases.c.case_id.in_(found)))

    def planned_days(self, day: date) -> Sequence[tuple[date, date]]:
        """Give on which days moments from this day on are planned: as counted, and as put on a working day."""
        self._files.write()
        ahead = (IS_PLANNED, check_ins.c.moved_because.is_(None), check_ins.c.due_on >= day)
        query = select(check_ins.c.counted_on, check_ins.c.due_on).where(*ahead).distinct()
        return [(row.counted_on, row.due_on) for row in self._session.execute(query)]

    def of_professional(self, person_id: PersonId) -> Sequence[Case]:
        """Give the open cases that wait for this person, as job coach or as werkconsulent."""
        owed = IS_OWED & (conversations.c.werkconsulent_id == person_id)
        talks = select(conversations.c.case_id).where(owed)
        coaches = select(cases.c.case_id).where(cases.c.job_coach_id == person_id)
        asked = IS_AWAITED & (municipal_supports.c.werkconsulent_id == person_id)
        requests = select(municipal_supports.c.case_id).where(asked)
        mine = cases.c.case_id.in_(talks.union(coaches, requests))
        return self._waiting(select(cases).where(cases.c.state == "open", mine))

    def with_school_contact(self, person_id: PersonId) -> Sequence[Case]:
        """Give the cases whose conversation somebody of a school has in the calendar."""
        invited = select(conversations.c.case_id).where(IS_OWED, conversations.c.school_contact_id == person_id)
        return self._waiting(select(cases).where(cases.c.case_id.in_(invited)))

    def _waiting(self, query: Select[*tuple[object, ...]]) -> Sequence[Case]:
        """Look for cases in the tables: what this transaction did so far has to be there first."""
        self._files.write()
        return self._locked(query)

    def _locked(self, query: Select[*tuple[object, ...]], **values: object) -> Sequence[Case]:
        """Read cases and hold them, in the order of their ids, so that two transactions seldom wait for each other."""
        found = self._files.read(query.order_by(cases.c.case_id).with_for_update(of=cases), values)
        self._by_id.update((case.case_id, case) for case in found)
        return found

    def _remember_pupils(self, found: Iterable[Case]) -> None:
        """Remember of each pupil the case of the last leaving; all of a pupil's cases have to be among them."""
        for case in found:
            last = self._of_pupil.get(case.pupil_id)
            if last is None or last.left_on <= case.left_on:
                self._of_pupil[case.pupil_id] = case
