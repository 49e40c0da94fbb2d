"""Whole cases: each with what belongs to it, however many are asked for in as many queries as there are tables."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from services.aftercare.domain import urgency
from services.aftercare.domain.case import Case
from services.aftercare.domain.check_in import CheckIn
from services.aftercare.domain.contract import Contract
from services.aftercare.domain.conversation import Conversation
from services.aftercare.domain.ids import CaseId
from services.aftercare.domain.municipal_request import MunicipalSupport
from services.aftercare.domain.promise import Promise
from services.aftercare.storage.plan_tables import check_ins
from services.aftercare.storage.rows import Rows
from services.aftercare.storage.tables import cases, contracts, conversations, municipal_supports, promises


class Files:
    """The cases one transaction has in hand."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._cases = Rows(session, cases, Case)
        self._contracts = Rows(session, contracts, Contract)
        self._conversations = Rows(session, conversations, Conversation)
        self._supports = Rows(session, municipal_supports, MunicipalSupport)
        self._promises = Rows(session, promises, Promise)
        self._check_ins = Rows(session, check_ins, CheckIn)
        parts = (self._contracts, self._conversations, self._supports, self._promises, self._check_ins)
        self._all: tuple[Rows[Any], ...] = (self._cases, *parts)
        self._whole: dict[CaseId, Case] = {}

    def read(self, query: Select[*tuple[object, ...]]) -> Sequence[Case]:
        """Give the cases of a query on their columns, in its order."""
        found = [self._cases.found(row) for row in self._session.execute(query).mappings()]
        self._complete({case.case_id for case in found} - self._whole.keys())
        return found

    def add(self, case: Case) -> None:
        """Keep a new case."""
        self._whole[case.case_id] = case
        self._cases.keep([case])

    def write(self) -> None:
        """Write what is new or changed."""
        for case in self._whole.values():
            case.urgent_on = urgency.urgent_on(case)
            if case.contracts:
                self._contracts.keep(case.contracts)
            if case.conversations:
                self._conversations.keep(case.conversations)
            if case.municipal_supports:
                self._supports.keep(case.municipal_supports)
            if case.promises:
                self._promises.keep(case.promises)
            if case.check_ins:
                self._check_ins.keep(case.check_ins)
        for rows in self._all:
            rows.write()

    def _complete(self, missing: Collection[CaseId]) -> None:
        """Add contracts, conversations and requests to cases that were read for the first time."""
        if not missing:
            return
        self._whole |= {case_id: self._cases.kept(case_id) for case_id in missing}
        of_these = select(contracts).where(contracts.c.case_id.in_(missing)).order_by(contracts.c.begins_on)
        for row in self._session.execute(of_these).mappings():
            self._whole[row["case_id"]].contracts.append(self._contracts.found(row))
        held = select(conversations).where(conversations.c.case_id.in_(missing)).order_by(conversations.c.requested_on)
        for row in self._session.execute(held).mappings():
            self._whole[row["case_id"]].conversations.append(self._conversations.found(row))
        asked = select(municipal_supports).where(municipal_supports.c.case_id.in_(missing))
        for row in self._session.execute(asked.order_by(municipal_supports.c.requested_on)).mappings():
            self._whole[row["case_id"]].municipal_supports.append(self._supports.found(row))
        promised = select(promises).where(promises.c.case_id.in_(missing)).order_by(promises.c.due_on)
        for row in self._session.execute(promised).mappings():
            self._whole[row["case_id"]].promises.append(self._promises.found(row))
        planned = (
            select(check_ins).where(check_ins.c.case_id.in_(missing)).order_by(check_ins.c.due_on, check_ins.c.moment)
        )
        for row in self._session.execute(planned).mappings():
            self._whole[row["case_id"]].check_ins.append(self._check_ins.found(row))
