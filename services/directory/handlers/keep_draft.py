"""A form came in after its session ended: it is kept for whoever filled it in."""

from dataclasses import dataclass
from datetime import datetime

from messaging.ids import uuid7
from services.directory.domain import account_rules
from services.directory.domain.session import DRAFTS_KEPT, Draft
from services.directory.storage.sessions import Sessions


@dataclass(frozen=True)
class KeepDraft:
    """`sealed` is what was typed, as only the portal can read it."""

    secret: str
    path: str
    sealed: str


def handle(command: KeepDraft, sessions: Sessions, now: datetime) -> Draft:
    signed_in = sessions.with_secret(command.secret)
    if not signed_in.is_remembered(now):
        raise account_rules.SessionNotFound
    draft = Draft(uuid7(), signed_in.person_id, command.path, command.sealed, now + DRAFTS_KEPT)
    sessions.keep(draft)
    return draft
