"""Where is this event now, and why: one sentence out of what each service knows."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Europe/Amsterdam")

STATES = {
    "done": "{service} verwerkte het om {settled}",
    "skipped": "{service} heeft er niets mee te doen",
    "retry": "bij {service} mislukte poging {attempts} ({reason}); volgende poging om {next}",
    "waiting": "bij {service} wacht het op een eerdere gebeurtenis van dezelfde zaak",
    "dead": "bij {service} is het blijven liggen ({reason}, vingerafdruk {fingerprint}): opnieuw proberen met 'doorlijn events retry'",
}


def sentence(known: dict[str, dict[str, Any]]) -> str:
    """Say it; `known` holds per service what /v1/messaging/events/<id> answers."""
    parts = [_published(service, found["published"]) for service, found in known.items() if found["published"]]
    parts += [_received(service, found["received"]) for service, found in known.items() if found["received"]]
    return "; ".join(parts) + "."


def _published(service: str, event: dict[str, Any]) -> str:
    said = f"{event['name']} (nummer {event['sequence']} van {event['subject']}) is vastgelegd door {service} op {_moment(event['recorded_at'])}"
    if event["next_attempt_at"] is None:
        return said + " en door de broker bevestigd"
    if event["attempts"]:
        return f"{said}, maar staat nog in de outbox na {event['attempts']} poging(en): {event['reason']}"
    return said + " en staat in de outbox om verstuurd te worden"


def _received(service: str, row: dict[str, Any]) -> str:
    return STATES[row["state"]].format(
        service=service,
        attempts=row["attempts"],
        reason=row["reason"],
        fingerprint=row["fingerprint"],
        settled=_moment(row["settled_at"]),
        next=_moment(row["next_attempt_at"]),
    )


def _moment(text: str | None) -> str:
    return datetime.fromisoformat(text).astimezone(HERE).strftime("%d-%m-%Y %H:%M:%S") if text else "?"
