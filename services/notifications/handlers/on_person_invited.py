"""A colleague was invited: a mail with the link, and nothing on a page, since whoever cannot sign in reads none."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from language.days import local
from services.notifications.domain import paths
from services.notifications.domain.telling import Telling
from services.notifications.handlers.telling import Teller


@dataclass(frozen=True)
class PersonInvited:
    person_id: UUID
    invitation_id: UUID
    expires_at: datetime


def handle(message: PersonInvited, teller: Teller) -> None:
    fact = teller.fact(paths.invitation(message.invitation_id), None, due_on=local(message.expires_at).date())
    teller.told.tell([Telling(fact, message.person_id, must_act=True, is_own=True)], teller.now)
