"""The ladder of a deadline: its owner, who can step in, the coordinator. Each rung is told once, whichever clock rings."""

from typing import Final

from services.aftercare.domain.events import Rung

RUNGS: Final[tuple[Rung, ...]] = ("owner", "substitute", "coordinator")


def is_told(told: Rung | None, rung: Rung) -> bool:
    """Tell whether this rung, or one above it, heard of it already: a clock that was set anew tells nobody again."""
    return told is not None and RUNGS.index(told) >= RUNGS.index(rung)
