"""Whoever opens the page that a notification leads to has read it, by whatever way he came: the bell, a mail, Mijn werk."""

from flask import request

from services.portal.client import ServiceUnreachable
from services.portal.domain.refusals import Refusal
from services.portal.web.session import apis


def opened() -> None:
    """Mark read what leads to this page; a service that is down costs the mark, not the page."""
    if request.method != "GET":
        return
    try:
        apis().notifications.post("/v1/notifications/read", {"action_path": request.path})
    except (ServiceUnreachable, Refusal):
        return
