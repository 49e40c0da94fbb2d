"""How far young people came in each leerlijn, in the same steps of five, and never so that one of them can be found."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Final

from services.aftercare.domain.figures import SLACK, STEP, shown


@dataclass(frozen=True)
class Steps:
    """What young people have to do with one leerlijn; somebody may want several, and agrees on one."""

    wanted: int = 0
    reserved: int = 0
    agreed: int = 0
    begun: int = 0


@dataclass(frozen=True)
class ShownSteps:
    """The same for everybody's eyes: at least so many, at most four more; None is not shown."""

    wanted: int | None
    reserved: int | None
    agreed: int | None
    begun: int | None


STEPS: Final = tuple(field.name for field in fields(Steps))
SEVERAL: Final = "wanted"  # by one young person; of the others each has one at most


def publish_steps(leerlijnen: Mapping[str, Steps], followed: Iterable[int]) -> Mapping[str, ShownSteps]:
    """Round every figure; one that would tell that nearly everybody of the region is in a leerlijn stays out.

    `followed` are the young people in aftercare of each school, whose rounded numbers the reader knows too.
    """
    known = sum(count // STEP * STEP for count in followed)
    open_ones = {stage for stage in STEPS if _leaves_room(stage, leerlijnen.values(), known)}
    return {
        key: ShownSteps(*(shown(getattr(row, stage)) if stage in open_ones else None for stage in STEPS))
        for key, row in leerlijnen.items()
    }


def _leaves_room(stage: str, rows: Collection[Steps], known: int) -> bool:
    """Tell whether each figure could be four more than it shows without more people than there are known to be."""
    floors = [getattr(row, stage) // STEP * STEP for row in rows]
    least = max(floors, default=0) if stage == SEVERAL else sum(floors)
    return least + SLACK <= known
