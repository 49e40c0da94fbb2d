"""Whole cases: each with what belongs to it, however many are asked for in as many queries as there are tables."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Select
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

    def __init__(self, session: Session, only: Collection[str] | None = None) -> None:
        """Read whole cases, or `only` some of their parts: those are for looking, and are never written."""
        self._session = session
        self._cases = Rows(session, cases, Case)
        parts: tuple[tuple[Any, ...], ...] = (
            ("contracts", Rows(session, contracts, Contract), "begins_on"),
            ("conversations", Rows(session, conversations, Conversation), "requested_on"),
            ("municipal_supports", Rows(session, municipal_supports, MunicipalSupport), "requested_on"),
            ("promises", Rows(session, promises, Promise), "due_on"),
            ("check_ins", Rows(session, check_ins, CheckIn), "due_on", "moment"),
        )  # of a case: the attribute, its rows, their order
        self._parts = [part for part in parts if only is None or part[0] in only]
        self._is_whole = only is None
        self._whole: dict[CaseId, Case] = {}

    def read(self, query: Select[*tuple[object, ...]]) -> Sequence[Case]:
        """Give the cases of a query on their columns, in its order."""
        found = [self._cases.found(row) for row in self._session.execute(query)]
        self._complete({case.case_id for case in found} - self._whole.keys())
        return found

    def add(self, case: Case) -> None:
        """Keep a new case."""
        self._whole[case.case_id] = case
        self._cases.keep([case])

    def write(self) -> None:
        """Write what is new or changed."""
        if not self._is_whole:
            raise TypeError("of a case that was read in part nothing is written")
        for case in self._whole.values():
            case.urgent_on = urgency.urgent_on(case)
            for part, rows, *_ in self._parts:
                rows.keep(getattr(case, part))
        for rows in (self._cases, *(rows for _, rows, *_ in self._parts)):
            rows.write()

    def _complete(self, missing: Collection[CaseId]) -> None:
        """Add what belongs to them to cases that were read for the first time."""
        if not missing:
            return
        self._whole |= {case_id: self._cases.kept(case_id) for case_id in missing}
        for part, rows, *order in self._parts:
            for each in rows.of_cases(missing, *order):
                getattr(self._whole[each.case_id], part).append(each)
