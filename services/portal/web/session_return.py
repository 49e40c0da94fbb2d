"""After signing in, people go on where they were: on a page of this portal."""

from typing import Final
from urllib.parse import urlsplit

from flask import current_app, request
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

MOST_PATH: Final = 500
NO_PAGE: Final = frozenset({"static", "sign_in.home", "sign_in.health", "gateway.pass_on"})


def page_or_none(given: str) -> str | None:
    """The address of a page of ours, or nothing: whoever made a link to us decides no more than that."""
    if not given.startswith("/") or not given.isascii() or not given.isprintable() or len(given) > MOST_PATH:
        return None
    if given.startswith("//") or "\\" in given:
        return None
    parts = urlsplit(given)
    if parts.netloc or parts.scheme or parts.fragment:
        return None
    return given if _is_page(parts.path) else None


def page_before() -> str | None:
    """The page that the button stood on, as the browser says; or anybody who calls himself one."""
    try:
        return page_or_none(urlsplit(request.referrer or "").path)
    except ValueError:
        return None


def _is_page(path: str) -> bool:
    try:
        endpoint, _values = current_app.create_url_adapter(request).match(path, method="GET")  # type: ignore[union-attr]  # inside a request there is one
    except (RequestRedirect, HTTPException):
        return False
    return endpoint not in NO_PAGE and not endpoint.startswith(("demo.", "accounts.", "provider.", "oauth."))
