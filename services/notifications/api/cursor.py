"""Where a page of something newest first ended: a moment and an id."""

from datetime import datetime
from uuid import UUID

from werkzeug.exceptions import BadRequest

from language.texts import _
from rest.paging import page_start

Place = tuple[datetime, UUID]


def place_after(moment: datetime, row_id: UUID) -> str:
    """Write the place of a row."""
    return f"{moment.isoformat()} {row_id}"


def start_of_page() -> Place | None:
    """Read where this page starts from the request; a cursor that is none of ours is refused."""
    start = page_start()
    if start is None:
        return None
    moment, _space, row_id = start.partition(" ")
    try:
        place = datetime.fromisoformat(moment), UUID(row_id)
    except ValueError as error:
        raise BadRequest(description=_("cursor klopt niet: gebruik de link 'next' van de vorige bladzijde.")) from error
    if place[0].tzinfo is None:
        raise BadRequest(description=_("cursor klopt niet: gebruik de link 'next' van de vorige bladzijde."))
    return place
