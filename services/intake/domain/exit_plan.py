"""The planned exit of a pupil (OPP), each version with its day and why it changed; the inspection lays it beside what came."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.intake.domain import plan_rules
from services.intake.domain.model import Pupil, PupilId
from services.intake.domain.pupil_news import LONGEST_REASON


@dataclass(eq=False)
class ExitPlan:
    """One version: where to and when, as the school recorded it on a day."""

    plan_id: UUID
    pupil_id: PupilId
    planned_destination: str
    planned_left_on: date
    recorded_on: date
    reason: str  # why it is another one than before; empty of the first


@dataclass(eq=False)
class ExitDifference:
    """Why the exit went otherwise than planned, in the words of the school."""

    pupil_id: PupilId
    reason: str
    recorded_on: date


def differs(pupil: Pupil) -> bool:
    """Tell whether somebody who left went elsewhere than was planned, or in another school year."""
    if pupil.left_on is None or pupil.planned_left_on is None:
        return False
    return pupil.destination != pupil.planned_destination or abs((pupil.left_on - pupil.planned_left_on).days) > 31  # noqa: PLR2004  a month


def explain(pupil: Pupil, reason: str, today: date) -> ExitDifference:
    """Say why it went otherwise."""
    words = " ".join(reason.split())
    if not 0 < len(words) <= LONGEST_REASON:
        raise plan_rules.DifferenceHasAReason
    if not differs(pupil):
        raise plan_rules.PlanAndExitDiffer
    return ExitDifference(pupil.pupil_id, words, today)
