"""What people did, as they would remember it themselves: the only thing besides the tables that the observer believes."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID


@dataclass
class Diary:
    """Entries in the order in which things were done."""

    entries: list[dict[str, object]] = field(default_factory=list)

    def note(self, at: datetime, kind: str, **facts: object) -> None:
        """Write something down: ids as text, days and moments as they are."""
        self.entries.append({"at": at, "kind": kind} | {name: _plain(value) for name, value in facts.items()})


def _plain(value: object) -> object:
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if value is None or isinstance(value, str | bool | int | date | datetime):
        return value
    raise TypeError(f"the diary keeps no {type(value).__name__}")
