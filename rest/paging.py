"""Lists in pages: a cursor that says where the last one ended, and a Link to the next."""

import base64
import re
from collections.abc import Callable, Sequence
from typing import Any, Final, TypeVar
from urllib.parse import urlencode

from flask import request
from werkzeug.exceptions import BadRequest

from language.texts import N_, _
from rest.traits import FOLLOWED, LIMITED, PAGED, marked

T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., Any])

DEFAULT: Final = 50
MOST: Final = 200
CURSOR: Final = re.compile(r"[A-Za-z0-9_-]+")
WRONG_CURSOR: Final = N_("cursor klopt niet: gebruik de link 'next' van de vorige bladzijde.")
PREFIX: Final = re.compile(r"/api/[a-z]{1,40}")


def paged(view: F) -> F:
    """Tell the document that this view answers in pages."""
    return marked(view, PAGED)


def limited(view: F) -> F:
    """Tell the document that this view answers with the head of a list: as much as `limit` says, and no next page."""
    return marked(view, LIMITED)


def followed(view: F) -> F:
    """Tell the document that this view answers with what came after a place, and always links to what comes."""
    return marked(view, FOLLOWED)


def page_size() -> int:
    """Read `limit` from the query: 1 to 200, 50 when not given."""
    given = request.args.get("limit", str(DEFAULT))
    if not given.isascii() or not given.isdigit() or len(given) > len(str(MOST)) or not 1 <= int(given) <= MOST:
        raise BadRequest(description=_("limit is een getal van 1 tot en met {most}.").format(most=MOST))
    return int(given)


def page_start(name: str = "cursor") -> str | None:
    """Read where the last page ended from `cursor`, or from the parameter that says it."""
    cursor = request.args.get(name)
    if cursor is None:
        return None
    if not CURSOR.fullmatch(cursor):  # the decoder would skip what it does not know
        raise BadRequest(description=WRONG_CURSOR)
    try:
        return base64.urlsafe_b64decode(cursor + "==").decode("utf-8")
    except ValueError as error:
        raise BadRequest(description=WRONG_CURSOR) from error


def starts_after(read: Callable[[str], T], name: str = "cursor") -> T | None:
    """Read after which place the page starts, as `read` makes it of the cursor; None for the first page."""
    start = page_start(name)
    try:
        return read(start) if start else None
    except ValueError as wrong:
        raise BadRequest(description=WRONG_CURSOR) from wrong


def page(found: Sequence[T], key: Callable[[T], object]) -> tuple[list[T], dict[str, str]]:
    """Cut a list that was read one row too far into a page and the headers that go with it.

    Read `page_size() + 1` rows after `page_start()`; `key` gives the value that the next page starts after.
    """
    size = page_size()
    items = list(found[:size])
    if len(found) <= size:
        return items, {}
    return items, following(key(items[-1]))


def following(place: object, name: str = "cursor") -> dict[str, str]:
    """Give the headers of a page after which there may be more: the next one starts after this place."""
    cursor = base64.urlsafe_b64encode(str(place).encode()).decode().rstrip("=")
    query = {given: value for given, value in request.args.items() if given != name} | {name: cursor}
    return {"Link": f'<{_public_path()}?{urlencode(query)}>; rel="next"'}


def _public_path() -> str:
    """Give the path as the caller knows it: under where the API is mounted, or under where the portal passes it on."""
    passed_on = request.headers.get("X-Forwarded-Prefix", "")
    prefix = passed_on if PREFIX.fullmatch(passed_on) else request.script_root
    return f"{prefix}{request.path}"
