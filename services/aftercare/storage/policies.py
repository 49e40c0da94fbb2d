"""The terms of the region, read once per transaction: a few rows."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from services.aftercare.domain.policy import EVERYWHERE, Policy, PolicyRow
from services.aftercare.domain.working_days import Term
from services.aftercare.storage.calendar import WORKING_DAYS
from services.aftercare.storage.tables import organisations, policies


class Policies:
    def __init__(self, session: Session) -> None:
        self._session = session
        self._policy: Policy | None = None

    def rows(self) -> list[PolicyRow]:
        """Give every term that was ever set, also those that hold later."""
        query = select(policies).order_by(policies.c.key, policies.c.region, policies.c.valid_from)
        found = self._session.execute(query)
        return [PolicyRow(row.region, row.key, row.valid_from, Term(row.amount, row.unit)) for row in found]

    def current(self) -> Policy:
        """Give the terms of the region this installation is of, and of everywhere."""
        if self._policy is None:
            here = select(organisations.c.code).where(organisations.c.kind == "region")
            rows = self._session.execute(
                select(policies).where(or_(policies.c.region == EVERYWHERE, policies.c.region.in_(here)))
            )
            found = (PolicyRow(row.region, row.key, row.valid_from, Term(row.amount, row.unit)) for row in rows)
            self._policy = Policy(found, WORKING_DAYS)
        return self._policy
