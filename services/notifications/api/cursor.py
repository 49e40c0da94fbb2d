"""Where a page of something newest first ended: a moment and an id."""

from datetime import datetime
from uuid import UUID

from rest.paging import starts_after

Place = tuple[datetime, UUID]


def place_after(moment: datetime, row_id: UUID) -> str:
    """Write the place of a row."""
    return f"{moment.isoformat()} {row_id}"


def start_of_page() -> Place | None:
    """Read where this page starts from the request; a cursor that is none of ours is refused."""
    return starts_after(_place)


def _place(cursor: str) -> Place:
    moment, _space, row_id = cursor.partition(" ")
    at = datetime.fromisoformat(moment)
    if at.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return at, UUID(row_id)
