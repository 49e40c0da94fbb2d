"""Who is signed in, as the session remembers it."""

from dataclasses import dataclass
from uuid import UUID

HOMES = {
    "school_staff": "/schoolverlaters",
    "mbo_staff": "/praktijkverklaringen",
    "admin": "/gebeurtenissen",
}


@dataclass(frozen=True)
class Reader:
    """The person at the screen, in the one role he signed in with."""

    person_id: UUID
    role: str
    organisation_id: UUID | None
    is_client: bool = False  # no person at a screen, but a system of the organisation

    @property
    def home(self) -> str:
        """The page this role starts on."""
        return HOMES.get(self.role, "/werk")
