"""Gebeurtenissen: what waits, what is stuck and where every event is, for the administrator."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TypeVar
from uuid import UUID

import msgspec
from flask import Blueprint, abort, render_template, request

from language.texts import _
from services.portal.client import ServiceUnreachable
from services.portal.domain import whereabouts
from services.portal.domain.certificates import PaperFailures
from services.portal.domain.refusals import Refusal
from services.portal.domain.signals import Letter, Published, ServiceState, Summary
from services.portal.domain.whereabouts import Whereabouts
from services.portal.web.portal import SERVICES
from services.portal.web.session import Answer, apis, done, idempotency_key, signed_in

blueprint = Blueprint("event_monitor", __name__)
T = TypeVar("T")
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
        papers=paper_failures(),
    )


def summary(service: str) -> Summary | None:
    """None when the service does not answer: the monitor must stand when others have fallen."""
    try:
        return apis().of(service).one(Summary, "/v1/messaging/summary")
    except (ServiceUnreachable, Refusal):
        return None


def paper_failures() -> PaperFailures | None:
    """Papers that cannot be made; None when certification does not answer."""
    try:
        return apis().certification.one(PaperFailures, "/v1/paper-failures")
    except (ServiceUnreachable, Refusal):
        return None


def dead_letters() -> Iterator[Letter]:
    """Every event that some service could not handle."""
    for service in SERVICES:
        found = of_reachable(service, Letter, "/v1/messaging/inbox", state="dead")
        yield from (replace(letter, service=service) for letter in found)


def recent() -> list[Published]:
    """The newest events of all services together."""
    events = [
        replace(event, service=service)
        for service in SERVICES
        for event in of_reachable(service, Published, "/v1/messaging/events", limit=RECENT)
    ]
    return sorted(events, key=lambda event: event.recorded_at, reverse=True)[:RECENT]


def of_reachable(service: str, kind: type[T], path: str, /, **query: object) -> list[T]:
    """A list of a service, empty when it does not answer: its row in the table of services says so."""
    try:
        return apis().of(service).some(kind, path, **query).items
    except (ServiceUnreachable, Refusal):
        return []


@blueprint.get("/gebeurtenissen/<uuid:event_id>")
@signed_in("admin", "coordinator")
def page(event_id: UUID) -> Answer:
    """Where is this event now? One sentence per service."""
    answers = {service: ask(service, event_id) for service in SERVICES}
    if not any(answers.values()) and None not in answers.values():
        abort(NOT_FOUND)
    found = (said["published"] for said in answers.values() if said and said.get("published"))
    event = next((msgspec.convert(one, Published) for one in found), None)
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
