"""The terms of certification: a few rows."""

from datetime import date

from sqlalchemy import delete, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.certification.domain.term import EVIDENCE, Term, holds_on
from services.certification.domain.term_rules import TermNotFound
from services.certification.storage.owing_tables import terms

_LOCK = text("SELECT pg_advisory_xact_lock(hashtext('certification.terms'))")


class Terms:
    def __init__(self, session: Session) -> None:
        self._session = session
        self._rows: list[Term] | None = None

    def rows(self) -> list[Term]:
        """Give every term that was ever set, also those that hold later; read once per transaction."""
        if self._rows is None:
            found = self._session.execute(select(terms).order_by(terms.c.key, terms.c.valid_from))
            self._rows = [Term(*row) for row in found]
        return self._rows

    def evidence(self, on: date) -> Term:
        """Give how long somebody has to supply what is owed."""
        return self.of(EVIDENCE, on)

    def of(self, key: str, on: date) -> Term:
        """Give the term that holds on a day."""
        return holds_on([each for each in self.rows() if each.key == key], on)

    def lock(self) -> None:
        """Let nobody else change terms until this transaction ends."""
        self._session.execute(_LOCK)

    def set(self, new: Term) -> None:
        """Keep a version; the same day again replaces it."""
        row = {"key": new.key, "valid_from": new.valid_from, "amount": new.amount, "unit": new.unit}
        statement = insert(terms).values(row)
        words = {"amount": statement.excluded.amount}
        self._session.execute(statement.on_conflict_do_update(index_elements=["key", "valid_from"], set_=words))
        self._rows = None

    def withdraw(self, key: str, valid_from: date) -> None:
        """Forget a version that never held."""
        gone = delete(terms).where(terms.c.key == key, terms.c.valid_from == valid_from).returning(terms.c.key)
        if self._session.scalar(gone) is None:
            raise TermNotFound(key)
        self._rows = None
