"""The last day of a placement agreement is there: what was signed before can be issued now."""

from collections.abc import Sequence
from datetime import datetime

from messaging.timers import DueTimer
from services.certification.domain.dossier import Dossier
from services.certification.domain.register_events import CertificateReady
from services.certification.domain.rules import TrajectoryNotFound
from services.certification.handlers import document_clock
from services.certification.storage.catalogue import Catalogue
from services.certification.storage.judging import Judging
from services.certification.storage.photos import Photos
from services.certification.storage.trajectories import Trajectories


def handle(
    due: DueTimer,
    trajectories: Trajectories,
    judging: Judging,
    photos: Photos,
    catalogue: Catalogue,
    now: datetime,
) -> Sequence[CertificateReady]:
    """Tell it, when it is still so."""
    try:
        trajectory = trajectories.get(due.case_id, lock=True)
    except TrajectoryNotFound:  # destroyed meanwhile
        return []
    if judging.is_issued(trajectory.trajectory_id):
        return []
    signed, known = judging.signed(trajectory.trajectory_id), photos.signed_hashes(trajectory.trajectory_id)
    recognised = catalogue.recognitions_of([trajectory.company_id])
    return document_clock.told(Dossier(trajectory, signed, recognised, known), now)
