"""What the views of one API share."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session, sessionmaker

from access.admission import HoldsRole


@dataclass(frozen=True)
class Service:
    """A service's name, its way to its own schema, its clock, and what it knows of who holds which role."""

    name: str
    sessions: sessionmaker[Session]
    clock: Callable[[], datetime]
    holds_role: HoldsRole
