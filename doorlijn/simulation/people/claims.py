"""After a contract was extended the school sends its row again, mostly as it was; the job coach says which last day is right."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Final
from uuid import UUID

from doorlijn.simulation.desk import Desk
from doorlijn.simulation.hours import OFFICE, at_work, moment, working_days_after
from doorlijn.simulation.life import Life
from doorlijn.simulation.people import leaving
from doorlijn.simulation.play import Play, Told
from services.aftercare.domain.ids import ContractId
from services.aftercare.domain.school_claim import OURS, SCHOOL, Settled
from services.aftercare.handlers import settle_last_day
from services.aftercare.handlers.settle_last_day import SettleLastDay

SENT_AGAIN: Final = 0.4
ANOTHER_DAY: Final = (0, 0, 0, 10, 45)  # days by which the last day of the school differs from what it told before
ANSWERS_LATE: Final = 0.15
SCHOOL_IS_RIGHT: Final = 0.3


def may_be_sent_again(desk: Desk, life: Life) -> None:
    """Let the school send the row of somebody whose contract was extended again, now and then."""
    if life.happens(SENT_AGAIN):
        at = moment(working_days_after(desk.today, life.chance.randint(1, 15)), OFFICE)
        desk.play.agenda.add(at, "intake", partial(send_again, life), life)


def send_again(life: Life, desk: Desk) -> None:
    """Correct the day of leaving by one, and the contract as the school knows it."""
    ends_on, begins_on = life.leaver.contract_end, life.leaver.contract_begin
    if ends_on is None or begins_on is None:
        return
    last = max(begins_on, ends_on + timedelta(days=life.chance.choice(ANOTHER_DAY)))
    leaving.correct_to(
        life, replace(life.leaver, left_on=life.leaver.left_on - timedelta(days=1), contract_end=last), desk
    )


def hears_of_a_claim(play: Play, life: Life, told: Told) -> None:
    """Mean to say which day is right: mostly in time, sometimes when the coordinator has heard of it."""
    days = life.chance.randint(6, 9) if life.happens(ANSWERS_LATE) else life.chance.randint(1, 4)
    claimed = told["claimed_ends_on"]
    about = date.fromisoformat(claimed) if claimed else None
    act = partial(settle, life, UUID(told["contract_id"]), about)
    play.agenda.add(at_work(working_days_after(play.today, days)), "aftercare", act, life)


def settle(life: Life, contract_id: UUID, about: date | None, desk: Desk) -> None:
    """Say it, when it is still asked."""
    case = desk.case(life)
    contract = case.contract(ContractId(contract_id))
    if contract.claimed_on is None or contract.told_ends_on != about or not case.is_open:
        return
    _, work = desk.coach(case)
    may_move = contract.is_running and (about is None or about >= max(desk.today, contract.begins_on))
    answer = SCHOOL if may_move and life.happens(SCHOOL_IS_RIGHT) else OURS
    command = SettleLastDay(contract.contract_id, Settled(answer, about))
    _, events = settle_last_day.handle(command, desk.cases, desk.transaction.timers, desk.now)
    work.publish(*events)
    desk.note("settled", contract_id=contract_id, case_id=case.case_id, ends_on=contract.ends_on)
