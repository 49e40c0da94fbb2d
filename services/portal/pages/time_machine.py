"""The time machine: a visitor of the demo sets its clock forward, and sees what happens; it exists in no other profile."""

from dataclasses import replace
from typing import Final

from flask import Blueprint, abort, redirect, render_template, request, url_for

from services.portal.client import ServiceUnreachable
from services.portal.domain.refusals import Refusal
from services.portal.domain.signals import Published
from services.portal.pages.demo import demo_persons
from services.portal.web.portal import TimeMachine, portal
from services.portal.web.session import Answer, apis_for

blueprint = Blueprint("time_machine", __name__)

LENGTHS: Final = (1, 7, 30)  # days: the buttons
FURTHEST: Final = 90
RECENT: Final = 15
TELLERS: Final = ("intake", "aftercare")


def machine() -> TimeMachine:
    """The time machine; without one this page is not there."""
    return portal().time_machine or abort(404)


@blueprint.get("/demo/tijd")
def page() -> Answer:
    """What time it is in the demo, how to set it forward, and what happened lately."""
    return render_template(
        "time_machine.html", rides_until=machine().rides_until, lengths=LENGTHS, furthest=FURTHEST, recent=recent()
    )


@blueprint.post("/demo/tijd")
def go_forward() -> Answer:
    """Set it forward; while it still runs, nothing happens."""
    try:
        days = int(request.form.get("dagen", ""))
    except ValueError:
        abort(400)
    if not 1 <= days <= FURTHEST:
        abort(400)
    machine().go_forward(days)
    return redirect(url_for("time_machine.page"), 303)


def recent() -> list[Published]:
    """The newest events; who tells of them has to answer, but the page stands without."""
    admin = next((one.reader for one in demo_persons() if one.role == "admin"), None)
    found: list[Published] = []
    for service in TELLERS if admin else ():
        try:
            events = apis_for(admin).of(service).some(Published, "/v1/messaging/events", limit=RECENT).items  # type: ignore[arg-type]  # checked above
        except (ServiceUnreachable, Refusal):
            continue
        found += [replace(event, service=service) for event in events]
    return sorted(found, key=lambda event: event.recorded_at, reverse=True)[:RECENT]
