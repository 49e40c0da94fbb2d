"""What the views of one API share."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast
from uuid import UUID

from flask import current_app
from sqlalchemy.orm import Session, sessionmaker

from access.admission import HoldsRole
from access.policy import Covenant


def only_itself(_session: Session, object_id: UUID) -> Sequence[UUID]:
    """Give the one id itself: a service whose files have no parts."""
    return [object_id]


def the_file(_session: Session, file: Covenant, _on: date) -> Covenant:
    """Give the covenant of the file itself: a service that keeps no agreed versions."""
    return file


@dataclass(frozen=True)
class Service:
    """A service's name, its way to its own schema, its clock, who holds which role, what may be seen, and what makes up one file."""

    name: str
    sessions: sessionmaker[Session]
    clock: Callable[[], datetime]
    holds_role: HoldsRole
    covenant: Covenant
    parts_of: Callable[[Session, UUID], Sequence[UUID]] = only_itself
    covenant_on: Callable[[Session, Covenant, date], Covenant] = the_file


def service() -> Service:
    """Give what the views of this API share."""
    return cast("Service", current_app.extensions["doorlijn"])
