"""What the views of one API share."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast
from uuid import UUID

from flask import current_app
from sqlalchemy.orm import Session, sessionmaker

from access.admission import HoldsRole
from access.policy import Covenant


def only_itself(_session: Session, object_id: UUID) -> Sequence[UUID]:
    """Give the one id itself: a service whose files have no parts."""
    return [object_id]


@dataclass(frozen=True)
class Service:
    """A service's name, its way to its own schema, its clock, who holds which role, what may be seen, and what makes up one file."""

    name: str
    sessions: sessionmaker[Session]
    clock: Callable[[], datetime]
    holds_role: HoldsRole
    covenant: Covenant
    parts_of: Callable[[Session, UUID], Sequence[UUID]] = only_itself


def service() -> Service:
    """Give what the views of this API share."""
    return cast("Service", current_app.extensions["doorlijn"])
