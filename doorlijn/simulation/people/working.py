"""Work: contracts run out, are extended, end early; young people drop out; and some of what is reported is a mistake."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Final
from uuid import UUID

from doorlijn.region import words
from doorlijn.simulation.desk import Desk
from doorlijn.simulation.hours import at_work, working_day, working_days_after
from doorlijn.simulation.life import Life
from doorlijn.simulation.people import claims
from doorlijn.simulation.play import Play, Told
from services.aftercare.domain.contract import Agreed
from services.aftercare.domain.ids import ContractId
from services.aftercare.handlers import (
    end_contract,
    move_last_day,
    report_drop_out,
    start_contract,
    withdraw_drop_out,
    withdraw_end,
)
from services.aftercare.handlers.end_contract import EndContract
from services.aftercare.handlers.move_last_day import MoveLastDay
from services.aftercare.handlers.report_drop_out import ReportDropOut
from services.aftercare.handlers.start_contract import StartContract
from services.aftercare.handlers.withdraw_drop_out import WithdrawDropOut
from services.aftercare.handlers.withdraw_end import WithdrawEnd

REASONS: Final = ("not_renewed", "dismissed", "resigned", "other")
KINDS: Final = ("regular", "wage_subsidy", "bbl", "agency", "sheltered")
LONGER: Final = (60, 300)  # days by which a contract is extended
FORGOTTEN: Final = 4  # working days at most until somebody says that a contract goes on

Fate = Callable[[Play, Life, UUID, date, date | None], None]


def hears_of_a_contract(play: Play, life: Life, told: Told) -> None:
    """Let it be decided, once for each last day, how this contract goes on."""
    contract_id, ends_on = UUID(told["contract_id"]), _day(told["ends_on"])
    begins_on = max(_day(told.get("begins_on")) or play.today, play.today)
    if contract_id in life.fates:
        return
    life.fates.add(contract_id)
    fates, shares = (WITH_AN_END, SHARES_WITH) if ends_on else (PERMANENT, SHARES_PERMANENT)
    fate = life.chance.choices(fates, shares)[0]
    fate(play, life, contract_id, begins_on, ends_on)


def hears_that_it_goes_on(play: Play, life: Life, told: Told) -> None:
    """An extended contract has a fate anew."""
    life.fates.discard(UUID(told["contract_id"]))
    hears_of_a_contract(play, life, told)


def _runs_out(_play: Play, _life: Life, _contract_id: UUID, _begins_on: date, _ends_on: date | None) -> None:
    """Nobody does anything: the clock must."""


def _ends_early(play: Play, life: Life, contract_id: UUID, begins_on: date, ends_on: date | None) -> None:
    day = _between(life, begins_on, ends_on)
    _mean(play, life, day, partial(report_end, life, contract_id))


def _drops_out(play: Play, life: Life, _contract_id: UUID, begins_on: date, ends_on: date | None) -> None:
    _mean(play, life, _between(life, begins_on, ends_on), partial(drop_out, life))


def _is_reported_by_mistake(play: Play, life: Life, contract_id: UUID, begins_on: date, ends_on: date | None) -> None:
    day = _between(life, begins_on, ends_on)
    _mean(play, life, day, partial(report_end, life, contract_id, is_mistake=True))


def _drop_out_is_a_mistake(play: Play, life: Life, _contract_id: UUID, begins_on: date, ends_on: date | None) -> None:
    _mean(play, life, _between(life, begins_on, ends_on), partial(drop_out, life, is_mistake=True))


def _is_extended(play: Play, life: Life, contract_id: UUID, begins_on: date, ends_on: date | None) -> None:
    ends_on = ends_on or begins_on
    day = max(begins_on, ends_on - timedelta(days=life.chance.randint(2, 40)))
    _mean(play, life, day, partial(extend, life, contract_id))


def _is_extended_too_late(play: Play, life: Life, contract_id: UUID, _begins_on: date, ends_on: date | None) -> None:
    day = working_days_after(ends_on or play.today, life.chance.randint(1, FORGOTTEN))
    _mean(play, life, day, partial(extend, life, contract_id))


def _gets_a_last_day(play: Play, life: Life, contract_id: UUID, begins_on: date, _: date | None) -> None:
    _mean(play, life, begins_on + timedelta(days=life.chance.randint(40, 200)), partial(extend, life, contract_id))


WITH_AN_END: Final[tuple[Fate, ...]] = (
    _runs_out,
    _ends_early,
    _drops_out,
    _is_reported_by_mistake,
    _drop_out_is_a_mistake,
    _is_extended,
    _is_extended_too_late,
)
SHARES_WITH: Final = (45, 12, 10, 6, 3, 16, 8)
PERMANENT: Final[tuple[Fate, ...]] = (_runs_out, _ends_early, _drops_out, _is_reported_by_mistake, _gets_a_last_day)
SHARES_PERMANENT: Final = (50, 22, 10, 6, 12)


def report_end(life: Life, contract_id: UUID, desk: Desk, *, is_mistake: bool = False) -> None:
    """Report that work stopped, a few days ago or today; a mistake is taken back when somebody finds out."""
    case = desk.case(life)
    contract = case.contract(ContractId(contract_id))
    person_id, work = desk.coach(case)
    on = max(desk.today - timedelta(days=life.chance.choice((0, 0, 0, 1, 3))), contract.begins_on)
    if not contract.is_running or on > desk.today:
        return
    command = EndContract(contract.contract_id, on, life.chance.choice(REASONS), person_id)
    _, events = end_contract.handle(command, desk.cases, desk.transaction.timers, desk.now)
    work.publish(*events)
    desk.note("ended", contract_id=contract_id, case_id=case.case_id, on=on)
    if is_mistake:
        day = working_days_after(desk.today, life.chance.randint(1, 5))
        desk.later(day, partial(take_back_end, life, contract_id), life)


def take_back_end(life: Life, contract_id: UUID, desk: Desk) -> None:
    """It was somebody else: the contract goes on."""
    case = desk.case(life)
    _, work = desk.coach(case)
    command = WithdrawEnd(ContractId(contract_id), "other_person")
    _, events = withdraw_end.handle(command, desk.cases, desk.transaction.timers, desk.now)
    work.publish(*events)
    desk.note("end_withdrawn", contract_id=contract_id, case_id=case.case_id)


def drop_out(life: Life, desk: Desk, *, is_mistake: bool = False) -> None:
    """Report that he stopped with everything."""
    case = desk.case(life)
    person_id, work = desk.coach(case)
    running = [each.contract_id for each in case.contracts if each.is_running and each.begins_on <= desk.today]
    if not running:
        return
    command = ReportDropOut(case.case_id, desk.today, "drop_out", person_id)
    _, events = report_drop_out.handle(command, desk.cases, desk.transaction.timers, desk.now)
    work.publish(*events)
    desk.note("dropped_out", case_id=case.case_id, on=desk.today, contract_ids=running)
    if is_mistake:
        day = working_days_after(desk.today, life.chance.randint(1, 5))
        desk.later(day, partial(take_back_drop_out, life, tuple(running)), life)


def take_back_drop_out(life: Life, contract_ids: tuple[UUID, ...], desk: Desk) -> None:
    """It was somebody else: all work goes on."""
    case = desk.case(life)
    _, work = desk.coach(case)
    command = WithdrawDropOut(case.case_id, "other_person")
    _, events = withdraw_drop_out.handle(command, desk.cases, desk.transaction.timers, desk.now)
    work.publish(*events)
    desk.note("drop_out_withdrawn", case_id=case.case_id, contract_ids=contract_ids)


def extend(life: Life, contract_id: UUID, desk: Desk) -> None:
    """Give the contract another last day; one in three becomes permanent."""
    case = desk.case(life)
    contract = case.contract(ContractId(contract_id))
    _, work = desk.coach(case)
    last = max(contract.ends_on or desk.today, desk.today)
    is_permanent = contract.ends_on is not None and life.happens(0.3)
    to = None if is_permanent else last + timedelta(days=life.chance.randint(*LONGER))
    command = MoveLastDay(contract.contract_id, to)
    _, events = move_last_day.handle(command, desk.cases, desk.transaction.timers, desk.now)
    work.publish(*events)
    desk.note("moved", contract_id=contract_id, case_id=case.case_id, ends_on=to)
    if contract.source == "leaving":
        claims.may_be_sent_again(desk, life)


def begin(life: Life, desk: Desk) -> None:
    """Register new work."""
    case = desk.case(life)
    if not case.is_open:
        return
    _, work = desk.coach(case)
    begins_on = desk.today + timedelta(days=life.chance.randint(0, 7))
    ends_on = begins_on + timedelta(days=life.chance.randint(*LONGER)) if life.happens(0.7) else None
    employer = life.chance.choice(words.EMPLOYERS)
    command = StartContract(case.case_id, Agreed(begins_on, ends_on, employer, None, life.chance.choice(KINDS)))
    contract, events = start_contract.handle(command, desk.cases, desk.transaction.timers, desk.now)
    work.publish(*events)
    desk.note("began", contract_id=contract.contract_id, case_id=case.case_id, begins_on=begins_on, ends_on=ends_on)


def _between(life: Life, begins_on: date, ends_on: date | None) -> date:
    """Give a day while the contract runs."""
    most = (ends_on - begins_on).days - 1 if ends_on else 300
    return begins_on + timedelta(days=life.chance.randint(1, max(1, most)))


def _mean(play: Play, life: Life, day: date, act: Callable[[Desk], None]) -> None:
    at = at_work(working_day(max(day, play.today + timedelta(days=1))))
    play.agenda.add(at, "aftercare", act, life)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
