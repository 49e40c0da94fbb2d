"""How far the young people in aftercare came, counted per school and per municipality in one pass."""

from collections.abc import Mapping

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.aftercare.domain.figures import STAGES, Counts

# Three short lists beside one pass over the open cases: asked of each case apart, they took four times as long.
_COUNT = text("""
    SELECT school_id::text AS school, municipality, count(*) AS left,
        count(job_coach_id) AS coached,
        count(*) FILTER (WHERE accepted) AS accepted,
        count(*) FILTER (WHERE accepted AND NOT owed AND works) AS working,
        count(*) FILTER (WHERE accepted AND owed) AS owed,
        count(*) FILTER (WHERE accepted AND NOT owed AND NOT works AND stepped) AS next_step
    FROM (
        SELECT school_id, municipality, job_coach_id, job_coach_id IS NOT NULL AND accepted_at IS NOT NULL AS accepted,
            owed.case_id IS NOT NULL AS owed, works.case_id IS NOT NULL AS works, stepped.case_id IS NOT NULL AS stepped
        FROM cases
        LEFT JOIN (SELECT DISTINCT case_id FROM conversations WHERE held_on IS NULL AND withdrawn_on IS NULL) AS owed
            USING (case_id)
        LEFT JOIN (SELECT DISTINCT case_id FROM contracts WHERE ended_on IS NULL) AS works USING (case_id)
        LEFT JOIN (SELECT DISTINCT case_id FROM conversations WHERE next_step <> 'none_yet') AS stepped USING (case_id)
        WHERE state = 'open'
    ) AS stages
    GROUP BY GROUPING SETS ((school_id), (municipality))
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
