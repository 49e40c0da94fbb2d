"""What a workplace trainer finds of each work process; signed all at once, and correctable by signing again."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final, cast
from uuid import UUID

from services.certification.domain.catalogue import Recognition, is_recognised
from services.certification.domain.judging_rules import EveryWorkProcessIsJudged
from services.certification.domain.trajectory import Trajectory

ALONE: Final = "alone"
WITH_HELP: Final = "with_help"
NOT_YET: Final = "not_yet"
JUDGEMENTS: Final = (ALONE, WITH_HELP, NOT_YET)
START: Final = bytes(32)  # what the first judgement follows

PhotoHashes = Mapping[tuple[UUID, str], Sequence[str]]  # SHA-256 of each picture, by task and work process


@dataclass(frozen=True)
class Draft:
    """What is filled in of one work process."""

    work_process: str
    judgement: str | None = None
    remark: str = ""


@dataclass(frozen=True)
class Judgement:
    """One signed judgement; its hash covers all of it, its photos too, and the hash of the one before."""

    trajectory_id: UUID
    number: int
    request_id: UUID
    crebo: str
    version: str
    work_process: str
    title: str
    judgement: str
    remark: str
    trainer_name: str
    signed_at: datetime
    previous_hash: bytes
    hash: bytes
    photo_hashes: Sequence[str] | None = None  # sorted; nothing for what was signed when no hash covered a photo

    @property
    def is_intact(self) -> bool:
        """Whether its content still gives its hash."""
        return self.hash == _hash(self.previous_hash, vars(self))

    def has_its_photos(self, known: PhotoHashes) -> bool:
        """Whether the photos that are there are those that were signed."""
        there = known.get((self.request_id, self.work_process), ())
        return self.photo_hashes is None or sorted(there) == list(self.photo_hashes)


@dataclass(frozen=True)
class Signature:
    """Who signs, when, in answer to which request, after which judgements."""

    request_id: UUID
    trainer_name: str
    signed_at: datetime
    number: int = 0
    hash: bytes = START


def sign(
    trajectory: Trajectory,
    titles: Mapping[str, str],
    drafts: Mapping[str, Draft],
    signature: Signature,
    photos: PhotoHashes,
) -> Iterator[Judgement]:
    """Make of what was filled in a judgement of each work process, or refuse when one is missing."""
    missing = [code for code in trajectory.work_processes if not (code in drafts and drafts[code].judgement)]
    if missing:
        raise EveryWorkProcessIsJudged(missing)
    previous = signature.hash
    for number, code in enumerate(trajectory.work_processes, start=signature.number + 1):
        content = {
            "trajectory_id": trajectory.trajectory_id,
            "number": number,
            "request_id": signature.request_id,
            "crebo": trajectory.crebo,
            "version": trajectory.version,
            "work_process": code,
            "title": titles.get(code, code),
            "judgement": str(drafts[code].judgement),
            "remark": drafts[code].remark,
            "trainer_name": signature.trainer_name,
            "signed_at": signature.signed_at,
            "photo_hashes": sorted(photos.get((signature.request_id, code), ())),
        }
        found = _hash(previous, content)
        yield Judgement(**content, previous_hash=previous, hash=found)  # type: ignore[arg-type]  # the fields above
        previous = found


def is_recognised_for(trajectory: Trajectory, recognitions: Iterable[Recognition], today: date) -> bool:
    """Tell whether the company may sign today: it is recognised until now, or until the period was over."""
    until = trajectory.worked_until(today)
    return is_recognised(recognitions, trajectory.crebo, until, until)


def seen_of(request_id: UUID, drafts: Iterable[Draft], photo_ids: Iterable[UUID] = ()) -> str:
    """Give what stands for a task as it is shown; whatever is filled in anew gives something else."""
    shown = sorted((each.work_process, each.judgement or "", each.remark) for each in drafts)
    parts = [str(request_id), *(part for each in shown for part in each)]  # no part holds a NUL: PostgreSQL keeps none
    parts += sorted(str(each) for each in photo_ids)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def newest(signed: Iterable[Judgement]) -> dict[str, Judgement]:
    """Give the judgement that counts of each work process: the one signed last."""
    return {each.work_process: each for each in sorted(signed, key=lambda one: one.number)}


def first_forgery(signed: Sequence[Judgement], photos: PhotoHashes) -> int | None:
    """Give the number of the first judgement that is not as it was signed, or that does not follow the one before.

    `photos` is what the signed pictures come to now: one that was changed, taken away or put in is a forgery too.
    """
    previous = START
    for number, each in enumerate(sorted(signed, key=lambda one: one.number), start=1):
        follows = each.number == number and each.previous_hash == previous
        if not (follows and each.is_intact and each.has_its_photos(photos)):
            return number
        previous = each.hash
    return None


_PARTS: Final = (
    "trajectory_id",
    "number",
    "request_id",
    "crebo",
    "version",
    "work_process",
    "title",
    "judgement",
    "remark",
    "trainer_name",
)


def _hash(previous: bytes, content: Mapping[str, object]) -> bytes:
    at = content["signed_at"]
    moment = at.astimezone(UTC).isoformat() if isinstance(at, datetime) else ""
    photos = content["photo_hashes"] or ()  # last, and nothing without photos: what was signed before them stays true
    parts = [*(str(content[name]) for name in _PARTS), moment, *cast("Sequence[str]", photos)]
    whole = b"".join(len(part.encode()).to_bytes(4) + part.encode() for part in parts)  # no part can pass for two
    return hashlib.sha256(previous + whole).digest()
