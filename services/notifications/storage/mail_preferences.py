"""How people want to be mailed, as they chose."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.notifications.domain.mail_preferences import MailPreferences
from services.notifications.storage.tables import mail_preferences


class AllMailPreferences:
    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, person_id: UUID) -> MailPreferences:
        """Give what one person chose; who chose nothing yet has the usual."""
        return self.of_all([person_id])[person_id]

    def of_all(self, people: Collection[UUID]) -> dict[UUID, MailPreferences]:
        """Give what these people chose, each of them."""
        rows = self._session.execute(select(mail_preferences).where(mail_preferences.c.person_id.in_(people)))
        chosen = {row.person_id: MailPreferences(**row._mapping) for row in rows}  # noqa: SLF001  SQLAlchemy's public name
        return {each: chosen.get(each) or MailPreferences(each) for each in people}

    def keep(self, chosen: MailPreferences) -> None:
        """Let this take the place of what somebody chose before."""
        values = vars(chosen)
        written = insert(mail_preferences).values(values)
        self._session.execute(written.on_conflict_do_update(index_elements=["person_id"], set_=values))
