"""Aftercare is over: whoever saw the trajectories because of this case sees them no more."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.certification.storage.relations import Relations


@dataclass(frozen=True)
class AftercareClosed:
    case_id: UUID
    closed_on: date


def handle(message: AftercareClosed, relations: Relations) -> None:
    """End the right that came from this case."""
    relations.end(message.case_id, message.closed_on)
