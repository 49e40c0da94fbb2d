"""Somebody may act in a role: cases and conversations that waited for such a person get one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from messaging.timers import Timers
from services.aftercare.domain import guests, municipal_support, talk
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.ids import PersonId
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.people import JOB_COACH, WERKCONSULENT
from services.aftercare.domain.policy import Policy
from services.aftercare.handlers.assigning import assign_job_coach
from services.aftercare.storage.cases import Cases
from services.aftercare.storage.team import Held, Team


@dataclass(frozen=True)
class RoleGranted:
    """What aftercare reads of it; the same role_id again replaces the municipalities."""

    role_id: UUID
    person_id: PersonId
    role: str
    organisation_id: UUID | None = None
    municipalities: Sequence[str] = field(default_factory=list)


def handle(
    message: RoleGranted, cases: Cases, team: Team, *, policy: Policy, timers: Timers, now: datetime
) -> Sequence[CaseEvent]:
    """Keep a copy, then give the newcomer what nobody had."""
    today = day_of(now)
    held = Held(message.role_id, message.person_id, message.role, message.organisation_id)
    team.grant(held, message.municipalities)
    roster = team.roster()
    if message.role == JOB_COACH:
        waiting = cases.without_job_coach(message.municipalities)
        return [event for case in waiting for event in assign_job_coach(case, roster, policy, timers, today)]
    if message.role == WERKCONSULENT:
        owed = cases.without_werkconsulent(message.municipalities)
        talks = [event for case in owed for event in talk.find_werkconsulent(case, roster, today)]
        talks += [event for case in owed for event in guests.renew(case, roster, today)]
        return talks + [event for case in owed for event in municipal_support.find_werkconsulent(case, roster, today)]
    return []
