"""Somebody is typing in a form: what stands in it now is kept, also when the session ended meanwhile."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.directory.domain import account_rules
from services.directory.domain.session import DRAFTS_KEPT, Draft
from services.directory.storage.drafts import Drafts
from services.directory.storage.sessions import Sessions


@dataclass(frozen=True)
class KeepDraft:
    """`sealed` is what was typed, as only the portal can read it; without it the form was sent, or thrown away."""

    secret: str
    form_id: UUID
    showing: UUID
    sealed: str | None = None


def handle(command: KeepDraft, sessions: Sessions, drafts: Drafts, now: datetime) -> None:
    signed_in = sessions.with_secret(command.secret)
    if signed_in.role is None or not signed_in.is_remembered(now):
        raise account_rules.SessionNotFound
    draft = Draft(
        command.form_id,
        signed_in.person_id,
        signed_in.role,
        signed_in.organisation_id,
        command.showing,
        command.sealed,
        now + DRAFTS_KEPT,
    )
    if command.sealed is None:
        drafts.end(draft)
    else:
        drafts.keep(draft)
