"""The region takes back a term that does not hold yet."""

from dataclasses import dataclass
from datetime import date, datetime

from services.aftercare.domain import terms
from services.aftercare.domain.local_time import day_of
from services.aftercare.storage.policies import Policies


@dataclass(frozen=True)
class WithdrawTerm:
    key: str
    valid_from: date


def handle(command: WithdrawTerm, policies: Policies, now: datetime) -> None:
    """Forget the version."""
    terms.withdraw(policies.rows(), policies.current(), command.key, command.valid_from, day_of(now))
    policies.withdraw(command.key, command.valid_from)
