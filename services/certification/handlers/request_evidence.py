"""A school or job coach asks the workplace trainer to judge: a link by mail, a code by another way, told once."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from messaging.ids import uuid7
from services.certification.domain.events import Event, EvidenceRequested
from services.certification.domain.evidence_request import A_DAY, MOST_A_DAY, EvidenceRequest, code_hash, new_code
from services.certification.domain.judging_rules import TooManyLinks
from services.certification.domain.register_rules import JudgedAfterIssue
from services.certification.domain.transfer_rules import TrajectoryGoesOnElsewhere
from services.certification.storage.judging import Judging
from services.certification.storage.trajectories import Trajectories


@dataclass(frozen=True)
class RequestEvidence:
    trajectory_id: UUID
    trainer_name: str
    trainer_mail: str
    requested_by: UUID
    lasts: timedelta


@dataclass(frozen=True)
class Asked:
    """The code, told to the sender once."""

    request_id: UUID
    code: str
    expires_at: datetime


def handle(
    command: RequestEvidence, trajectories: Trajectories, judging: Judging, now: datetime
) -> tuple[Asked, list[Event]]:
    """Make the request; links that were sent before for this trajectory stop working."""
    trajectory = trajectories.get(command.trajectory_id, lock=True)
    if judging.is_issued(trajectory.trajectory_id):
        raise JudgedAfterIssue
    if judging.goes_on_elsewhere(trajectory.trajectory_id):
        raise TrajectoryGoesOnElsewhere
    if judging.count_since(trajectory.trajectory_id, now - A_DAY) >= MOST_A_DAY:
        raise TooManyLinks(MOST_A_DAY)
    code, salt = new_code(), secrets.token_bytes(16)
    request = EvidenceRequest(
        uuid7(),
        trajectory.trajectory_id,
        command.trainer_name,
        command.trainer_mail,
        now,
        command.requested_by,
        now + command.lasts,
        salt,
        code_hash(code, salt),
    )
    judging.add(request, now)
    trajectories.change_trainer(trajectory.trajectory_id, command.trainer_name, command.trainer_mail)
    asked = Asked(request.request_id, code, request.expires_at)
    ids = trajectory.trajectory_id, trajectory.pupil_id, trajectory.school_id
    return asked, [EvidenceRequested(request.request_id, *ids, request.expires_at)]
