"""Whole cases: each with what belongs to it, however many are asked for in two queries."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Select, Table
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
from services.aftercare.storage.rows import Rows, of_cases
from services.aftercare.storage.tables import cases, contracts, conversations, municipal_supports, promises

NOTHING: Final[Mapping[str, object]] = {}
# What belongs to a case, under the name of its table: the rows, what they are, and their order.
PARTS: Final[tuple[tuple[Table, type[Any], tuple[str, ...]], ...]] = (
    (contracts, Contract, ("begins_on", "contract_id")),
    (conversations, Conversation, ("requested_on", "conversation_id")),
    (municipal_supports, MunicipalSupport, ("requested_on", "support_id")),
    (promises, Promise, ("due_on", "promise_id")),
    (check_ins, CheckIn, ("due_on", "moment")),
)


class Files:
    """The cases one transaction has in hand."""

    def __init__(self, session: Session, only: Collection[str] | None = None) -> None:
        """Read whole cases, or `only` some of their parts: those are for looking, and are never written."""
        self._session = session
        self._cases = Rows(session, cases, Case)
        parts = PARTS if only is None else tuple(part for part in PARTS if part[0].name in only)
        self._parts = [(table.name, Rows(session, table, kind)) for table, kind, _ in parts]
        self._together = of_cases(*((table, order) for table, _, order in parts))
        self._is_whole = only is None
        self._whole: dict[CaseId, Case] = {}

    def read(self, query: Select[*tuple[object, ...]], values: Mapping[str, object] = NOTHING) -> Sequence[Case]:
        """Give the cases of a query on their columns, in its order; with the values that it leaves open."""
        found = [self._cases.found(row) for row in self._session.execute(query, values)]
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
            for part, rows in self._parts:
                rows.keep(getattr(case, part))
        for rows in (self._cases, *(rows for _, rows in self._parts)):
            rows.write()

    def _complete(self, missing: Collection[CaseId]) -> None:
        """Add what belongs to them to cases that were read for the first time."""
        if not missing:
            return
        self._whole |= {case_id: self._cases.kept(case_id) for case_id in missing}
        if not self._parts:
            return
        # After the cases were locked, and not with them: what a colleague just changed must be among it.
        found = self._session.execute(self._together, {"case_ids": list(map(str, missing))}).one()
        for (part, rows), told in zip(self._parts, found, strict=True):
            for each in rows.told(told):
                getattr(self._whole[each.case_id], part).append(each)
