"""When a document can be given: Boris as soon as all is signed, the mbo not before the last day of the period."""

from datetime import datetime, timedelta
from typing import Final

from messaging.timers import Timers
from services.certification.domain.dossier import Dossier, issuer_of, of_the_work, waits_for_period
from services.certification.domain.local_time import day_of, end_of
from services.certification.domain.register_events import CertificateReady
from services.certification.domain.trajectory import Trajectory

DOCUMENT: Final = "document"
RULE: Final = "the last day of the placement agreement"


def told(dossier: Dossier, now: datetime) -> list[CertificateReady]:
    """Tell whoever issues that it can be done, when it can: all is signed, and no period runs."""
    of, today = dossier.trajectory, day_of(now)
    if waits_for_period(of, today) or list(of_the_work(dossier, today)):
        return []
    return [CertificateReady(of.trajectory_id, of.pupil_id, of.school_id, issuer_of(of), today)]


def wait(trajectory: Trajectory, timers: Timers, now: datetime) -> None:
    """Ring when the last day begins, if it is still to come."""
    if waits_for_period(trajectory, day_of(now)):
        begins_at = end_of(trajectory.ends_on - timedelta(days=1))
        timers.set(DOCUMENT, trajectory.trajectory_id, "period_over", begins_at, RULE)
