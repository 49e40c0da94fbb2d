"""Which mbo school gives the document of whom."""

from uuid import UUID

from sqlalchemy import delete, literal, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.intake.storage.tables import document_issuers, pupils


class DocumentIssuers:
    """What certification tells of it, by trajectory; or by question, of an mbo school that is asked to go on with one."""

    def __init__(self, session: Session) -> None:
        """Use the session of the transaction."""
        self._session = session

    def forget(self, trajectory_id: UUID) -> None:
        """Let an mbo school know nothing any more because of this."""
        gone = delete(document_issuers).where(document_issuers.c.trajectory_id == trajectory_id)
        self._session.execute(gone)

    def keep(self, trajectory_id: UUID, pupil_id: UUID, issuer_id: UUID) -> None:
        """Let an mbo school know whose document it gives; of somebody who was erased nothing comes back."""
        known = select(literal(trajectory_id), pupils.c.pupil_id, literal(issuer_id))
        row = insert(document_issuers).from_select(
            ["trajectory_id", "pupil_id", "issuer_id"], known.where(pupils.c.pupil_id == pupil_id)
        )
        self._session.execute(row.on_conflict_do_nothing())
