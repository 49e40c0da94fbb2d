"""Where young people are: mostly asked in a call, else when the page says that nobody confirmed it for too long."""

from functools import partial
from typing import Final

from doorlijn.simulation.desk import Desk
from doorlijn.simulation.hours import at_work, working_days_after
from doorlijn.simulation.life import Life
from doorlijn.simulation.play import Play, Told
from services.aftercare.handlers import confirm_destination
from services.aftercare.handlers.confirm_destination import ConfirmDestination
from services.aftercare.storage.confirmations import Confirmations

ASKED_IN_A_CALL: Final = 0.5
SILENT: Final = 0.2
ELSEWHERE: Final = ("mbo", "day_activities", "training", "none", "sheltered_work")


def may_be_asked(life: Life, desk: Desk) -> None:
    """Ask, in a call, where he is now."""
    if life.happens(ASKED_IN_A_CALL):
        confirm(life, desk)


def hears_that_nobody_knows(play: Play, life: Life, _: Told) -> None:
    """Mean to ask; some do not."""
    if not life.happens(SILENT):
        day = working_days_after(play.today, life.chance.randint(1, 10))
        play.agenda.add(at_work(day), "aftercare", partial(confirm, life), life)


def confirm(life: Life, desk: Desk) -> None:
    """Say where he is, as he told it himself."""
    case = desk.case(life)
    if not case.is_open:
        return
    person_id, work = desk.coach(case)
    is_working = any(one.is_running and one.begins_on <= desk.today for one in case.contracts)
    destination = "work" if is_working else life.chance.choice(ELSEWHERE)
    command = ConfirmDestination(case.case_id, destination, "young_person", desk.today, person_id)
    kept, timers = desk.transaction.use(Confirmations), desk.transaction.timers
    _, events = confirm_destination.handle(command, desk.cases, kept, policy=desk.policy, timers=timers, now=desk.now)
    work.publish(*events)
    desk.note("confirmed", case_id=case.case_id, destination=destination, on=desk.today)
