"""Somebody no longer acts in a role: what waited for them gets another owner at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from messaging.timers import Timers
from services.aftercare.domain import guests, municipal_support, talk
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.ids import PersonId
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.policy import Policy
from services.aftercare.handlers.assigning import assign_job_coach
from services.aftercare.storage.cases import Cases
from services.aftercare.storage.team import Held, Team


@dataclass(frozen=True)
class RoleRevoked:
    """What aftercare reads of it."""

    role_id: UUID
    person_id: PersonId
    role: str | None = None
    organisation_id: UUID | None = None


def handle(
    message: RoleRevoked, cases: Cases, team: Team, *, policy: Policy, timers: Timers, now: datetime
) -> Sequence[CaseEvent]:
    """Forget the role, then find others for the open work; a person who has the role elsewhere keeps it."""
    today = day_of(now)
    team.revoke(Held(message.role_id, message.person_id, message.role, message.organisation_id))
    roster = team.roster()
    events: list[CaseEvent] = []
    for case in cases.of_professional(message.person_id):
        if case.job_coach_id == message.person_id and not case.has_job_coach(roster):
            events += assign_job_coach(case, roster, policy, timers, today)
        events += talk.find_werkconsulent(case, roster, today)
        events += guests.renew(case, roster, today)
        events += municipal_support.find_werkconsulent(case, roster, today)
    for case in cases.with_school_contact(message.person_id):
        events += guests.renew(case, roster, today)
    return events
