"""Proposals to revoke a document, and who carried them out."""

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from services.certification.domain.revoking import Proposal
from services.certification.storage.register_tables import revocations


class Revocations:
    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, certificate_ids: Collection[UUID]) -> dict[UUID, Proposal]:
        """Give the proposals about these documents, by document."""
        query = select(revocations).where(revocations.c.certificate_id.in_(certificate_ids))
        return {row["certificate_id"]: Proposal(**row) for row in self._session.execute(query).mappings()}

    def add(self, proposal: Proposal) -> None:
        """Keep one."""
        self._session.execute(revocations.insert().values(asdict(proposal)))

    def carry_out(self, certificate_id: UUID, by: UUID, now: datetime) -> None:
        """Keep who carried it out."""
        said = {"carried_out_by": by, "carried_out_at": now}
        self._session.execute(update(revocations).where(revocations.c.certificate_id == certificate_id).values(said))

    def take_back(self, certificate_id: UUID) -> bool:
        """Forget one that was not carried out; tells whether there was one."""
        gone = delete(revocations).where(revocations.c.certificate_id == certificate_id)
        still_open = gone.where(revocations.c.carried_out_at.is_(None)).returning(revocations.c.certificate_id)
        return self._session.scalar(still_open) is not None
