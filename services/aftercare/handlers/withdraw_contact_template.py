"""Somebody takes back contact moments that do not hold yet."""

from dataclasses import dataclass
from datetime import date, datetime

from services.aftercare.domain import templates
from services.aftercare.domain.local_time import day_of
from services.aftercare.storage.contact_templates import ContactTemplates


@dataclass(frozen=True)
class WithdrawContactTemplate:
    scope: str
    valid_from: date


def handle(command: WithdrawContactTemplate, known: ContactTemplates, now: datetime) -> None:
    """Forget the version."""
    templates.check_withdrawal(known.of(command.scope), command.valid_from, day_of(now))
    known.withdraw(command.scope, command.valid_from)
