"""The learning lines of De Lijnstreek as its catalogue has them, with periods that move along with today."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Final

import yaml

STARTS: Final = ((2, 1), (9, 1))  # month and day on which a period begins
LASTS: Final = timedelta(days=150)
PERIODS: Final = 2
NEEDED: Final = "*"  # after a work process: part of the least that an employer asks


@dataclass(frozen=True)
class Leerlijn:
    code: str
    name: str
    places: int
    minimum: int
    company: str
    municipality: str
    offered_by: tuple[str, ...]
    work_processes: tuple[dict[str, Any], ...]

    def body(self, today: date) -> dict[str, Any]:
        """Give it as the API takes it, with the next periods."""
        begins = (begins_on for begins_on in _starts(today) if begins_on > today)
        periods = [
            {
                "begins_on": begins_on.isoformat(),
                "ends_on": (begins_on + LASTS).isoformat(),
                "places": self.places,
                "minimum": self.minimum,
            }
            for begins_on, _ in zip(begins, range(PERIODS), strict=False)
        ]
        return {
            "name": self.name,
            "municipality": self.municipality,
            "offered_by": list(self.offered_by),
            "work_processes": list(self.work_processes),
            "periods": periods,
        }


@cache
def leerlijnen() -> tuple[Leerlijn, ...]:
    """Give the eight learning lines; twelve is the region's aim."""
    return read(_file("leerlijnen.yaml"))


@cache
def intake_rule() -> dict[str, Any]:
    """Give the region's own decision on who may enter."""
    found: dict[str, Any] = yaml.safe_load(_file("leerlijnen.yaml").read_text(encoding="utf-8"))["intake"]
    return found


def read(file: Path) -> tuple[Leerlijn, ...]:
    """Read a file of learning lines. Raises ValueError when it is none."""
    try:
        found = yaml.safe_load(file.read_text(encoding="utf-8"))["leerlijnen"]
        return tuple(
            Leerlijn(
                **each
                | {
                    "offered_by": tuple(each["offered_by"]),
                    "work_processes": tuple(_work_process(one) for one in each["work_processes"]),
                }
            )
            for each in found
        )
    except (yaml.YAMLError, KeyError, TypeError, UnicodeDecodeError) as wrong:
        message = f"{file.name}: {wrong}"
        raise ValueError(message) from wrong


def qualifications(file: Path | None = None) -> list[dict[str, Any]]:
    """Read entree and level 2 out of the minister's list; a crebo with a dot in print is the number without."""
    with (file or _file("qualifications-2015.csv")).open(encoding="utf-8", newline="") as lines:
        found = {
            row["crebo"].replace(".", ""): {
                "crebo": row["crebo"].replace(".", ""),
                "name": row["kwalificatie"],
                "level": int(row["niveau"]),
                "dossier": row["dossier"],
            }
            for row in csv.DictReader(lines, delimiter=";")
            if row["niveau"] in {"1", "2"}
        }
    return list(found.values())


@cache
def _titles() -> dict[str, str]:
    """Give the titles of the demo's catalogue, by crebo and code."""
    with _file("work-processes.csv").open(encoding="utf-8", newline="") as lines:
        return {f"{row['crebo']}/{row['werkproces']}": row["titel"] for row in csv.DictReader(lines, delimiter=";")}


def _work_process(given: str | dict[str, Any]) -> dict[str, Any]:
    """Read a work process: named as in the catalogue of the demo, with a star when employers need it; or written out."""
    if isinstance(given, dict):
        return given
    named, _space, mark = given.partition(" ")
    crebo, _slash, code = named.partition("/")
    return {"crebo": crebo, "code": code, "title": _titles()[named], "is_needed": mark == NEEDED}


def _file(name: str) -> Path:
    return Path(str(resources.files("doorlijn.region") / name))


def _starts(today: date) -> Iterator[date]:
    for year in range(today.year, today.year + PERIODS + 1):
        yield from (date(year, month, day) for month, day in STARTS)
