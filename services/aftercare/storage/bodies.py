"""Names and ages of the bodies that the law names, and of those a young person goes on with: dated configuration."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select, text
from sqlalchemy.dialects.postgresql import distinct_on, insert
from sqlalchemy.orm import Session

from services.aftercare.domain.body import Body
from services.aftercare.storage.tables import bodies

_LOCK = text("SELECT pg_advisory_xact_lock(hashtext('aftercare.bodies'))")


class Bodies:
    def __init__(self, session: Session) -> None:
        self._session = session
        self._names: Sequence[Body] | None = None

    def on(self, day: date) -> list[Body]:
        """Give every body as it is on a day, by code."""
        query = (
            select(bodies)
            .where(bodies.c.valid_from <= day)
            .ext(distinct_on(bodies.c.code))
            .order_by(bodies.c.code, bodies.c.valid_from.desc())
        )
        return [Body(**row) for row in self._session.execute(query).mappings()]

    def names(self) -> Sequence[Body]:
        """Give every name that a body has, had or will have: a few rows, read once per transaction."""
        if self._names is None:
            query = select(bodies).order_by(bodies.c.code, bodies.c.valid_from)
            self._names = [Body(**row) for row in self._session.execute(query).mappings()]
        return self._names

    def lock(self) -> None:
        """Let nobody else change names until this transaction ends."""
        self._session.execute(_LOCK)

    def put(self, body: Body) -> None:
        """Keep a name; the same day again replaces it."""
        self._names = None
        statement = insert(bodies).values(vars(body))
        new = {"name": statement.excluded.name, "below_age": statement.excluded.below_age}
        self._session.execute(statement.on_conflict_do_update(index_elements=["code", "valid_from"], set_=new))
