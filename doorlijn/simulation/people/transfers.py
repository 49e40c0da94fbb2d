"""Job coaches ask a colleague to take a case over: accepted, refused, or forgotten until the coordinator takes it back."""

from functools import partial
from typing import Final
from uuid import UUID

from doorlijn.simulation.desk import Desk
from doorlijn.simulation.hours import at_work, working_days_after
from doorlijn.simulation.life import Life
from doorlijn.simulation.play import Play, Told
from services.aftercare.domain.ids import PersonId
from services.aftercare.domain.people import JOB_COACH
from services.aftercare.handlers import answer_transfer, propose_transfer
from services.aftercare.handlers.answer_transfer import AcceptTransfer, RefuseTransfer, RevokeTransfer
from services.aftercare.handlers.propose_transfer import ProposeTransfer

GIVES_AWAY: Final = 0.08
FORGOTTEN: Final = 0.15
TAKES_OVER: Final = 0.7


def may_be_given_away(desk: Desk, life: Life) -> None:
    """Mean to ask a colleague, some time in the year, for one in so many cases."""
    if life.happens(GIVES_AWAY):
        desk.later(working_days_after(desk.today, life.chance.randint(5, 200)), partial(propose, life), life)


def propose(life: Life, desk: Desk) -> None:
    """Ask one of the others, unless somebody was asked already."""
    case, roster = desk.case(life), desk.roster
    others = [PersonId(one) for one in desk.play.coaches if roster.has_role(PersonId(one), JOB_COACH)]
    person_id, work = desk.coach(case)
    asks = {case.job_coach_id, person_id}  # nobody asks himself, nor a colleague for whom he stands in
    others = [one for one in others if not asks & {one, roster.acting(one, desk.today)}]
    if not case.is_open or case.job_coach_id is None or case.proposed_to_id or not others:
        return
    command = ProposeTransfer(case.case_id, life.chance.choice(others), "caseload", person_id)
    timers = desk.transaction.timers
    _, events = propose_transfer.handle(command, desk.cases, roster, policy=desk.policy, timers=timers, now=desk.now)
    work.publish(*events)
    desk.note("proposed", case_id=case.case_id, to_id=command.to_id)


def hears_of_a_question(play: Play, life: Life, told: Told) -> None:
    """Mean to answer; some forget."""
    if not life.happens(FORGOTTEN):
        act = partial(answer, life, PersonId(UUID(told["to_id"])))
        play.agenda.add(at_work(working_days_after(play.today, life.chance.randint(1, 4))), "aftercare", act, life)


def hears_it_is_too_late(play: Play, life: Life, told: Told) -> None:
    """The coordinator takes a question back that nobody answered."""
    if told["process"] == "case_transfer":
        day = working_days_after(play.today, life.chance.randint(1, 5))
        play.agenda.add(at_work(day), "aftercare", partial(take_back, life), life)


def answer(life: Life, to_id: PersonId, desk: Desk) -> None:
    """Take it over, or not, as who was asked or who stands in."""
    case = desk.case(life)
    if case.proposed_to_id != to_id or not case.is_open:
        return
    person_id, work = desk.job_coach(to_id)
    by = frozenset(desk.roster.covered_by(person_id, desk.today))
    if to_id not in by:
        return  # nobody is there to answer: the coordinator hears so when it is too late
    takes = life.happens(TAKES_OVER)
    command = AcceptTransfer(case.case_id, by) if takes else RefuseTransfer(case.case_id, by, "caseload")
    _, events = answer_transfer.handle(command, desk.cases, desk.roster, desk.transaction.timers, desk.now)
    work.publish(*events)
    desk.note("took_over_case" if takes else "left_with_colleague", case_id=case.case_id, to_id=to_id)


def take_back(life: Life, desk: Desk) -> None:
    """It stays where it is."""
    case = desk.case(life)
    if case.proposed_to_id is None:
        return
    work, person_id = desk.coordinator(), PersonId(desk.play.coordinator_id)
    command = RevokeTransfer(case.case_id, frozenset({person_id}), is_coordinator=True)
    _, events = answer_transfer.handle(command, desk.cases, desk.roster, desk.transaction.timers, desk.now)
    work.publish(*events)
    desk.note("left_with_colleague", case_id=case.case_id, to_id=None)
