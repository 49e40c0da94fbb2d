"""Once a night, and whenever somebody asks: look over the state itself for who fell out of the chain, and bring them on again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Self

from messaging.timers import Timers
from messaging.work import Work
from services.aftercare.domain import handing_over, school_claim
from services.aftercare.domain import work as working
from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.ids import CaseId
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.people import Roster
from services.aftercare.domain.policy import LAST_DAY_CLAIM, Policy
from services.aftercare.domain.sweeping import NO_CONVERSATION, Finding
from services.aftercare.handlers import clocks, contact_clocks, on_contract_ended
from services.aftercare.handlers.answer_clocks import set_answers
from services.aftercare.handlers.assigning import for_its_owner
from services.aftercare.handlers.on_contract_ended import ContractEnded
from services.aftercare.storage.cases import Cases
from services.aftercare.storage.policies import Policies
from services.aftercare.storage.reservations import Reservations
from services.aftercare.storage.sweeping import Sweeping
from services.aftercare.storage.team import Team

AT_ONCE: Final = 100  # mended in one transaction: a case that is locked waits for the whole part


@dataclass(frozen=True)
class Tools:
    """What mending takes."""

    cases: Cases
    reservations: Reservations
    roster: Roster
    policy: Policy
    timers: Timers
    now: datetime

    @classmethod
    def of(cls, work: Work) -> Self:
        """Take them out of a unit of work."""
        policy, roster = work.use(Policies).current(), work.use(Team).roster()
        return cls(work.use(Cases), work.use(Reservations), roster, policy, work.timers, work.now)


def find(sweeping: Sweeping, now: datetime) -> Sequence[Finding]:
    """Keep what was found as signals until the next sweep. Gives the findings."""
    found = sweeping.find(now)
    sweeping.keep(found, day_of(now))
    return found


def mend(sweeping: Sweeping, tools: Tools, part: Sequence[Finding]) -> list[CaseEvent]:
    """Bring on again whom these findings are about, unless somebody is doing so."""
    taken = sweeping.take(part)
    events = [event for finding in taken for event in _mend(finding, tools)]
    sweeping.mended(taken, tools.now)
    return events


def _mend(finding: Finding, tools: Tools) -> Sequence[CaseEvent]:
    """Ask for the conversation, or the answer, that nobody asked for, and set every clock of the case."""
    case = tools.cases.lock(CaseId(finding.case_id))
    events = _ask(case, tools) if finding.kind == NO_CONVERSATION else _ask_last_day(case, tools)
    if case.is_open:
        _set_clocks(case, tools)
        _set_place(case, tools)
        set_answers(case, tools.policy, tools.timers, day_of(tools.now))
    return events


def _set_clocks(case: Case, tools: Tools) -> None:
    """Set those of the two years themselves: their end, work, contact, and the conversation that is owed."""
    policy, timers, today = tools.policy, tools.timers, day_of(tools.now)
    clocks.set_two_years(case, timers)
    if handing_over.ask_on(case, policy) >= today:
        clocks.set_hand_over(case, policy, timers)
    clocks.set_contract_end(case, timers)
    contact_clocks.wait_for_contact(case, policy, timers)
    contact_clocks.wait_for_destination(case, policy, timers, today)
    if case.owed_conversation:
        clocks.set_conversation(case, case.owed_conversation, policy, timers)


def _set_place(case: Case, tools: Tools) -> None:
    place = tools.reservations.waiting(case.case_id)
    if place and place.expires_on >= day_of(tools.now):
        clocks.set_reservation(place, tools.timers)


def _ask_last_day(case: Case, tools: Tools) -> Sequence[CaseEvent]:
    """Ask once more what a school asked of a case that is closed: of before, nobody heard it there."""
    today = day_of(tools.now)
    asked = school_claim.ask_again(case, tools.policy.due(LAST_DAY_CLAIM, today), today)
    return for_its_owner(case, asked, tools.roster, tools.policy, tools.timers, today) if asked else []


def _ask(case: Case, tools: Tools) -> Sequence[CaseEvent]:
    """End what is over, and hear of each end that nobody heard of, as of one that is reported today."""
    today = day_of(tools.now)
    ended = working.end_what_is_over(case, today)
    ends = [
        ContractEnded(case.case_id, one.ended_on, today, one.contract_id, one.is_drop_out)
        for one in case.contracts
        if one.ended_on
    ]
    if case.dropped_out_on and not any(one.is_drop_out for one in case.contracts):
        ends.append(ContractEnded(case.case_id, case.dropped_out_on, today, is_drop_out=True))
    heard = [
        event
        for end in ends
        for event in on_contract_ended.handle(
            end, tools.cases, tools.roster, policy=tools.policy, timers=tools.timers, now=tools.now
        )
    ]
    return [*ended, *heard]
