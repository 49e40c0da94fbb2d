"""A file's term is over: what could still tell who it was goes, days and codes stay for the figures."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from access.destruction_report import Destroyed, DestructionReport, who
from messaging.timers import Timers
from messaging.work import Heard
from services.aftercare.domain.ids import PupilId
from services.aftercare.handlers import clocks
from services.aftercare.storage.cases import Cases
from services.aftercare.storage.erasing import Erasing


@dataclass(frozen=True)
class PupilErased:
    pupil_id: PupilId
    erased_on: date


CATEGORY: Final = "aftercare_file"


def handle(
    message: PupilErased,
    cases: Cases,
    erasing: Erasing,
    *,
    timers: Timers,
    report: DestructionReport,
    heard: Heard,
) -> None:
    """Close what was still open, erase the words, and let no clock ring any more; nobody is told, for nothing is left to do."""
    case = cases.of_pupil(message.pupil_id)
    if case is not None:
        case.destroy(message.erased_on)
        clocks.stop_all(case, timers)
    erased = erasing.erase(message.pupil_id)
    if erased:
        report.add(Destroyed(heard.time, CATEGORY, heard.event_id, who(heard.actor), heard.actor_role, erased))
