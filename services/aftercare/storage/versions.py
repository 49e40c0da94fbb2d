"""What is read in every request and seldom changes is kept, for as long as the database says that it is the same."""

from collections.abc import Callable
from typing import Final, TypeVar
from uuid import UUID
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from messaging.planned import planned_once

T = TypeVar("T")

_VERSION: Final = planned_once(text("SELECT version FROM versions WHERE name = :name"))
_kept: Final[WeakKeyDictionary[Engine, dict[str, tuple[UUID, object]]]] = WeakKeyDictionary()


def unless_changed(session: Session, name: str, read: Callable[[], T]) -> T:
    """Give the copy of this process, or read it anew: triggers give each change, also of this transaction, a new version."""
    bind = session.get_bind()
    copies = _kept.setdefault(bind if isinstance(bind, Engine) else bind.engine, {})
    version: UUID = session.execute(_VERSION, {"name": name}).scalar_one()
    kept = copies.get(name)
    if kept is None or kept[0] != version:
        kept = copies[name] = version, read()
    found: T = kept[1]  # type: ignore[assignment]  # what was read under this name
    return found
