"""Questions to mbo schools whether a trajectory may go on there, as far as the reader may see them."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select, true, update
from sqlalchemy.orm import Session

from access.row_security import as_system
from services.certification.domain.transfer import ACCEPTED, HOLDING, EarnedBefore, Transfer
from services.certification.domain.transfer_rules import TransferNotFound
from services.certification.storage.tables import trajectories
from services.certification.storage.trajectories import Reader
from services.certification.storage.transfer_tables import trajectory_transfers as table

OWN_DOCUMENT: Final = "own_document"
IS_HOLDING: Final = table.c.state.in_(HOLDING)
GOES_ON_ELSEWHERE: ColumnElement[bool] = (
    select(table.c.transfer_id).where(table.c.trajectory_id == trajectories.c.trajectory_id, table.c.state == ACCEPTED)
).exists()


class Transfers:
    def __init__(self, session: Session) -> None:
        self._session = session
        self._sees: ColumnElement[bool] = true()

    def seen_by(self, reader: Reader) -> "Transfers":
        """Give only what a reader may see; an mbo school what it is asked, until it says no."""
        asked = {each: phases for each, phases in reader.relations.items() if each == OWN_DOCUMENT}
        follows = {each: phases for each, phases in reader.relations.items() if each != OWN_DOCUMENT}
        as_asked = replace(reader, relations=asked).sees(table.c.school_id, table.c.pupil_id, table.c.to_id)
        as_known = replace(reader, relations=follows).sees(table.c.school_id, table.c.pupil_id)
        self._sees = or_(as_known, and_(as_asked, IS_HOLDING))
        return self

    def add(self, new: Transfer) -> None:
        """Keep a question."""
        earned = [asdict(each) | {"signed_at": each.signed_at.isoformat()} for each in new.earned]
        self._session.execute(table.insert().values(asdict(new) | {"earned": earned}))

    def get(self, transfer_id: UUID, *, lock: bool = False) -> Transfer:
        """Give one."""
        query = select(table).where(table.c.transfer_id == transfer_id, self._sees)
        row = self._session.execute(query.with_for_update() if lock else query).mappings().first()
        if row is None:
            raise TransferNotFound(transfer_id)
        return _transfer(row)

    def holding(self, trajectory_id: UUID) -> Transfer | None:
        """Give the question that is open, or was answered with yes; whoever asks."""
        query = select(table).where(table.c.trajectory_id == trajectory_id, IS_HOLDING)
        row = self._session.execute(query).mappings().first()
        return _transfer(row) if row else None

    def asked_since(self, trajectory_id: UUID, moment: datetime) -> int:
        """Count the questions about a trajectory since a moment; whoever asks holds the trajectory."""
        asked = select(func.count()).where(table.c.trajectory_id == trajectory_id, table.c.proposed_at >= moment)
        return self._session.scalar(asked) or 0

    def has_begun(self, transfer: Transfer) -> bool:
        """Tell whether a trajectory of this mbo school began since it said yes; whoever asks."""
        began = select(trajectories.c.trajectory_id).where(
            trajectories.c.pupil_id == transfer.pupil_id,
            trajectories.c.issuer_id == transfer.to_id,
            trajectories.c.started_at >= transfer.proposed_at,
        )
        with as_system(self._session):
            return self._session.scalar(select(began.exists())) is True

    def page(self, after: UUID | None, limit: int, pupil_id: UUID | None, state: str | None) -> list[Transfer]:
        """Give the next ones by id, the oldest first."""
        query = select(table).where(self._sees).order_by(table.c.transfer_id).limit(limit)
        wanted = {"pupil_id": pupil_id, "state": state}
        known = [table.c[name] == value for name, value in wanted.items() if value is not None]
        known += [table.c.transfer_id > after] if after is not None else []
        return [_transfer(row) for row in self._session.execute(query.where(*known)).mappings()]

    def elsewhere(self, trajectory_ids: Collection[UUID]) -> set[UUID]:
        """Give which of these go on at an mbo school, or may."""
        query = select(table.c.trajectory_id).where(table.c.trajectory_id.in_(trajectory_ids), IS_HOLDING)
        return set(self._session.scalars(query))

    def keep(self, changed: Transfer) -> None:
        """Keep the answer; an mbo school that says no sees it no more, so that the platform writes it."""
        names = ("state", "answered_by", "answered_at", "reason", "escalated_at")
        words = {name: getattr(changed, name) for name in names}
        with as_system(self._session):
            self._session.execute(update(table).where(table.c.transfer_id == changed.transfer_id).values(words))


def _transfer(row: Mapping[Any, Any]) -> Transfer:
    earned = (EarnedBefore(**each | {"signed_at": datetime.fromisoformat(each["signed_at"])}) for each in row["earned"])
    return Transfer(**dict(row) | {"earned": tuple(earned)})
