"""The invented professionals of De Lijnstreek, as the demo's sign-in page lists them."""

from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any
from uuid import UUID

from doorlijn.region.reading import read
from services.directory.domain.model import organisation_id_of

# Every demo person's id begins so: a production directory can be searched for them.
DEMO_PREFIX = "de300000-0000-4000-8000-"


@dataclass(frozen=True)
class DemoPerson:
    person_id: UUID
    name: str
    mail: str
    role: str
    organisation_id: UUID
    organisation: str  # public name
    municipalities: tuple[str, ...]


def is_demo_person(person_id: UUID) -> bool:
    """Tell whether this is an invented person of the demo region."""
    return str(person_id).startswith(DEMO_PREFIX)


@cache
def region_file() -> dict[str, list[dict[str, Any]]]:
    """Give the region's organisations and people, as a load of the directory takes them."""
    return read(Path(str(resources.files("doorlijn.region") / "lijnstreek.yaml")))


@cache
def demo_persons() -> tuple[DemoPerson, ...]:
    """List the demo persons, in the order of the file: schools first, admin last."""
    bodies = {each["code"]: each for each in region_file()["organisations"]}
    return tuple(_person(each, bodies) for each in region_file()["people"])


def demo_person(role: str, municipality: str | None = None) -> DemoPerson:
    """Give the first demo person with a role, and of those the one who serves a municipality."""
    found = (p for p in demo_persons() if p.role == role)
    return next(p for p in found if municipality is None or municipality in p.municipalities)


def _person(entry: dict[str, Any], bodies: dict[str, dict[str, Any]]) -> DemoPerson:
    role = entry["roles"][0]
    body = bodies[role["organisation"]]
    return DemoPerson(
        person_id=UUID(entry["id"]),
        name=entry["name"],
        mail=entry["mail"],
        role=role["role"],
        organisation_id=organisation_id_of(body["kind"], body["code"]),
        organisation=body["name"],
        municipalities=tuple(role.get("municipalities", ())),
    )
