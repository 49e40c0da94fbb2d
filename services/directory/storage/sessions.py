"""Who is signed in, and the forms they could not send, as kept in PostgreSQL."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from services.directory.domain import account_rules
from services.directory.domain.session import DRAFTS_KEPT, Draft, SignedIn, hash_of
from services.directory.storage.account_tables import drafts, sessions


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
        self._session.execute(delete(Draft).where(drafts.c.kept_until < now))

    def keep(self, draft: Draft) -> None:
        """Keep a form; an older one of the same page makes way."""
        table = drafts.c
        self._session.execute(delete(Draft).where(table.person_id == draft.person_id, table.path == draft.path))
        self._session.add(draft)

    def draft(self, draft_id: UUID, person_id: UUID, now: datetime) -> Draft:
        """Give a form back to whoever filled it in, and to nobody else."""
        table = drafts.c
        own = select(Draft).where(table.draft_id == draft_id, table.person_id == person_id, table.kept_until > now)
        found = self._session.scalar(own)
        if found is None:
            raise account_rules.DraftNotFound(draft_id)
        return found

    def drop(self, draft: Draft) -> None:
        self._session.delete(draft)
