"""Before a contract ends its job coach is asked what comes next: most answer, some late, some never."""

from datetime import date, timedelta
from functools import partial
from typing import Final
from uuid import UUID

from doorlijn.simulation.desk import Desk
from doorlijn.simulation.hours import at_work, working_days_after
from doorlijn.simulation.life import Life
from doorlijn.simulation.people import claims
from doorlijn.simulation.play import Play, Told
from services.aftercare.domain.contract_ending import ANSWERS, ENDS, EXTENDED, Answer, is_asked
from services.aftercare.domain.ids import ContractId
from services.aftercare.handlers import answer_contract_ending
from services.aftercare.handlers.answer_contract_ending import AnswerContractEnding

SILENT: Final = 0.25
SHARES: Final = (25, 40, 35)  # of extended, ends, unknown
LONGER: Final = (60, 300)  # days by which a contract is extended
PERMANENT: Final = 0.2


def hears_that_it_ends(play: Play, life: Life, told: Told) -> None:
    """Mean to say what comes next, unless it is forgotten."""
    if life.happens(SILENT):
        return
    act = partial(answer, life, UUID(told["contract_id"]), date.fromisoformat(told["ends_on"]))
    play.agenda.add(at_work(working_days_after(play.today, life.chance.randint(1, 8))), "aftercare", act, life)


def answer(life: Life, contract_id: UUID, about: date, desk: Desk) -> None:
    """Say it, when it is still asked."""
    case = desk.case(life)
    contract = case.contract(ContractId(contract_id))
    if not case.is_open or not is_asked(contract) or contract.ends_on != about:
        return
    person_id, work = desk.coach(case)
    said = life.chance.choices(ANSWERS, SHARES)[0]
    longer = None if life.happens(PERMANENT) else about + timedelta(days=life.chance.randint(*LONGER))
    given = Answer(said, about, person_id, longer if said == EXTENDED else None)
    command = AnswerContractEnding(contract.contract_id, given)
    _, events = answer_contract_ending.handle(command, desk.cases, desk.transaction.timers, desk.now)
    work.publish(*events)
    desk.note(
        "answered", contract_id=contract_id, case_id=case.case_id, about=about, answer=said, ends_on=given.ends_on
    )
    if said == EXTENDED:
        desk.note("moved", contract_id=contract_id, case_id=case.case_id, ends_on=given.ends_on)
        if contract.source == "leaving":
            claims.may_be_sent_again(desk, life)
    elif said == ENDS:  # a professional's word, as if the day had been moved to where it is
        desk.note("settled", contract_id=contract_id, case_id=case.case_id, ends_on=about)
