"""How far the young people in aftercare came, counted per school and per municipality in one pass."""

from collections.abc import Mapping

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.aftercare.domain.figures import STAGES, Counts

_COUNT = text("""
    WITH stages AS (
        SELECT school_id::text AS school, municipality, job_coach_id IS NOT NULL AS coached, accepted_at IS NOT NULL AS accepted,
            EXISTS (SELECT FROM conversations c WHERE c.case_id = cases.case_id AND c.held_on IS NULL AND c.withdrawn_on IS NULL) AS owed,
            EXISTS (SELECT FROM contracts c WHERE c.case_id = cases.case_id AND c.ended_on IS NULL) AS works,
            EXISTS (SELECT FROM conversations c WHERE c.case_id = cases.case_id AND c.next_step <> 'none_yet') AS stepped
        FROM cases WHERE state = 'open'
    )
    SELECT school, municipality, count(*) AS left,
        count(*) FILTER (WHERE coached) AS coached,
        count(*) FILTER (WHERE coached AND accepted) AS accepted,
        count(*) FILTER (WHERE coached AND accepted AND NOT owed AND works) AS working,
        count(*) FILTER (WHERE coached AND accepted AND owed) AS owed,
        count(*) FILTER (WHERE coached AND accepted AND NOT owed AND NOT works AND stepped) AS next_step
    FROM stages GROUP BY GROUPING SETS ((school), (municipality))
""")


class Figures:
    def __init__(self, session: Session) -> None:
        self._session = session

    def counted(self) -> tuple[Mapping[str, Counts], Mapping[str, Counts]]:
        """Give the true counts, per school and per municipality; never to be shown as they are."""
        schools: dict[str, Counts] = {}
        municipalities: dict[str, Counts] = {}
        for row in self._session.execute(_COUNT).mappings():
            counts = Counts(**{stage: row[stage] for stage in STAGES})
            if row["school"] is None:
                municipalities[row["municipality"]] = counts
            else:
                schools[row["school"]] = counts
        return schools, municipalities
