"""Reserved places: at most one of a case is waiting for the young person to begin."""

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from services.aftercare.domain.ids import CaseId
from services.aftercare.domain.reservation import Reservation
from services.aftercare.storage.leerlijn_tables import reservations


class Reservations:
    def __init__(self, session: Session) -> None:
        self._session = session

    def waiting(self, case_id: CaseId) -> Reservation | None:
        """Give the place that is reserved for a young person who did not begin yet."""
        query = select(reservations).where(reservations.c.case_id == case_id, reservations.c.state == "reserved")
        row = self._session.execute(query).mappings().first()
        return Reservation(**row) if row else None

    def add(self, new: Reservation) -> None:
        """Keep a reservation."""
        self._session.execute(insert(reservations).values(vars(new)))

    def write(self, changed: Reservation) -> None:
        """Keep what became of it."""
        is_it = reservations.c.reservation_id == changed.reservation_id
        self._session.execute(update(reservations).where(is_it).values(state=changed.state))
