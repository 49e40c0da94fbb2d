"""A table for others' eyes: groups and categories per school and for the region, with nothing that tells of fewer than five."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from services.aftercare.domain.figures import SLACK, shown
from services.aftercare.domain.ids import SchoolId
from services.aftercare.domain.margins import Figure, narrowed

Shape = Mapping[str, tuple[str, ...]]  # group: its categories
Path = tuple[str, ...]  # () all, (group,), (group, category)
REGION: Final = None
ALL: Final[Path] = ()
LONGEST: Final = 2  # of a path
ANY: Final = 10**9  # nothing is said about it


@dataclass(frozen=True)
class Counted:
    """One young person in one category of the table."""

    school_id: SchoolId
    path: Path


@dataclass(frozen=True)
class Line:
    """A school, or the region: at least so many, at most four more; None is not shown."""

    total: int | None
    groups: Mapping[str, int | None]
    categories: Mapping[str, int | None]


@dataclass(frozen=True)
class Table:
    """All lines; the region adds up what the schools have, as far as that tells nobody's own figure."""

    schools: Mapping[SchoolId, Line]
    region: Line


Key = tuple[SchoolId | None, Path]

Level = tuple[bool, int]  # a school's or the region's; how deep in a path
# What can be withdrawn together, what is missed least first: totals before detail, and schools before the region.
LEVELS: Final[tuple[tuple[Level, ...], ...]] = (
    ((True, 0),),
    ((False, 0),),
    ((True, 0), (False, 0)),
    ((True, 2),),
    ((True, 1),),
    ((False, 2),),
    ((False, 1),),
)


def publish(people: Iterable[Counted], shape: Shape) -> Table:
    """Round every figure down to five, leave out what is below, and withdraw what would narrow another one down."""
    counts = _counts(people)
    schools = sorted({body for body, _path in counts if body is not REGION}, key=str)
    keys = [(body, path) for body in (*schools, REGION) for path in _paths(shape)]
    withdrawn: set[Key] = set()
    tight = _tight(counts, keys, withdrawn, keys)
    while tight and (standing := {key for key in keys if key not in withdrawn and shown(counts[key]) is not None}):
        ways = [withdrawn | way for way in _ways(standing & set(tight)) or _ways(standing)]
        left = [
            _tight(counts, keys, way, tight) for way in ways
        ]  # withdrawing only gives room: nothing else gets tight
        tight, withdrawn = min(zip(left, ways, strict=True), key=lambda each: len(each[0]))
    seen = {key: None if key in withdrawn else shown(counts[key]) for key in keys}
    return Table({each: _line(seen, each, shape) for each in schools}, _line(seen, REGION, shape))


def _counts(people: Iterable[Counted]) -> Counter[Key]:
    counts: Counter[Key] = Counter()
    for one in people:
        for body in (one.school_id, REGION):
            counts.update((body, one.path[:depth]) for depth in range(len(one.path) + 1))
    return counts


def _paths(shape: Shape) -> list[Path]:
    return [ALL, *((group,) for group in shape), *((group, each) for group in shape for each in shape[group])]


def _tight(counts: Counter[Key], keys: list[Key], withdrawn: set[Key], among: list[Key]) -> list[Key]:
    figures = [_figure(key, counts, is_open=key in withdrawn) for key in keys]
    asked = set(among)
    return [keys[place] for place in narrowed(figures, [at for at, key in enumerate(keys) if key in asked])]


def _ways(seen: set[Key]) -> list[set[Key]]:
    """Give what could be withdrawn at each level; what is below five is not shown anyhow, and withdrawing it hides nothing."""
    found = [{(body, path) for body, path in seen if (body is not REGION, len(path)) in levels} for levels in LEVELS]
    return [way for way in found if way]


def _figure(key: Key, counts: Counter[Key], *, is_open: bool) -> Figure:
    """People flow from the region into schools, their groups and categories, and back through the region's own."""
    tail, head = _ends(*key)
    count = counts[key]
    if is_open:
        return Figure(tail, head, 0, ANY, count, is_shown=False)
    low = shown(count) or 0
    return Figure(tail, head, low, low + SLACK, count)


def _ends(body: SchoolId | None, path: Path) -> tuple[Hashable, Hashable]:
    everybody = ("all", ALL)
    if body is REGION:
        return ("region", path), ("region", path[:-1]) if path else everybody
    head: Hashable = ("region", path) if len(path) == LONGEST else (body, path)
    return (body, path[:-1]) if path else everybody, head


def _line(seen: Mapping[Key, int | None], body: SchoolId | None, shape: Shape) -> Line:
    return Line(
        seen[body, ALL],
        {group: seen[body, (group,)] for group in shape},
        dict(_categories(seen, body, shape)),
    )


def _categories(
    seen: Mapping[Key, int | None], body: SchoolId | None, shape: Shape
) -> Iterator[tuple[str, int | None]]:
    for group, categories in shape.items():
        for each in categories:
            yield each, seen[body, (group, each)]
