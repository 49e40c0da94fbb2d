"""Job coaches: they accept a case and call the young person at the contact moments; some forget, or do so late."""

from datetime import date, timedelta
from functools import partial
from typing import Final

from doorlijn.simulation.desk import Desk
from doorlijn.simulation.hours import at_work, working_day, working_days_after
from doorlijn.simulation.life import Life
from doorlijn.simulation.people import municipality, transfers, whereabouts
from doorlijn.simulation.play import Play, Told
from messaging.ids import uuid7
from services.aftercare.domain.handing_over import TO, HandOver
from services.aftercare.handlers import accept_case, hand_over_case, log_contact
from services.aftercare.handlers.accept_case import AcceptCase
from services.aftercare.handlers.hand_over_case import HandOverCase
from services.aftercare.handlers.log_contact import LogContact
from services.aftercare.storage.contacts import Contacts

ACCEPTS_LATE: Final = 0.06
CALLS_LATE: Final = 0.1
HANDS_OVER_LATE: Final = 0.15
REACHES: Final = 0.75
CHANNELS: Final = ("phone", "phone", "message", "visit")
RESULTS: Final = ("going_well", "going_well", "going_well", "needs_help", "work_at_risk", "other")


def hears_of_a_case(play: Play, life: Life, _: Told) -> None:
    """Mean to accept it: mostly in a few days, sometimes too late."""
    days = life.chance.randint(6, 9) if life.happens(ACCEPTS_LATE) else life.chance.randint(1, 4)
    day = working_days_after(play.today, days)
    play.agenda.add(at_work(day), "aftercare", partial(accept, life), life)


def accept(life: Life, desk: Desk) -> None:
    """Accept it, and look when the first call is."""
    case = desk.case(life)
    if case.accepted_at is None and case.is_open:
        _, work = desk.coach(case)
        _, events = accept_case.handle(AcceptCase(case.case_id), desk.cases, desk.now)
        work.publish(*events)
        desk.note("accepted", case_id=case.case_id)
        transfers.may_be_given_away(desk, life)
        municipality.may_be_asked(desk, life)
    if case.is_open and life.contact_on is None:
        _mean_to_call(desk.play, life, case.contact_by or case.ends_on)


def hears_when_to_call(play: Play, life: Life, told: Told) -> None:
    """Mean to call again on the day that the page gave."""
    _mean_to_call(play, life, date.fromisoformat(told["next_on"]))


def call(life: Life, desk: Desk) -> None:
    """Try to reach him, unless the two years are over."""
    case = desk.case(life)
    life.contact_on = None
    if not case.is_open:
        return
    person_id, work = desk.coach(case)
    is_reached = life.happens(REACHES)
    command = LogContact(
        case.case_id,
        uuid7(),
        desk.today,
        life.chance.choice(CHANNELS),
        is_reached=is_reached,
        made_by=person_id,
        result=life.chance.choice(RESULTS) if is_reached else None,
    )
    contacts = desk.transaction.use(Contacts)
    timers = desk.transaction.timers
    _, events = log_contact.handle(command, desk.cases, contacts, policy=desk.policy, timers=timers, now=desk.now)
    work.publish(*events)
    desk.note("called", case_id=case.case_id, on=desk.today, is_reached=is_reached)
    if is_reached:
        whereabouts.may_be_asked(life, desk)


def hears_of_a_deadline(play: Play, life: Life, told: Told) -> None:
    """Mean to hand him over at the end of the two years: mostly in time, sometimes only when the coordinator hears of it."""
    if told["process"] != "warm_hand_over":
        return
    is_too_late = told["rung"] == "coordinator"
    if is_too_late or not life.happens(HANDS_OVER_LATE):
        day = working_days_after(play.today, life.chance.randint(1, 6 if is_too_late else 9))
        play.agenda.add(at_work(day), "aftercare", partial(hand_over, life), life)


def hand_over(life: Life, desk: Desk) -> None:
    """Tell who comes next about him, in person; twice is not needed."""
    case = desk.case(life)
    if case.handed_over_on is not None or not case.is_open:
        return
    person_id, work = desk.coach(case)
    to = life.chance.choice(TO)
    done = HandOver(to, to, "call", desk.today, person_id)
    _, events = hand_over_case.handle(HandOverCase(case.case_id, done), desk.cases, desk.now)
    work.publish(*events)
    desk.note("handed_over", case_id=case.case_id, on=desk.today)


def _mean_to_call(play: Play, life: Life, on: date) -> None:
    days = life.chance.randint(4, 15) if life.happens(CALLS_LATE) else life.chance.randint(0, 2)
    day = working_days_after(max(working_day(on), play.today + timedelta(days=1)), days)
    life.contact_on = day
    play.agenda.add(at_work(day), "aftercare", partial(call, life), life)
