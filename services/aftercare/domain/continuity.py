"""Whether work goes on without a break: where two contracts lie over each other, and where there is none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from services.aftercare.domain.contract import Contract
from services.aftercare.domain.ids import ContractId

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Overlap:
    """Two contracts at once, from and up to and including these days: perhaps right, and worth a look."""

    contract_ids: tuple[ContractId, ContractId]
    begins_on: date
    ends_on: date | None


@dataclass(frozen=True)
class WithoutWork:
    """No contract from and up to and including these days; without an end it still lasts."""

    begins_on: date
    ends_on: date | None


def overlaps(contracts: Sequence[Contract]) -> list[Overlap]:
    """Give each pair of contracts that lie over each other, the earliest first."""
    return list(_overlaps(sorted(contracts, key=lambda each: each.begins_on)))


def without_work(contracts: Sequence[Contract], left_on: date, today: date) -> list[WithoutWork]:
    """Give the stretches without a contract since the pupil left, when there ever was one, the earliest first."""
    return list(_without_work(sorted(contracts, key=lambda each: each.begins_on), left_on, today))


def _overlaps(in_order: Sequence[Contract]) -> Iterator[Overlap]:
    for one, next_one in combinations(in_order, 2):
        if one.last_day is None or next_one.begins_on <= one.last_day:
            ends = [each.last_day for each in (one, next_one) if each.last_day]
            yield Overlap((one.contract_id, next_one.contract_id), next_one.begins_on, min(ends, default=None))


def _without_work(in_order: Sequence[Contract], left_on: date, today: date) -> Iterator[WithoutWork]:
    free_from = left_on + ONE_DAY
    for each in in_order:
        if each.begins_on > free_from:
            yield WithoutWork(free_from, each.begins_on - ONE_DAY)
        if each.last_day is None:
            return
        free_from = max(free_from, each.last_day + ONE_DAY)
    if in_order and free_from <= today:
        yield WithoutWork(free_from, None)
