"""Werkconsulenten: they plan conversations, move and cancel them, meet or wait in vain, and record what came of it."""

from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Final
from uuid import UUID

from doorlijn.simulation.desk import Desk
from doorlijn.simulation.hours import AMSTERDAM, at_work, at_work_after, day_of, working_day, working_days_after
from doorlijn.simulation.life import Life
from doorlijn.simulation.people import places, promises, working
from doorlijn.simulation.play import Play, Told
from services.aftercare.domain.case import Case
from services.aftercare.domain.conversation import LEERLIJN, NONE_YET, Appointment, Conversation
from services.aftercare.domain.ids import ConversationId
from services.aftercare.domain.rules import AppointmentOutsideWorkingHours
from services.aftercare.handlers import (
    cancel_appointment,
    confirm_next_step,
    record_no_show,
    record_outcome,
    schedule_conversation,
)
from services.aftercare.handlers.cancel_appointment import CancelAppointment
from services.aftercare.handlers.confirm_next_step import ConfirmNextStep
from services.aftercare.handlers.record_no_show import RecordNoShow
from services.aftercare.handlers.record_outcome import NOTHING_MORE, RecordOutcome
from services.aftercare.handlers.schedule_conversation import ScheduleConversation
from services.aftercare.storage.reservations import Reservations

PLACE: Final = "Werkcentrum De Lijnstreek, kamer 3"
NEGLECTED: Final = 0.12  # nobody plans it, until somebody is told that it is too late
MOVED: Final = 0.1
CANCELLED: Final = 0.06
MISSED: Final = 0.16
RECORDED_LATE: Final = 0.08
NEXT_STEPS: Final = (
    "new_job",
    "new_job",
    "new_job",
    "leerlijn",
    "mbo",
    "praktijkverklaring",
    "day_activities",
    NONE_YET,
)
BEGINS: Final = 0.85  # of the other next steps
NEW_WORK: Final = 0.7  # of those who agreed on a new job


def hears_of_a_conversation(play: Play, life: Life, told: Told) -> None:
    """Mean to plan it; some forget."""
    if not life.happens(NEGLECTED):
        _mean_to_plan(play, life, UUID(told["conversation_id"]), life.chance.randint(1, 6))


def hears_it_is_too_late(play: Play, life: Life, told: Told) -> None:
    """Whoever is told that a deadline passed, sees to it."""
    if told["process"] == "career_conversation":
        days = life.chance.randint(1, 2) if told["rung"] == "coordinator" else life.chance.randint(1, 5)
        _mean_to_plan(play, life, UUID(told["item_id"]), days)


def hears_it_must_be_planned_again(play: Play, life: Life, told: Told) -> None:
    """After a no-show or a cancellation."""
    _mean_to_plan(play, life, UUID(told["conversation_id"]), life.chance.randint(1, 4))


def hears_of_an_appointment(play: Play, life: Life, told: Told) -> None:
    """What befalls an appointment: it is moved, cancelled, or its hour comes."""
    starts_at = datetime.fromisoformat(told["starts_at"])
    talk_id, day = UUID(told["conversation_id"]), day_of(starts_at)
    before = working_day(play.today + timedelta(days=1))
    if before < day and life.happens(MOVED):
        play.agenda.add(at_work(before), "aftercare", partial(plan, life, talk_id, is_moved=True), life)
    elif before < day and life.happens(CANCELLED):
        play.agenda.add(at_work(before), "aftercare", partial(cancel, life, talk_id), life)
    else:
        late = timedelta(days=life.chance.randint(1, 8) if life.happens(RECORDED_LATE) else 0)
        at = at_work_after(datetime.fromisoformat(told["ends_at"]) + late)
        play.agenda.add(at, "aftercare", partial(meet, life, talk_id, starts_at), life)


def plan(life: Life, talk_id: UUID, desk: Desk, *, is_moved: bool = False) -> None:
    """Plan it on a day soon; one that is planned already only when it is moved."""
    found = _owed(desk, life, talk_id)
    if found is None or (found[1].starts_at and not is_moved):
        return
    case, talk = found
    _, work = desk.werkconsulent(case)
    command = _appointment(talk, working_days_after(desk.today, life.chance.randint(1, 5)), life)
    calendar = desk.policy.working_days
    try:
        _, events = schedule_conversation.handle(command, desk.cases, desk.roster, calendar, desk.now)
    except AppointmentOutsideWorkingHours:  # a free day of the region: whoever plans it sees so and takes the next
        desk.later(working_days_after(desk.today, 1), partial(plan, life, talk_id, is_moved=is_moved), life)
        raise
    work.publish(*events)


def cancel(life: Life, talk_id: UUID, desk: Desk) -> None:
    """Somebody cannot come."""
    found = _owed(desk, life, talk_id)
    if found and found[1].starts_at:
        _, work = desk.werkconsulent(found[0])
        command = CancelAppointment(ConversationId(talk_id), life.chance.choice(("pupil_absent", "other")))
        _, events = cancel_appointment.handle(command, desk.cases)
        work.publish(*events)


def meet(life: Life, talk_id: UUID, starts_at: datetime, desk: Desk) -> None:
    """The hour has come: he is there, or not."""
    found = _owed(desk, life, talk_id)
    if found is None or found[1].starts_at != starts_at:
        return  # moved or cancelled meanwhile
    if life.happens(MISSED):
        _, work = desk.werkconsulent(found[0])
        _, events = record_no_show.handle(RecordNoShow(ConversationId(talk_id)), desk.cases, desk.now)
        work.publish(*events)
        desk.note("no_show", conversation_id=talk_id)
        return
    _record(desk, life, talk_id, day_of(starts_at), life.chance.choice(NEXT_STEPS))


def find_next_step(life: Life, talk_id: UUID, held_on: date, desk: Desk) -> None:
    """Record the next step that was not known at the conversation."""
    _record(desk, life, talk_id, held_on, life.chance.choice(NEXT_STEPS[:-1]))


def _record(desk: Desk, life: Life, talk_id: UUID, held_on: date, next_step: str) -> None:
    case = desk.case(life)
    person_id, work = desk.werkconsulent(case)
    is_leerlijn = next_step == LEERLIJN and case.is_open
    choice = places.choose(case, person_id, life, desk) if is_leerlijn else NOTHING_MORE
    promised = promises.make(case, life, desk)
    command = RecordOutcome(ConversationId(talk_id), held_on, next_step, choice=choice, promises=promised)
    office = places.office(desk)
    _, events = record_outcome.handle(command, desk.cases, desk.policy, desk.transaction.timers, desk.now, office)
    work.publish(*events)
    promises.note(events, desk)
    if choice.period_id:
        desk.note("reserved", case_id=case.case_id, conversation_id=talk_id, period_id=choice.period_id)
    if next_step not in {NONE_YET, "new_job"} and life.happens(BEGINS):
        day = working_days_after(desk.today, life.chance.randint(3, 40))
        desk.later(day, partial(see_it_begin, life, talk_id), life)
    desk.note("talked", conversation_id=talk_id, case_id=case.case_id, on=held_on, next_step=next_step)
    if next_step == NONE_YET:
        day = working_days_after(desk.today, life.chance.randint(3, 12))
        desk.later(day, partial(find_next_step, life, talk_id, held_on), life)
    if next_step == "new_job" and life.happens(NEW_WORK):
        day = working_days_after(desk.today, life.chance.randint(3, 30))
        desk.later(day, partial(working.begin, life), life)


def see_it_begin(life: Life, talk_id: UUID, desk: Desk) -> None:
    """The next step truly began."""
    case = desk.case(life)
    _, work = desk.coach(case)
    command = ConfirmNextStep(ConversationId(talk_id), desk.today)
    reservations, timers = desk.transaction.use(Reservations), desk.transaction.timers
    _, events = confirm_next_step.handle(command, desk.cases, reservations, timers, desk.now)
    work.publish(*events)
    desk.note("began_next_step", conversation_id=talk_id, on=desk.today)


def _mean_to_plan(play: Play, life: Life, talk_id: UUID, days: int) -> None:
    at = at_work(working_days_after(play.today, days))
    play.agenda.add(at, "aftercare", partial(plan, life, talk_id), life)


def _appointment(talk: Conversation, day: date, life: Life) -> ScheduleConversation:
    starts_at = datetime.combine(day, time(life.chance.randint(9, 14)), AMSTERDAM)
    appointment = Appointment(starts_at, starts_at + timedelta(hours=1), PLACE)
    return ScheduleConversation(talk.conversation_id, appointment)


def _owed(desk: Desk, life: Life, talk_id: UUID) -> tuple[Case, Conversation] | None:
    """Give the conversation as long as it is owed."""
    case = desk.case(life)
    owed = case.owed_conversation
    return (case, owed) if owed and owed.conversation_id == talk_id else None
