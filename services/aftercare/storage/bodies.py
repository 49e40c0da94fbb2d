"""Names and ages of the bodies that the law names: dated configuration."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Session

from services.aftercare.domain.body import Body
from services.aftercare.storage.tables import bodies


class Bodies:
    def __init__(self, session: Session) -> None:
        self._session = session

    def on(self, day: date) -> list[Body]:
        """Give every body as it is on a day, by code."""
        query = (
            select(bodies)
            .where(bodies.c.valid_from <= day)
            .ext(distinct_on(bodies.c.code))
            .order_by(bodies.c.code, bodies.c.valid_from.desc())
        )
        return [Body(**row) for row in self._session.execute(query).mappings()]
