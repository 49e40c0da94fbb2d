"""What the views of one API share."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session, sessionmaker

from access.admission import HoldsRole
from access.policy import Covenant


@dataclass(frozen=True)
class Service:
    """A service's name, its way to its own schema, its clock, who holds which role, and what may be seen."""

    name: str
    sessions: sessionmaker[Session]
    clock: Callable[[], datetime]
    holds_role: HoldsRole
    covenant: Covenant
