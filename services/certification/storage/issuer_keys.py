"""Keys of issuers: the public halves, and which one signs."""

from collections.abc import Collection, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.certification.domain import dossier
from services.certification.domain.issuer_key import IN_USE, IssuerKey
from services.certification.domain.register_rules import IssuerKeyNotFound
from services.certification.papers import did
from services.certification.storage.register_tables import issuer_codes, issuer_keys

_LOCK = text("SELECT pg_advisory_xact_lock(hashtext('certification.issuer_keys/' || :organisation))")


class IssuerKeys:
    def __init__(self, session: Session) -> None:
        self._session = session

    def lock(self, organisation_id: UUID) -> None:
        """Let nobody else make or approve a key of this organisation until this transaction ends."""
        self._session.execute(_LOCK, {"organisation": str(organisation_id)})

    def claim(self, code: str, organisation_id: UUID) -> bool:
        """Tell whether a code is this organisation's, which is whoever was first; whoever comes at once waits."""
        mine = {"code": code, "organisation_id": organisation_id}
        self._session.execute(insert(issuer_codes).values(mine).on_conflict_do_nothing())
        owner = select(issuer_codes.c.organisation_id).where(issuer_codes.c.code == code)
        return self._session.scalar(owner) == organisation_id

    def add(self, key: IssuerKey) -> None:
        """Keep a new one."""
        self._session.execute(issuer_keys.insert().values(asdict(key)))

    def remove(self, key: IssuerKey) -> None:
        """Forget one that was never in use; its code is free again when it was the only one of its issuer."""
        self._session.execute(delete(issuer_keys).where(issuer_keys.c.key_id == key.key_id))
        is_left = select(issuer_keys.c.key_id).where(issuer_keys.c.code == key.code).exists()
        self._session.execute(delete(issuer_codes).where(issuer_codes.c.code == key.code, ~is_left))

    def get(self, key_id: UUID) -> IssuerKey:
        """Give one, locked."""
        query = select(issuer_keys).where(issuer_keys.c.key_id == key_id).with_for_update()
        row = self._session.execute(query).mappings().first()
        if row is None:
            raise IssuerKeyNotFound(key_id)
        return _key(row)

    def of_kid(self, kid: str) -> IssuerKey:
        """Give the key of this name."""
        row = self._session.execute(select(issuer_keys).where(issuer_keys.c.kid == kid)).mappings().first()
        if row is None:
            raise IssuerKeyNotFound(kid)
        return _key(row)

    def all(self, organisation_id: UUID) -> list[IssuerKey]:
        """Give all keys that an organisation ever had, the oldest first."""
        query = select(issuer_keys).where(issuer_keys.c.organisation_id == organisation_id)
        found = self._session.execute(query.order_by(issuer_keys.c.made_at, issuer_keys.c.key_id)).mappings()
        return [_key(row) for row in found]

    def page(self, after: UUID | None, limit: int, organisation_id: UUID | None) -> list[IssuerKey]:
        """Give the next ones by id, the oldest first; those of one organisation, when one is named."""
        query = select(issuer_keys).order_by(issuer_keys.c.key_id).limit(limit)
        if after is not None:
            query = query.where(issuer_keys.c.key_id > after)
        if organisation_id is not None:
            query = query.where(issuer_keys.c.organisation_id == organisation_id)
        return [_key(row) for row in self._session.execute(query).mappings()]

    def trusted(self, *, is_real: bool) -> list[IssuerKey]:
        """Give every key that was ever put into use, the oldest first; where documents are real, none for tests."""
        query = select(issuer_keys).where(issuer_keys.c.approved_at.is_not(None))
        found = self._session.execute(query.order_by(issuer_keys.c.code, issuer_keys.c.made_at)).mappings()
        return [key for key in map(_key, found) if not (is_real and key.is_test)]

    def of_code(self, code: str, *, is_real: bool) -> list[IssuerKey]:
        """Give the keys of an issuer that were ever in use, the oldest first; where documents are real, none for tests."""
        query = select(issuer_keys).where(issuer_keys.c.code == code, issuer_keys.c.approved_at.is_not(None))
        found = self._session.execute(query.order_by(issuer_keys.c.made_at)).mappings()
        return [key for key in map(_key, found) if not (is_real and key.is_test)]

    def approve(self, key: IssuerKey, now: datetime) -> None:
        """Keep that it signs from now on, and that the former one no longer does."""
        mine = issuer_keys.c.organisation_id == key.organisation_id
        former = mine, issuer_keys.c.key_id != key.key_id, issuer_keys.c.approved_at.is_not(None)
        still = issuer_keys.c.retired_at.is_(None)
        self._session.execute(update(issuer_keys).where(*former, still).values(retired_at=now))
        said = {"approved_by": key.approved_by, "approved_at": key.approved_at}
        self._session.execute(update(issuer_keys).where(issuer_keys.c.key_id == key.key_id).values(said))

    def in_use(self, organisation_ids: Collection[UUID], *, is_real: bool) -> dict[UUID, IssuerKey]:
        """Give the key with which each of these organisations signs; where documents are real, none for tests."""
        current = [each for each in self._current(organisation_ids) if each.state == IN_USE]
        return {each.organisation_id: each for each in current if not (is_real and each.is_test)}

    def states(self, organisation_ids: Collection[UUID], *, is_real: bool, public_url: str) -> dict[UUID, str]:
        """Tell of each of these organisations whether it can sign for this address, and else whether a key waits."""
        current = self._current(organisation_ids)
        waiting = {each.organisation_id: dossier.WAITING for each in current if each.state != IN_USE}
        signing = self.in_use(organisation_ids, is_real=is_real).items()
        at_home = [whose for whose, key in signing if key.did == did.of(public_url, key.code)]
        return waiting | dict.fromkeys(at_home, dossier.IN_USE)

    def _current(self, organisation_ids: Collection[UUID]) -> list[IssuerKey]:
        theirs = issuer_keys.c.organisation_id.in_(organisation_ids), issuer_keys.c.retired_at.is_(None)
        return [_key(row) for row in self._session.execute(select(issuer_keys).where(*theirs)).mappings()]


def _key(row: Mapping[Any, Any]) -> IssuerKey:
    return IssuerKey(**dict(row) | {"certificate": bytes(row["certificate"])})
