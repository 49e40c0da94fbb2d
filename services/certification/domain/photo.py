"""A photo with which a workplace trainer shows what he judged; part of what he signs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from services.certification.domain.evidence_request import EvidenceRequest
from services.certification.domain.judging_rules import ChangedSinceShown, PhotosAreFull
from services.certification.domain.trajectory import Trajectory

MOST: Final = 3  # of one work process


@dataclass(frozen=True)
class Photo:
    """One photo, as far as its picture is not needed."""

    photo_id: UUID
    trajectory_id: UUID
    request_id: UUID
    work_process: str
    added_at: datetime
    signed_at: datetime | None = None
    sha256: bytes = b""  # of its picture, once it is kept


def hashes_of(photos: Iterable[Photo]) -> dict[tuple[UUID, str], list[str]]:
    """Give what each picture comes to, by task and work process."""
    found: dict[tuple[UUID, str], list[str]] = {}
    for each in photos:
        found.setdefault((each.request_id, each.work_process), []).append(each.sha256.hex())
    return found


def check_fits(trajectory: Trajectory, request: EvidenceRequest, code: str, known: Sequence[Photo]) -> None:
    """Refuse a photo of what is not asked, or one too many."""
    if code not in trajectory.work_processes:
        raise ChangedSinceShown
    if sum(each.work_process == code for each in known if each.request_id == request.request_id) >= MOST:
        raise PhotosAreFull(MOST)
