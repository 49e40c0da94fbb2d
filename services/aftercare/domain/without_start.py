"""Who has no start: without work, school or day activities, or out of sight; for the Doorstroompunt, below a certain age."""

from typing import Final

from services.aftercare.domain.exit_monitor import Row

OUT_OF_SIGHT: Final = frozenset({"unknown", "stale"})
NO_START: Final = frozenset({"none", "none_early"})


def is_without(found: Row) -> bool:
    """Tell whether somebody has no start or is out of sight."""
    return found.path[-1] in OUT_OF_SIGHT | NO_START
