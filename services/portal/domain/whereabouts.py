"""Where is this event now: one Dutch sentence per service."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from services.portal.domain import calendar
from services.portal.domain.language import N_, _

RECEIVED = {
    "done": N_("{service} heeft deze gebeurtenis verwerkt{at}."),
    "received": N_("{service} heeft deze gebeurtenis ontvangen en verwerkt haar nu."),
    "retry": N_("{service} kon haar nog niet verwerken en probeert het vanzelf opnieuw{next}. Pogingen: {attempts}."),
    "waiting": N_("{service} wacht met deze gebeurtenis op een eerdere gebeurtenis van dezelfde zaak."),
    "dead": N_("{service} kan deze gebeurtenis niet verwerken. Iemand moet ernaar kijken."),
    "skipped": N_("{service} heeft haar ontvangen en hoeft er niets mee te doen."),
}


@dataclass(frozen=True)
class Whereabouts:
    """One service and what it knows of one event; `state` chooses the mark beside the sentence."""

    service: str
    sentence: str
    state: str
    reason: str | None = None
    can_retry: bool = False


def of_publisher(service: str, published: Mapping[str, Any]) -> Whereabouts:
    """Whether the event has left the service where it happened."""
    at = _at(published, "sent_at")
    state = str(published.get("state") or ("sent" if at else "waiting"))
    if state in {"sent", "done"} or at:
        text = _("{service} heeft deze gebeurtenis vastgelegd en verstuurd{at}.")
        return Whereabouts(service, text.format(service=service.capitalize(), at=at), "done")
    text = _("{service} heeft deze gebeurtenis vastgelegd; zij staat klaar om te versturen.")
    return Whereabouts(service, text.format(service=service.capitalize()), "waiting")


def of_reader(service: str, received: Mapping[str, Any]) -> Whereabouts:
    """What a service that hears the event did with it."""
    state = str(received.get("state", "received"))
    sentence = _(RECEIVED.get(state, RECEIVED["received"])).format(
        service=service.capitalize(),
        at=_at(received, "handled_at", "done_at", "updated_at"),
        next=_at(received, "next_attempt_at"),
        attempts=received.get("attempts", 0),
    )
    reason = received.get("reason") or received.get("error")
    return Whereabouts(service, sentence, state, reason, can_retry=state in {"dead", "retry"})


def of_stranger(service: str) -> Whereabouts:
    """A service that never saw the event."""
    text = _("{service} luistert niet naar deze gebeurtenis, of heeft haar nog niet ontvangen.")
    return Whereabouts(service, text.format(service=service.capitalize()), "none")


def of_unreachable(service: str) -> Whereabouts:
    """A service that does not answer now."""
    text = _("{service} is nu niet bereikbaar. Probeer het over een minuut opnieuw.")
    return Whereabouts(service, text.format(service=service.capitalize()), "unreachable")


def _at(facts: Mapping[str, Any], *names: str) -> str:
    """ ' op 21 november 2026, 14:03', or nothing when the service does not say when."""
    for name in names:
        if facts.get(name):
            return _(" op {moment}").format(moment=calendar.moment(datetime.fromisoformat(str(facts[name]))))
    return ""
