"""Schools ask the municipality to support somebody at work; its werkconsulent answers, or the coordinator hears that nobody did."""

from functools import partial
from typing import Final
from uuid import UUID

from doorlijn.simulation.desk import Desk
from doorlijn.simulation.hours import at_work, working_days_after
from doorlijn.simulation.life import Life
from doorlijn.simulation.play import Play, Told
from services.aftercare.domain.municipal_support import ANSWERS, Answered
from services.aftercare.handlers import acknowledge_municipal_support, request_municipal_support
from services.aftercare.handlers.acknowledge_municipal_support import AcknowledgeMunicipalSupport
from services.aftercare.handlers.request_municipal_support import RequestMunicipalSupport

ASKED: Final = 0.1
FORGOTTEN: Final = 0.2
KINDS: Final = ("keep_work", "guidance_at_work", "wage_subsidy")


def may_be_asked(desk: Desk, life: Life) -> None:
    """Mean to ask for support, some time in the two years, for one in so many."""
    if life.happens(ASKED):
        desk.later(working_days_after(desk.today, life.chance.randint(5, 400)), partial(ask, life), life)


def ask(life: Life, desk: Desk) -> None:
    """Ask, as the school, unless an answer is awaited already."""
    case = desk.case(life)
    if not case.is_open or case.awaited_support:
        return
    person_id, work = desk.school(case)
    command = RequestMunicipalSupport(case.case_id, life.chance.choice(KINDS), None, person_id)
    timers = desk.transaction.timers
    support, events = request_municipal_support.handle(
        command, desk.cases, desk.roster, policy=desk.policy, timers=timers, now=desk.now
    )
    work.publish(*events)
    desk.note("asked_municipality", support_id=support.support_id, case_id=case.case_id)


def hears_of_a_question(play: Play, life: Life, told: Told) -> None:
    """Mean to answer; some forget."""
    if not life.happens(FORGOTTEN):
        _mean_to_answer(play, life, UUID(told["support_id"]), life.chance.randint(1, 9))


def hears_it_is_too_late(play: Play, life: Life, told: Told) -> None:
    """Once the coordinator knows, it is answered."""
    if told["process"] == "municipal_support":
        _mean_to_answer(play, life, None, life.chance.randint(1, 5))


def answer(life: Life, support_id: UUID | None, desk: Desk) -> None:
    """Answer what is asked now, unless it is another question by now."""
    case = desk.case(life)
    asked = case.awaited_support
    if asked is None or support_id not in {None, asked.support_id}:
        return
    person_id, work = desk.of_municipality(asked)
    given = Answered(life.chance.choice(ANSWERS), None, person_id, None)
    command = AcknowledgeMunicipalSupport(asked.support_id, given)
    _, events = acknowledge_municipal_support.handle(command, desk.cases, desk.transaction.timers, desk.now)
    work.publish(*events)
    desk.note("answered_school", support_id=asked.support_id, case_id=case.case_id, on=desk.today, answer=given.answer)


def _mean_to_answer(play: Play, life: Life, support_id: UUID | None, days: int) -> None:
    at = at_work(working_days_after(play.today, days))
    play.agenda.add(at, "aftercare", partial(answer, life, support_id), life)
