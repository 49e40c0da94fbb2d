"""Figures with totals, as a network of flows: whether what is shown together narrows one down further than it says itself."""

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

Node = Hashable


@dataclass
class Figure:
    """One figure: people who flow from one total into another, at least `low` and at most `high` of them."""

    tail: Node
    head: Node
    low: int
    high: int
    count: int  # the truth, which only serves to start from: what comes out depends on the bounds alone
    is_shown: bool = True


def narrowed(figures: Sequence[Figure], among: Iterable[int] | None = None) -> list[int]:
    """Give the places of the figures that are shown and cannot take every value between their own bounds; `among` some of them.

    Every total is the sum of what flows into it. The values that one figure of such a network can take lie without
    gaps between a least and a most (flows are whole numbers), and both are found from any flow by moving it along
    cycles, one person at a time.
    """
    net = _Network(figures)
    places = range(len(figures)) if among is None else among
    shown = [place for place in places if figures[place].is_shown]
    return [place for place in shown if not net.is_free(place, figures[place].low, figures[place].high)]


class _Network:
    def __init__(self, figures: Sequence[Figure]) -> None:
        self._figures = figures
        self._at: dict[Node, list[int]] = defaultdict(list)
        for place, figure in enumerate(figures):
            self._at[figure.tail].append(place)
            self._at[figure.head].append(place)

    def is_free(self, place: int, low: int, high: int) -> bool:
        """Tell whether a figure can be as low, and as high, as it says."""
        return self._reaches(place, high) and self._reaches(place, low)

    def _reaches(self, place: int, wanted: int) -> bool:
        flow = [figure.count for figure in self._figures]
        figure = self._figures[place]
        step = 1 if wanted > flow[place] else -1
        begin, end = (figure.head, figure.tail) if step > 0 else (figure.tail, figure.head)
        while flow[place] != wanted:
            way = self._way(begin, end, place, flow)
            if way is None:
                return False
            for each, change in way:
                flow[each] += change
            flow[place] += step
        return True

    def _way(self, begin: Node, end: Node, without: int, flow: list[int]) -> list[tuple[int, int]] | None:
        """Give along which figures one person can move from one total to another."""
        came: dict[Node, tuple[Node, int, int] | None] = {begin: None}
        waiting = deque([begin])
        while waiting and end not in came:
            here = waiting.popleft()
            for place, there, change in self._steps(here, flow):
                if place != without and there not in came:
                    came[there] = (here, place, change)
                    waiting.append(there)
        if end not in came:
            return None
        way: list[tuple[int, int]] = []
        step = came[end]
        while step is not None:
            here, place, change = step
            way.append((place, change))
            step = came[here]
        return way

    def _steps(self, here: Node, flow: list[int]) -> Iterable[tuple[int, Node, int]]:
        for place in self._at[here]:
            figure = self._figures[place]
            if figure.tail == here and flow[place] < figure.high:
                yield place, figure.head, 1
            elif figure.head == here and flow[place] > figure.low:
                yield place, figure.tail, -1
