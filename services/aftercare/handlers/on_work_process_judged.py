"""A workplace trainer signed what a young person can do: it counts when a next step is sought."""

from dataclasses import dataclass
from datetime import date

from services.aftercare.domain.ids import PupilId
from services.aftercare.domain.matching import Earned
from services.aftercare.storage.earned import EarnedWorkProcesses


@dataclass(frozen=True)
class WorkProcessJudged:
    pupil_id: PupilId
    crebo: str
    work_process: str
    judgement: str
    judged_on: date


def handle(message: WorkProcessJudged, earned: EarnedWorkProcesses) -> None:
    """Keep the newest judgement."""
    key = f"{message.crebo}/{message.work_process}"
    earned.keep(message.pupil_id, Earned(key, message.judgement, message.judged_on))
