"""The terms of the region and its free days: a few rows."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import delete, or_, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.aftercare.domain.policy import EVERYWHERE, Policy, PolicyRow
from services.aftercare.domain.working_days import Term, WorkingDays
from services.aftercare.storage.calendar import is_holiday
from services.aftercare.storage.contact_templates import ContactTemplates
from services.aftercare.storage.tables import free_days, organisations, policies
from services.aftercare.storage.versions import unless_changed

_HERE = select(organisations.c.code).where(organisations.c.kind == "region")
_LOCK = text("SELECT pg_advisory_xact_lock(hashtext('aftercare.policies'))")


class Policies:
    def __init__(self, session: Session) -> None:
        self._session = session
        self._policy: Policy | None = None

    def rows(self) -> list[PolicyRow]:
        """Give every term that was ever set, also those that hold later."""
        query = select(policies).order_by(policies.c.key, policies.c.region, policies.c.valid_from)
        found = self._session.execute(query)
        return [PolicyRow(row.region, row.key, row.valid_from, Term(row.amount, row.unit)) for row in found]

    def region(self) -> str:
        """Give the code of the region this installation is of; before the directory told it, everywhere."""
        return self._session.scalar(_HERE.limit(1)) or EVERYWHERE

    def current(self) -> Policy:
        """Give the terms of the region this installation is of, and of everywhere."""
        if self._policy is None:
            self._policy = unless_changed(self._session, "policy", self._read)
        return self._policy

    def _read(self) -> Policy:
        rows = self._session.execute(
            select(policies).where(or_(policies.c.region == EVERYWHERE, policies.c.region.in_(_HERE)))
        )
        found = (PolicyRow(row.region, row.key, row.valid_from, Term(row.amount, row.unit)) for row in rows)
        free = set(self._session.scalars(select(free_days.c.day)))
        return Policy(found, _working_days(free), ContactTemplates(self._session).all())

    def lock(self) -> None:
        """Let nobody else change terms until this transaction ends."""
        self._session.execute(_LOCK)

    def set(self, row: PolicyRow) -> None:
        """Keep a version; the same day again replaces it."""
        values = {
            "region": row.region,
            "key": row.key,
            "valid_from": row.valid_from,
            "amount": row.term.amount,
            "unit": row.term.unit,
        }
        statement = insert(policies).values(values)
        new = {"amount": statement.excluded.amount, "unit": statement.excluded.unit}
        self._session.execute(statement.on_conflict_do_update(index_elements=["region", "key", "valid_from"], set_=new))

    def withdraw(self, key: str, valid_from: date) -> None:
        """Forget a version that never held."""
        is_it = (policies.c.key == key) & (policies.c.valid_from == valid_from)
        self._session.execute(delete(policies).where(is_it))


def _working_days(free: Collection[date]) -> WorkingDays:
    return WorkingDays(lambda day: day in free or is_holiday(day))
