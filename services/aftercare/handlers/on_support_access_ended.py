"""Access for support was ended before its hour: the next question is answered as to anybody else."""

from dataclasses import dataclass
from uuid import UUID

from services.aftercare.storage.support import Support


@dataclass(frozen=True)
class SupportAccessEnded:
    access_id: UUID


def handle(message: SupportAccessEnded, support: Support) -> None:
    support.take_back(message.access_id)
