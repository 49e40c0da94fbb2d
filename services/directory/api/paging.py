"""Lists here are in the order of their ids."""

from uuid import UUID

from werkzeug.exceptions import BadRequest

from language.texts import _
from rest.paging import page_start


def start_of_page() -> UUID | None:
    """Read after which id the page starts."""
    start = page_start()
    try:
        return UUID(start) if start else None
    except ValueError as wrong:
        detail = _("cursor klopt niet: gebruik de link 'next' van de vorige bladzijde.")
        raise BadRequest(description=detail) from wrong
