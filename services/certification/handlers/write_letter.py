"""The mail to a workplace trainer is about to go: it gets a link of its own, so that no link has to be kept until then."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from services.certification.domain.evidence_request import new_secret
from services.certification.domain.rules import EvidenceRequestNotFound, RuleBroken
from services.certification.storage.judging import LINK, Judging


@dataclass(frozen=True)
class Letter:
    """Where it goes, what its link holds, and who asked for it, to whom it may not go."""

    mail: str = field(repr=False)
    secret: str = field(repr=False)
    requested_by: UUID


def handle(request_id: UUID, judging: Judging, now: datetime) -> Letter:
    """Give address and link; of a request that is over there is neither."""
    request = judging.get(request_id)
    try:
        request.check_lets_in(now)
    except RuleBroken as over:
        raise EvidenceRequestNotFound(request_id) from over
    secret = new_secret()
    judging.let_in(request_id, secret, LINK, now)
    return Letter(request.trainer_mail, secret, request.requested_by)
