"""Forms that were not sent yet, as kept in PostgreSQL: each for whoever typed it, in the role in which he did."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, delete, exists, or_, select, tuple_
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.directory.domain.session import MOST_DRAFTS, Draft, SignedIn
from services.directory.storage.account_tables import drafts

table = drafts.c


def _of(signed_in: SignedIn) -> tuple[ColumnElement[bool], ...]:
    own = table.organisation_id.is_not_distinct_from(signed_in.organisation_id)
    return table.person_id == signed_in.person_id, table.role == signed_in.role, own


class Drafts:
    def __init__(self, session: Session) -> None:
        self._session = session

    def keep(self, draft: Draft) -> None:
        """Keep what was typed, in the place of what was typed before; not of a form that was sent as it was shown then."""
        given: dict[str, Any] = asdict(draft)
        changed = {name: given[name] for name in ("showing", "sealed", "kept_until")}
        still_open = or_(table.sealed.is_not(None), table.showing != draft.showing)
        kept = insert(drafts).values(given)
        self._session.execute(
            kept.on_conflict_do_update(constraint="drafts_one_per_form", set_=changed, where=still_open)
        )
        self._make_room(draft.person_id)

    def end(self, draft: Draft) -> None:
        """Drop what was typed; what a slow line brings of the same showing afterwards is not kept."""
        given: dict[str, Any] = asdict(draft) | {"sealed": None}
        changed = {name: given[name] for name in ("showing", "sealed", "kept_until")}
        ended = insert(drafts).values(given)
        self._session.execute(ended.on_conflict_do_update(constraint="drafts_one_per_form", set_=changed))

    def are_there(self, signed_in: SignedIn, now: datetime) -> bool:
        """Tell whether anything of this reader waits, in this role."""
        waits = select(exists().where(*_of(signed_in), table.sealed.is_not(None), table.kept_until > now))
        return bool(self._session.scalar(waits))

    def of_forms(self, signed_in: SignedIn, form_ids: Sequence[UUID], now: datetime) -> list[Draft]:
        """Give what this reader typed in these forms, in this role, and nobody else."""
        found = select(drafts).where(
            *_of(signed_in), table.form_id.in_(form_ids), table.sealed.is_not(None), table.kept_until > now
        )
        return [Draft(**row) for row in self._session.execute(found).mappings()]

    def forget_old(self, now: datetime) -> None:
        """Throw away what waited too long."""
        self._session.execute(delete(drafts).where(table.kept_until < now))

    def _make_room(self, person_id: UUID) -> None:
        key = (table.role, table.form_id, table.showing)
        oldest = select(*key).where(table.person_id == person_id).order_by(table.kept_until.desc()).offset(MOST_DRAFTS)
        self._session.execute(delete(drafts).where(table.person_id == person_id, tuple_(*key).in_(oldest)))
