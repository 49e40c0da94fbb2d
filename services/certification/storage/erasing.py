"""Destroys what is kept of one pupil; the register of documents stays, with nothing that leads to a file."""

from uuid import UUID

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from services.certification.storage.kept_documents import kept_documents
from services.certification.storage.register_tables import certificate_papers, certificates, revocations
from services.certification.storage.tables import pupils, readers, trajectories
from services.certification.storage.transfer_tables import trajectory_transfers


class Erasing:
    def __init__(self, session: Session) -> None:
        self._session = session

    def erase(self, pupil_id: UUID) -> list[UUID]:
        """Delete the trajectories, and who could see them; gives which trajectories."""
        gone = delete(trajectories).where(trajectories.c.pupil_id == pupil_id).returning(trajectories.c.trajectory_id)
        erased = list(self._session.scalars(gone))
        self._session.execute(delete(kept_documents).where(kept_documents.c.pupil_id == pupil_id))
        self._session.execute(delete(readers).where(readers.c.pupil_id == pupil_id))
        self._session.execute(delete(pupils).where(pupils.c.pupil_id == pupil_id))
        return erased

    def questions_of(self, pupil_id: UUID) -> list[UUID]:
        """Give what mbo schools were asked about somebody; it goes with the trajectories."""
        query = select(trajectory_transfers.c.transfer_id).where(trajectory_transfers.c.pupil_id == pupil_id)
        return list(self._session.scalars(query))

    def let_go(self, pupil_id: UUID) -> int:
        """Cut the documents loose from the file, and destroy their papers; gives how many stay in the register."""
        loose = update(certificates).where(certificates.c.pupil_id == pupil_id)
        made_at = func.coalesce(certificates.c.paper_made_at, certificates.c.issued_at)  # nobody makes it any more
        cut = loose.values(pupil_id=None, trajectory_id=None, paper_made_at=made_at)
        # First these rows: it waits for a paper that is being made, which then is there to be destroyed.
        kept = self._session.scalars(cut.returning(certificates.c.certificate_id)).all()
        self._session.execute(delete(certificate_papers).where(certificate_papers.c.certificate_id.in_(kept)))
        theirs = update(revocations).where(revocations.c.certificate_id.in_(kept))
        self._session.execute(theirs.values(explanation=""))  # free words, that may tell of somebody
        return len(kept)
