"""Who is signed in, as kept in PostgreSQL."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from services.directory.domain import account_rules
from services.directory.domain.session import DRAFTS_KEPT, SignedIn, hash_of
from services.directory.storage.account_tables import sessions


class Sessions:
    def __init__(self, session: Session) -> None:
        self._session = session

    def with_secret(self, secret: str) -> SignedIn:
        """Give the session with this secret, also when it has ended."""
        found = self._session.get(SignedIn, hash_of(secret))
        if found is None:
            raise account_rules.SessionNotFound
        return found

    def add(self, signed_in: SignedIn) -> None:
        self._session.add(signed_in)

    def end_all(self, person_id: UUID, now: datetime) -> None:
        """End every session of a person, wherever it is."""
        table = sessions.c
        ended = update(SignedIn).where(table.person_id == person_id, table.ended_at.is_(None)).values(ended_at=now)
        self._session.execute(ended)

    def forget_old(self, now: datetime) -> None:
        """Throw away what nobody can come back to."""
        self._session.execute(delete(SignedIn).where(sessions.c.ends_at < now - DRAFTS_KEPT))
