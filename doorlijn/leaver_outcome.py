"""What became of the rows of a sheet, however many: kept in nameless files of our own, told on a terminal or as JSON."""

import json
from collections.abc import Callable, Iterable, Iterator
from tempfile import TemporaryFile
from typing import Any, Final

LISTS: Final = ("changes", "remarks", "refused")  # of which there may be very many
COUNTS: Final = ("new", "changed", "unchanged")


class Spool:
    """A list on disk: written once, read as often as needed."""

    def __init__(self) -> None:
        """Begin empty; the file has no name and goes when it is closed."""
        self.length = 0
        self._file = TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115  closed by close()

    def add(self, items: Iterable[dict[str, Any]]) -> None:
        """Add to the end."""
        for item in items:
            self.length += 1
            self._file.write(json.dumps(item, ensure_ascii=False) + "\n")

    def lines(self) -> Iterator[str]:
        """Give each item as JSON."""
        self._file.seek(0)
        return (line.rstrip("\n") for line in self._file)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Give each item."""
        return map(json.loads, self.lines())

    def close(self) -> None:
        """Let the file go."""
        self._file.close()


class Outcome:
    """Counts, and every change, remark and refusal, piece after piece."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.counts = dict.fromkeys(COUNTS, 0)
        self.lists = {name: Spool() for name in LISTS}
        self.refused_rows = 0
        self._last_refused = 0

    @property
    def refusals(self) -> Spool:
        """Every refused cell."""
        return self.lists["refused"]

    def keep(self, answer: dict[str, Any]) -> None:
        """Add what the server answered to one piece."""
        for name in COUNTS:
            self.counts[name] += answer[name]
        for name in ("changes", "remarks"):
            self.lists[name].add(answer[name])
        self.refuse(answer["refused"])

    def refuse(self, refused: Iterable[dict[str, Any]]) -> None:
        """Add refusals; a row that has several counts once."""
        self.refusals.add(map(self._counted, refused))

    def write_json(self, write: Callable[[str], None], about: dict[str, object]) -> None:
        """Write one JSON object, the lists item by item."""
        head = {"accepted": sum(self.counts.values()), **self.counts, **about}
        write(json.dumps(head)[:-1])
        for name, items in self.lists.items():
            write(f', "{name}": [')
            for at, line in enumerate(items.lines(), start=1):
                write(line + ("," if at < items.length else ""))
            write("]")
        write("}")

    def close(self) -> None:
        """Let the files go."""
        for items in self.lists.values():
            items.close()

    def _counted(self, refusal: dict[str, Any]) -> dict[str, Any]:
        self.refused_rows += refusal["row"] != self._last_refused
        self._last_refused = refusal["row"]
        return refusal
