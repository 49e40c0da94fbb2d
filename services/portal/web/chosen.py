"""The filters of a list stand in its address; whoever comes back without any finds them as he left them.

They hold codes and ids of organisations, never a name, travel in the signed cookie and end with the session.
"""

from collections.abc import Iterable

from flask import redirect, request, session, url_for
from werkzeug.wrappers import Response

LISTS = "lists"
SEE_OTHER = 303


def chosen(names: Iterable[str]) -> dict[str, str]:
    """The filters that stand in the address."""
    return {name: request.args[name] for name in names if request.args.get(name)}


def as_left(names: Iterable[str]) -> Response | None:
    """Lead to the list as this reader left it; None when the address says itself what is wanted."""
    names, endpoint = tuple(names), str(request.endpoint)
    lists: dict[str, dict[str, str]] = session.get(LISTS, {})
    if any(name in request.args for name in names):
        session[LISTS] = lists | {endpoint: chosen(names)}
        return None
    before = lists.get(endpoint)
    return redirect(url_for(endpoint, **before), SEE_OTHER) if before else None  # type: ignore[arg-type]  # Flask types its own options
