"""The exit conversation was held: whoever helps the young person later knows what was advised, before school ends."""

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from services.aftercare.domain.ids import PupilId
from services.aftercare.storage.exit_advices import ExitAdvices


@dataclass(frozen=True)
class ExitConversationHeld:
    pupil_id: PupilId
    conversation_id: UUID
    held_on: date
    advice: str
    leerlijn: str | None = None


def handle(message: ExitConversationHeld, advices: ExitAdvices) -> None:
    """Keep the newest advice."""
    advices.keep(asdict(message))
