"""A file's term is over: what could still tell who it was goes, days and codes stay for the figures."""

from dataclasses import dataclass
from datetime import date

from messaging.timers import Timers
from services.aftercare.domain.ids import PupilId
from services.aftercare.handlers import clocks
from services.aftercare.storage.cases import Cases
from services.aftercare.storage.erasing import Erasing


@dataclass(frozen=True)
class PupilErased:
    pupil_id: PupilId
    erased_on: date


def handle(message: PupilErased, cases: Cases, erasing: Erasing, timers: Timers) -> None:
    """Close what was still open, erase the words, and let no clock ring any more; nobody is told, for nothing is left to do."""
    case = cases.of_pupil(message.pupil_id)
    if case is not None:
        case.destroy(message.erased_on)
        clocks.stop_all(case, timers)
    erasing.erase(message.pupil_id)
