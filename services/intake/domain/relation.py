"""Why somebody outside the school may read a pupil."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(eq=False)
class Relation:
    """A task in a case, `job_coach` or `werkconsulent`, and who has it."""

    case_id: UUID
    task: str
    pupil_id: UUID
    person_id: UUID
