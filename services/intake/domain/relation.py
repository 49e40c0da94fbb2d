"""Why somebody outside the school may read a pupil."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(eq=False)
class Relation:
    """A task in a case, such as `job_coach` or `werkconsulent`, and who has it; once it ended, it opens nothing any more."""

    case_id: UUID
    task: str
    pupil_id: UUID
    person_id: UUID
    ended_on: date | None = None
