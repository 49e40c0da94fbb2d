"""What is promised in a conversation: mostly done in time, sometimes only when the coordinator hears that it is late."""

from collections.abc import Iterable
from functools import partial
from typing import Final
from uuid import UUID

from doorlijn.simulation.desk import Desk
from doorlijn.simulation.hours import at_work, working_days_after
from doorlijn.simulation.life import Life
from doorlijn.simulation.play import Play, Told
from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.promise import NewPromise
from services.aftercare.domain.talk_events import PromiseMade
from services.aftercare.handlers import keep_promise
from services.aftercare.handlers.keep_promise import KeepPromise

PROMISED: Final = 0.3
FORGOTTEN: Final = 0.25
WHATS: Final = ("call_pupil", "contact_employer", "arrange_intake", "apply_together")


def make(case: Case, life: Life, desk: Desk) -> tuple[NewPromise, ...]:
    """Promise something, now and then."""
    if not case.is_open or not life.happens(PROMISED):
        return ()
    due_on = working_days_after(desk.today, life.chance.randint(1, 20))
    owner = "werkconsulent" if life.happens(0.5) else "job_coach"
    return (NewPromise(life.chance.choice(WHATS), owner, due_on),)  # type: ignore[arg-type]  # one of two words


def note(events: Iterable[CaseEvent], desk: Desk) -> None:
    """Write down what was promised."""
    for event in events:
        if isinstance(event, PromiseMade):
            desk.note("promised", promise_id=event.promise_id, case_id=event.case_id, due_on=event.due_on)


def hears_of_a_promise(play: Play, life: Life, told: Told) -> None:
    """Mean to do it; some forget."""
    if not life.happens(FORGOTTEN):
        _mean_to_keep(play, life, UUID(told["promise_id"]), life.chance.randint(1, 16))


def hears_it_is_too_late(play: Play, life: Life, told: Told) -> None:
    """Once the coordinator knows, it is done."""
    if told["process"] == "promise" and told["rung"] == "coordinator":
        _mean_to_keep(play, life, UUID(told["item_id"]), life.chance.randint(1, 5))


def keep(life: Life, promise_id: UUID, desk: Desk) -> None:
    """Do it, unless somebody did."""
    case = desk.case(life)
    if not any(each.promise_id == promise_id and each.is_open for each in case.promises):
        return
    person_id, work = desk.coach(case)
    command = KeepPromise(case.case_id, promise_id, person_id)
    _, events = keep_promise.handle(command, desk.cases, desk.policy, desk.transaction.timers, desk.now)
    work.publish(*events)
    desk.note("kept_promise", promise_id=promise_id, case_id=case.case_id, on=desk.today)


def _mean_to_keep(play: Play, life: Life, promise_id: UUID, days: int) -> None:
    at = at_work(working_days_after(play.today, days))
    play.agenda.add(at, "aftercare", partial(keep, life, promise_id), life)
