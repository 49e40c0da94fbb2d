"""Where in the portal a reader takes the next step; ids only, so that an address in a mail tells nothing."""

from typing import Final
from uuid import UUID

OWN_WORK: Final = "/werk"


def young_person(pupil_id: UUID | None) -> str:
    """Give the page of a young person; while nobody told whose case it is, the reader's own work."""
    return f"/jongeren/{pupil_id}" if pupil_id else OWN_WORK


def conversation(conversation_id: UUID) -> str:
    """Give the page of a career conversation."""
    return f"/gesprekken/{conversation_id}"
