"""What workplace trainers signed, as certification tells it: by pupil, also of those who have no case yet."""

from dataclasses import asdict

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.aftercare.domain.ids import PupilId
from services.aftercare.domain.matching import Earned
from services.aftercare.storage.leerlijn_tables import earned_work_processes


class EarnedWorkProcesses:
    def __init__(self, session: Session) -> None:
        self._session = session

    def keep(self, pupil_id: PupilId, new: Earned) -> None:
        """Keep it in the place of what was signed before."""
        statement = insert(earned_work_processes).values(asdict(new) | {"pupil_id": pupil_id})
        words = {name: statement.excluded[name] for name in ("judgement", "judged_on")}
        self._session.execute(statement.on_conflict_do_update(index_elements=["pupil_id", "work_process"], set_=words))

    def of(self, pupil_id: PupilId) -> list[Earned]:
        """Give what was signed of a pupil."""
        table = earned_work_processes
        query = select(table.c.work_process, table.c.judgement, table.c.judged_on).where(table.c.pupil_id == pupil_id)
        return [Earned(**row) for row in self._session.execute(query.order_by(table.c.work_process)).mappings()]
