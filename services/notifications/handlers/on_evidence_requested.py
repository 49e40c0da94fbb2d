"""A workplace trainer is asked to judge: a mail with his link, and nothing on a page, since he has no account."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from language.days import local
from services.notifications.domain import paths
from services.notifications.domain.telling import Telling
from services.notifications.handlers.telling import Teller


@dataclass(frozen=True)
class EvidenceRequested:
    """What notifications reads of certification's event; the mail is known by the request, and never stored here."""

    request_id: UUID
    expires_at: datetime


def handle(message: EvidenceRequested, teller: Teller) -> None:
    """Plan the mail."""
    fact = teller.fact(paths.judging(message.request_id), None, due_on=local(message.expires_at).date())
    teller.told.tell([Telling(fact, message.request_id, must_act=True, is_own=True)], teller.now)
