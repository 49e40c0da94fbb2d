"""Gebeurtenissen: what waits, what is stuck and where every event is, for the administrator."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, render_template, request

from services.portal.client import Refusal, ServiceUnreachable
from services.portal.domain import whereabouts
from services.portal.domain.language import _
from services.portal.domain.signals import ServiceState, Summary
from services.portal.domain.whereabouts import Whereabouts
from services.portal.web.portal import SERVICES
from services.portal.web.session import Answer, apis, done, idempotency_key, signed_in

blueprint = Blueprint("event_monitor", __name__)
RECENT = 30
NOT_FOUND = 404


@blueprint.get("/gebeurtenissen")
@signed_in("admin")
def overview() -> Answer:
    """Counts per service, dead letters with a button, the newest events."""
    return render_template(
        "events.html",
        services=[ServiceState(name, summary(name)) for name in SERVICES],
        dead=list(dead_letters()),
        recent=recent(),
    )


def summary(service: str) -> Summary | None:
    """None when the service does not answer: the monitor must stand when others have fallen."""
    try:
        return apis().of(service).one(Summary, "/v1/messaging/summary")
    except (ServiceUnreachable, Refusal):
        return None


def dead_letters() -> Iterator[dict[str, Any]]:
    """Every event that some service could not handle."""
    for service in SERVICES:
        try:
            found = apis().of(service).some(dict[str, Any], "/v1/messaging/inbox", state="dead")
        except (ServiceUnreachable, Refusal):
            continue
        yield from ({"service": service, **letter} for letter in found.items)


def recent() -> list[dict[str, Any]]:
    """The newest events of all services together."""
    events: list[dict[str, Any]] = []
    for service in SERVICES:
        try:
            found = apis().of(service).some(dict[str, Any], "/v1/messaging/events", limit=RECENT)
        except (ServiceUnreachable, Refusal):
            continue
        events += ({"service": service, **event} for event in found.items)
    return sorted(events, key=lambda event: str(event.get("time", "")), reverse=True)[:RECENT]


@blueprint.get("/gebeurtenissen/<uuid:event_id>")
@signed_in("admin")
def page(event_id: UUID) -> Answer:
    """Where is this event now? One sentence per service."""
    answers = {service: ask(service, event_id) for service in SERVICES}
    if not any(answers.values()) and None not in answers.values():
        abort(NOT_FOUND)
    event = next((said["published"] for said in answers.values() if said and said.get("published")), None)
    return render_template("event.html", event_id=event_id, event=event, places=list(places(answers)))


def ask(service: str, event_id: UUID) -> dict[str, Any] | None:
    """What a service knows of an event: empty when it never saw it, None when it does not answer."""
    try:
        said = apis().of(service).one(dict[str, Any], f"/v1/messaging/events/{event_id}")
    except ServiceUnreachable:
        return None
    except Refusal as refusal:
        if refusal.status == NOT_FOUND:
            return {}
        raise
    return said if said.get("published") or said.get("received") else {}


def places(answers: dict[str, dict[str, Any] | None]) -> Iterator[Whereabouts]:
    """The publisher first, then everyone who heard it, then those who did not."""
    for service, said in answers.items():
        if said and said.get("published"):
            yield whereabouts.of_publisher(service, said["published"])
    for service, said in answers.items():
        if said and said.get("received"):
            yield whereabouts.of_reader(service, said["received"])
    for service, said in answers.items():
        if said is None:
            yield whereabouts.of_unreachable(service)
        elif not said:
            yield whereabouts.of_stranger(service)


@blueprint.post("/gebeurtenissen/<uuid:event_id>/opnieuw")
@signed_in("admin")
def retry(event_id: UUID) -> Answer:
    """Try a dead letter again."""
    service = request.form.get("service", "")
    if service not in SERVICES:
        abort(400)
    apis().of(service).post(f"/v1/messaging/inbox/{event_id}/retry", key=idempotency_key())
    return done(_("De gebeurtenis wordt opnieuw geprobeerd."), "event_monitor.page", event_id=event_id)


@blueprint.post("/gebeurtenissen/opnieuw")
@signed_in("admin")
def retry_alike() -> Answer:
    """Try everything again that failed in the same way."""
    service, fingerprint = request.form.get("service", ""), request.form.get("fingerprint", "")
    if service not in SERVICES or not fingerprint:
        abort(400)
    apis().of(service).post("/v1/messaging/retries", {"fingerprint": fingerprint}, key=idempotency_key())
    return done(_("Alle gebeurtenissen met dezelfde fout worden opnieuw geprobeerd."), "event_monitor.overview")
