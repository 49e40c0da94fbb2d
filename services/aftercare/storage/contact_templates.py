"""The templates of contact moments, as kept in PostgreSQL: a few rows."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import delete, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.aftercare.domain.contact_template import Step, TemplateVersion
from services.aftercare.storage.plan_tables import contact_templates

TABLE = contact_templates.c
_LOCK = text("SELECT pg_advisory_xact_lock(hashtext('aftercare.contact_templates'))")


class ContactTemplates:
    def __init__(self, session: Session) -> None:
        self._session = session

    def all(self) -> list[TemplateVersion]:
        """Give every version, also those that hold later."""
        found = self._session.execute(select(contact_templates).order_by(TABLE.scope, TABLE.valid_from))
        return [TemplateVersion(row.scope, row.valid_from, tuple(map(Step.of, row.steps))) for row in found]

    def of(self, scope: str) -> Sequence[TemplateVersion]:
        """Give the versions of the region or of a school."""
        return [one for one in self.all() if one.scope == scope]

    def lock(self) -> None:
        """Let nobody else change a template until this transaction ends."""
        self._session.execute(_LOCK)

    def set(self, version: TemplateVersion) -> None:
        """Keep a version; the same day again replaces it."""
        row = {
            "scope": version.scope,
            "valid_from": version.valid_from,
            "steps": [step.code for step in version.steps],
        }
        statement = insert(contact_templates).values(row)
        self._session.execute(statement.on_conflict_do_update(index_elements=["scope", "valid_from"], set_=row))

    def withdraw(self, scope: str, valid_from: date) -> None:
        """Forget a version that never held."""
        is_it = (TABLE.scope == scope) & (TABLE.valid_from == valid_from)
        self._session.execute(delete(contact_templates).where(is_it))
