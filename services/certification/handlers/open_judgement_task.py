"""A workplace trainer opens the link and gives the code: this browser may judge until the link is over."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.certification.domain.evidence_request import EvidenceRequest, new_secret
from services.certification.domain.judging_rules import LinkIsUnknown
from services.certification.domain.rules import RuleBroken
from services.certification.storage.judging import LINK, SESSION, Judging


@dataclass(frozen=True)
class OpenJudgementTask:
    """The link, the code, and who is signed in in this browser, in which role, if anybody is."""

    link: str
    code: str
    signed_in_id: UUID | None = None
    signed_in_role: str | None = None


def handle(
    command: OpenJudgementTask, judging: Judging, now: datetime
) -> tuple[EvidenceRequest | None, str | RuleBroken]:
    """Give what the link is for, if we know it; and the secret of this browser, or why not.

    A wrong code is counted, so that is no exception here.
    """
    request = judging.by_secret(command.link, LINK)
    if request is None:
        return None, LinkIsUnknown()
    try:
        request.check_lets_in(now)
        request.admit(command.signed_in_id, command.signed_in_role)
        request.try_code(command.code)
    except RuleBroken as refused:
        judging.note(request)
        return request, refused
    secret = new_secret()
    judging.let_in(request.request_id, secret, SESSION, now)
    return request, secret
