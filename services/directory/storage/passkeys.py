"""Passkeys and answered questions, as kept in PostgreSQL."""

import hashlib
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from services.directory.domain import account_rules
from services.directory.domain.passkey import SPENT_KEPT, Passkey
from services.directory.storage.passkey_tables import passkeys, spent_challenges


class Passkeys:
    def __init__(self, session: Session) -> None:
        self._session = session

    def spend(self, challenge: str, now: datetime) -> bool:
        """Use a question up; False when it was answered before."""
        self._session.execute(delete(spent_challenges).where(spent_challenges.c.spent_at < now - SPENT_KEPT))
        row = {"challenge_hash": hashlib.sha256(challenge.encode()).digest(), "spent_at": now}
        spent = insert(spent_challenges).values(row).on_conflict_do_nothing()
        return self._session.execute(spent.returning(spent_challenges.c.spent_at)).first() is not None

    def with_credential(self, credential_id: bytes) -> Passkey | None:
        """Give the key by what its device calls it; taken, because its count only goes up."""
        query = select(Passkey).where(passkeys.c.credential_id == credential_id)
        return self._session.scalars(query.with_for_update()).one_or_none()

    def of(self, person_id: UUID) -> list[Passkey]:
        """Give somebody's keys, the oldest first; taken, so that two changes at once wait for each other."""
        query = select(Passkey).where(passkeys.c.person_id == person_id).order_by(passkeys.c.made_at)
        return list(self._session.scalars(query.with_for_update()))

    def own(self, passkey_id: UUID, person_id: UUID) -> Passkey:
        """Give one key of this person; another's is not there."""
        found = next((each for each in self.of(person_id) if each.passkey_id == passkey_id), None)
        if found is None:
            raise account_rules.PasskeyNotFound(passkey_id)
        return found

    def add(self, passkey: Passkey) -> None:
        self._session.add(passkey)
        try:
            self._session.flush()
        except IntegrityError as known:
            raise account_rules.PasskeyIsNew from known

    def remove(self, passkey: Passkey) -> None:
        self._session.delete(passkey)

    def forget_all(self, person_id: UUID) -> None:
        """Let none of somebody's keys open anything any more."""
        self._session.execute(delete(Passkey).where(passkeys.c.person_id == person_id))
