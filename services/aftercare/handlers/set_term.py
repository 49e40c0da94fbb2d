"""The region sets a term anew, from a day that is still to come; what runs keeps the term it began with."""

from dataclasses import dataclass
from datetime import date, datetime

from services.aftercare.domain import terms
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.policy import PolicyRow
from services.aftercare.storage.policies import Policies


@dataclass(frozen=True)
class SetTerm:
    key: str
    valid_from: date
    amount: int


def handle(command: SetTerm, policies: Policies, now: datetime) -> None:
    """Keep the new version."""
    policy = policies.current()
    term = terms.counted_alike(policy, command.key, command.amount, command.valid_from)
    new = PolicyRow(policies.region(), command.key, command.valid_from, term)
    terms.change(policies.rows(), policy, new, day_of(now))
    policies.set(new)
