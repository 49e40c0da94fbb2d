"""Destroys the words about one pupil; days and codes stay, for the figures, with an id that leads nowhere."""

from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from services.aftercare.storage.exit_advices import ExitAdvices
from services.aftercare.storage.leerlijn_tables import earned_work_processes, reservations, starting_points
from services.aftercare.storage.support import Support
from services.aftercare.storage.tables import cases, contact_attempts, contracts, conversations, municipal_supports


class Erasing:
    def __init__(self, session: Session) -> None:
        self._session = session

    def erase(self, pupil_id: UUID) -> int:
        """Erase what people wrote of all cases; events never brought any, so a replay brings none back. Gives how many cases."""
        Support(self._session).forget(pupil_id)
        ExitAdvices(self._session).forget(pupil_id)
        of_pupil = select(cases.c.case_id).where(cases.c.pupil_id == pupil_id)
        in_contracts = update(contracts).where(contracts.c.case_id.in_(of_pupil))
        self._session.execute(in_contracts.values(employer=None, sbb_id=None))
        in_attempts = update(contact_attempts).where(contact_attempts.c.case_id.in_(of_pupil))
        self._session.execute(in_attempts.values(note=None))
        in_cases = update(cases).where(cases.c.pupil_id == pupil_id)
        self._session.execute(in_cases.values(hand_over_note=None))
        in_requests = update(municipal_supports).where(municipal_supports.c.case_id.in_(of_pupil))
        self._session.execute(in_requests.values(note=None, remark=None))
        in_talks = update(conversations).where(conversations.c.case_id.in_(of_pupil))
        self._session.execute(in_talks.values(place=None, remark=None, choice_reason=None))
        gone = delete(earned_work_processes).where(earned_work_processes.c.pupil_id == pupil_id)
        self._session.execute(gone)
        self._session.execute(delete(starting_points).where(starting_points.c.case_id.in_(of_pupil)))
        waiting = update(reservations).where(reservations.c.case_id.in_(of_pupil), reservations.c.state == "reserved")
        self._session.execute(waiting.values(state="released"))
        return len(self._session.scalars(of_pupil).all())
