"""A workplace trainer opens the link and gives the code: this browser may judge until the link is over."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.certification.domain.evidence_request import new_secret
from services.certification.domain.judging_rules import LinkIsUnknown
from services.certification.domain.rules import RuleBroken
from services.certification.storage.judging import LINK, SESSION, Judging


@dataclass(frozen=True)
class OpenJudgementTask:
    """The link, the code, and who is signed in in this browser, if anybody is."""

    link: str
    code: str
    signed_in_id: UUID | None = None


def handle(command: OpenJudgementTask, judging: Judging, now: datetime) -> str | RuleBroken:
    """Give the secret of this browser, or why not; a wrong code is counted, so that is no exception here."""
    request = judging.by_secret(command.link, LINK)
    if request is None:
        return LinkIsUnknown()
    try:
        request.check_open(now)
        request.try_code(command.code, command.signed_in_id)
    except RuleBroken as refused:
        judging.note(request)
        return refused
    secret = new_secret()
    judging.let_in(request.request_id, secret, SESSION)
    return secret
