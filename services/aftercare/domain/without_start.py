"""Who has no start: without work, school or day activities, or out of sight; for the Doorstroompunt, below a certain age."""

from collections.abc import Iterable
from typing import Final

from services.aftercare.domain.exit_monitor import Row

OUT_OF_SIGHT: Final = frozenset({"unknown", "stale"})
NO_START: Final = frozenset({"none", "none_early"})


def rows(found: Iterable[Row]) -> list[Row]:
    """Give who has no start or is out of sight, the longest so first."""
    without = [row for row in found if row.path[-1] in OUT_OF_SIGHT | NO_START]
    return sorted(without, key=lambda row: (row.since, str(row.life.told.case_id)))
