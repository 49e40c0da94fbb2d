"""Where is this event now: one Dutch sentence per service."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from language.texts import N_, _
from services.portal.domain import calendar

SERVICES = {
    "directory": N_("Mensen en organisaties"),
    "intake": N_("Leerlingen en schoolverlaters"),
    "certification": N_("Werkprocessen en praktijkverklaringen"),
    "aftercare": N_("Nazorg"),
    "notifications": N_("Meldingen"),
}
RECEIVED = {
    "done": N_("{service} heeft deze gebeurtenis verwerkt{settled}."),
    "received": N_("{service} heeft deze gebeurtenis ontvangen en verwerkt haar nu."),
    "retry": N_(
        "{service} kon haar nog niet verwerken en probeert het vanzelf opnieuw{next}. Pogingen tot nu: {tries}."
    ),
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
    if published.get("next_attempt_at") is None:
        text = _("{service} heeft deze gebeurtenis vastgelegd{recorded} en verstuurd.")
        return Whereabouts(
            service, text.format(service=called(service), recorded=_at(published, "recorded_at")), "done"
        )
    text = _("{service} heeft deze gebeurtenis vastgelegd{recorded}; zij wacht nog op versturen.")
    sentence = text.format(service=called(service), recorded=_at(published, "recorded_at"))
    return Whereabouts(service, sentence, "waiting", published.get("reason"))


def of_reader(service: str, received: Mapping[str, Any]) -> Whereabouts:
    """What a service that hears the event did with it."""
    state = str(received.get("state", "received"))
    sentence = _(RECEIVED.get(state, RECEIVED["received"])).format(
        service=called(service),
        settled=_at(received, "settled_at"),
        next=_at(received, "next_attempt_at"),
        tries=received.get("attempts", 0),
    )
    return Whereabouts(service, sentence, state, received.get("reason"), can_retry=state in {"dead", "retry"})


def of_stranger(service: str) -> Whereabouts:
    """A service that never saw the event."""
    text = _("{service} luistert niet naar deze gebeurtenis, of heeft haar nog niet ontvangen.")
    return Whereabouts(service, text.format(service=called(service)), "none")


def of_unreachable(service: str) -> Whereabouts:
    """A service that does not answer now."""
    text = _("{service} is nu niet bereikbaar. Probeer het over een minuut opnieuw.")
    return Whereabouts(service, text.format(service=called(service)), "unreachable")


def called(service: str) -> str:
    """The service as people call it."""
    return _(SERVICES[service]) if service in SERVICES else service.capitalize()


def _at(facts: Mapping[str, Any], name: str) -> str:
    """' op 21 november 2026, 14:03', or nothing when the service does not say when."""
    if not facts.get(name):
        return ""
    return _(" op {moment}").format(moment=calendar.moment(datetime.fromisoformat(str(facts[name]))))
