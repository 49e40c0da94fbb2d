"""Photos of trainers, as kept in PostgreSQL: the picture itself is read for one at a time."""

from collections.abc import Collection, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Computed, DateTime, ForeignKey, LargeBinary, Table, Text, Uuid, delete, select, update
from sqlalchemy.orm import Session

from services.certification.domain.photo import Photo, hashes_of
from services.certification.domain.rules import PhotoNotFound
from services.certification.storage.tables import metadata

evidence_photos = Table(
    "evidence_photos",
    metadata,
    Column("photo_id", Uuid, primary_key=True),
    Column("trajectory_id", Uuid, ForeignKey("trajectories.trajectory_id"), nullable=False),
    Column("request_id", Uuid, ForeignKey("evidence_requests.request_id"), nullable=False),
    Column("work_process", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("added_at", DateTime(timezone=True), nullable=False),
    Column("signed_at", DateTime(timezone=True)),
    Column("sha256", LargeBinary, Computed("sha256(content)", persisted=True), nullable=False),
)
_WITHOUT_PICTURE = select(*(each for each in evidence_photos.c if each.name != "content"))


class Photos:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, new: Photo, content: bytes) -> None:
        """Keep one; what its picture comes to, the database works out."""
        kept = {name: value for name, value in asdict(new).items() if name != "sha256"}
        self._session.execute(evidence_photos.insert().values(kept | {"content": content}))

    def of_request(self, request_id: UUID) -> list[Photo]:
        """Give those of one task, in the order in which they were added."""
        return self._found(evidence_photos.c.request_id == request_id)

    def signed_of_each(self, trajectory_ids: Collection[UUID]) -> Mapping[tuple[UUID, str], list[Photo]]:
        """Give those that were signed, by trajectory and work process."""
        found: dict[tuple[UUID, str], list[Photo]] = {}
        of_them = evidence_photos.c.trajectory_id.in_(trajectory_ids)
        for each in self._found(of_them, evidence_photos.c.signed_at.is_not(None)):
            found.setdefault((each.trajectory_id, each.work_process), []).append(each)
        return found

    def signed_hashes_of_each(self, trajectory_ids: Collection[UUID]) -> dict[UUID, dict[tuple[UUID, str], list[str]]]:
        """Give of several trajectories what each signed picture comes to now, by task and work process."""
        found: dict[UUID, list[Photo]] = {each: [] for each in trajectory_ids}
        of_them = evidence_photos.c.trajectory_id.in_(trajectory_ids)
        for each in self._found(of_them, evidence_photos.c.signed_at.is_not(None)):
            found[each.trajectory_id].append(each)
        return {trajectory_id: hashes_of(photos) for trajectory_id, photos in found.items()}

    def signed_hashes(self, trajectory_id: UUID) -> dict[tuple[UUID, str], list[str]]:
        """Give the same of one."""
        return self.signed_hashes_of_each([trajectory_id])[trajectory_id]

    def signed_somewhere(self) -> set[UUID]:
        """Give the trajectories of which a photo was signed."""
        query = select(evidence_photos.c.trajectory_id).where(evidence_photos.c.signed_at.is_not(None)).distinct()
        return set(self._session.scalars(query))

    def picture_of_request(self, photo_id: UUID, request_id: UUID) -> bytes:
        """Give a picture of one task."""
        return self._picture(photo_id, evidence_photos.c.request_id == request_id)

    def signed_picture(self, photo_id: UUID, trajectory_id: UUID) -> bytes:
        """Give a picture that was signed for a trajectory; before that it is the trainer's own."""
        is_of_it = evidence_photos.c.trajectory_id == trajectory_id
        return self._picture(photo_id, is_of_it, evidence_photos.c.signed_at.is_not(None))

    def remove(self, photo_id: UUID, request_id: UUID) -> None:
        """Forget one of a task that is not signed."""
        is_it = evidence_photos.c.photo_id == photo_id, evidence_photos.c.request_id == request_id
        gone = delete(evidence_photos).where(*is_it, evidence_photos.c.signed_at.is_(None))
        if self._session.scalar(gone.returning(evidence_photos.c.photo_id)) is None:
            raise PhotoNotFound(photo_id)

    def sign(self, request_id: UUID, now: datetime) -> None:
        """Let those of a task stand with what was signed."""
        of_it = evidence_photos.c.request_id == request_id
        self._session.execute(update(evidence_photos).where(of_it).values(signed_at=now))

    def _found(self, *wanted: Any) -> list[Photo]:  # noqa: ANN401  what a query takes
        query = _WITHOUT_PICTURE.where(*wanted).order_by(evidence_photos.c.added_at, evidence_photos.c.photo_id)
        rows = self._session.execute(query).mappings()
        return [Photo(**dict(row) | {"sha256": bytes(row["sha256"])}) for row in rows]

    def _picture(self, photo_id: UUID, *wanted: Any) -> bytes:  # noqa: ANN401  as above
        query = select(evidence_photos.c.content).where(evidence_photos.c.photo_id == photo_id, *wanted)
        found = self._session.scalar(query)
        if found is None:
            raise PhotoNotFound(photo_id)
        return bytes(found)
