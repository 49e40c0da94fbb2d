"""The end of work as somebody reported it: a contract, or a drop-out with all work that ended with it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.portal.domain.cases import Case, Contract


@dataclass(frozen=True)
class EndReport:
    """One report; `contract_id` is there when it was about one contract."""

    on: date
    reason: str | None
    reported_at: datetime | None
    reported_by_id: UUID | None
    may_withdraw: bool
    contracts: list[Contract]
    contract_id: UUID | None = None


def of_contract(contract: Contract) -> EndReport | None:
    """The report of the end of one contract, if it ended."""
    if contract.ended_on is None:
        return None
    return EndReport(
        contract.ended_on,
        contract.reason,
        contract.end_reported_at,
        contract.end_reported_by_id,
        contract.may_withdraw_end,
        [contract],
        contract.id,
    )


def of_drop_out(case: Case) -> EndReport | None:
    """The report of a drop-out, if there is one that stands."""
    told = case.drop_out
    if told is None:
        return None
    ended = [one for one in case.contracts if one.is_drop_out and one.ended_on == told.on]
    return EndReport(told.on, told.reason, told.reported_at, told.reported_by_id, told.may_withdraw, ended)


def in_force(case: Case) -> EndReport | None:
    """What a report of drop-out would only repeat: no work goes on, and the conversation about its end is still to come."""
    if case.running_contracts or not (case.owed_conversation or case.conversation_due_on):
        return None
    found = [of_drop_out(case), *(of_contract(one) for one in case.contracts)]
    return max((one for one in found if one), key=lambda one: one.on, default=None)


@dataclass(frozen=True)
class Hearer:
    """Somebody who is told of it at once."""

    person_id: UUID | None
    role: str
    plans: bool = False


def hearers(case: Case) -> list[Hearer]:
    """The professionals who are told, and which of them plans the conversation."""
    talk = case.owed_conversation
    planner = talk.werkconsulent_id if talk else case.next_action.owner_id if case.next_action else None
    coach = Hearer(case.job_coach_id, "job_coach", plans=planner in (case.job_coach_id, None))
    return [coach] if coach.plans else [coach, Hearer(planner, "werkconsulent", plans=True)]
