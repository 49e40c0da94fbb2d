"""The schools as everybody may know them: asked of the directory once a minute at most, however many people look."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, cast

from flask import current_app

from services.portal.domain.people import Organisation
from services.portal.web.portal import now
from services.portal.web.session import directory

FRESH: Final = timedelta(minutes=1)


@dataclass
class Known:
    """What was asked last."""

    schools: list[Organisation] = field(default_factory=list)
    until: datetime | None = None


def schools() -> list[Organisation]:
    """All schools, by name."""
    known = cast("Known", current_app.extensions.setdefault("public_schools", Known()))
    if known.until is None or not now() < known.until:
        found = directory().every(Organisation, "/v1/organisations", kind="school", limit=200)
        known.schools, known.until = sorted(found, key=lambda one: one.name), now() + FRESH
    return known.schools


def school(brin: str) -> Organisation | None:
    """The school with this BRIN, in any case."""
    return next((one for one in schools() if one.code == brin.upper()), None)
