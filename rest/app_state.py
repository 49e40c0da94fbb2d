"""What the views of one API share."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session, sessionmaker


@dataclass(frozen=True)
class Service:
    """A service's name, its way to its own schema, and its clock."""

    name: str
    sessions: sessionmaker[Session]
    clock: Callable[[], datetime]
