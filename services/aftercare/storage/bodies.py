"""What the bodies of the region are called from which day on: a few rows, read once per transaction."""

from collections.abc import Sequence

from sqlalchemy import or_, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.aftercare.domain.bodies import BodyName
from services.aftercare.domain.policy import EVERYWHERE
from services.aftercare.storage.tables import body_names, organisations

_HERE = select(organisations.c.code).where(organisations.c.kind == "region")
_LOCK = text("SELECT pg_advisory_xact_lock(hashtext('aftercare.body_names'))")


class Bodies:
    def __init__(self, session: Session) -> None:
        self._session = session
        self._names: Sequence[BodyName] | None = None

    def names(self) -> Sequence[BodyName]:
        """Give every name that holds or held here, and those that hold later."""
        here = or_(body_names.c.region == EVERYWHERE, body_names.c.region.in_(_HERE))
        query = select(body_names).where(here).order_by(body_names.c.body, body_names.c.valid_from)
        if self._names is None:
            self._names = [BodyName(**row) for row in self._session.execute(query).mappings()]
        return self._names

    def lock(self) -> None:
        """Let nobody else change names until this transaction ends."""
        self._session.execute(_LOCK)

    def put(self, name: BodyName) -> None:
        """Keep a name; the same day again replaces it."""
        statement = insert(body_names).values(vars(name))
        new = {"name": statement.excluded.name, "until_age": statement.excluded.until_age}
        self._names = None
        self._session.execute(
            statement.on_conflict_do_update(index_elements=["region", "body", "valid_from"], set_=new)
        )
