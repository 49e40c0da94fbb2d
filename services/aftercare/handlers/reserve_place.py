"""A place in a leerlijn is kept for a young person, until a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from messaging.ids import uuid7
from messaging.timers import Timers
from services.aftercare.domain import reserving
from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.ids import CaseId, ConversationId, PersonId
from services.aftercare.domain.leerlijn import rule_of
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.policy import RESERVATION, Policy
from services.aftercare.domain.reservation import Reservation
from services.aftercare.domain.reserving import Asker, Place
from services.aftercare.handlers import clocks
from services.aftercare.storage.cases import Cases
from services.aftercare.storage.leerlijnen import Leerlijnen
from services.aftercare.storage.reservations import Reservations


@dataclass(frozen=True)
class ReservePlace:
    case_id: CaseId
    period_id: UUID
    reserved_by: PersonId
    conversation_id: ConversationId | None = None


@dataclass(frozen=True)
class Office:
    """What giving a place needs of the catalogue, the region's terms and the clocks."""

    leerlijnen: Leerlijnen
    reservations: Reservations
    policy: Policy
    timers: Timers


def handle(
    command: ReservePlace, cases: Cases, office: Office, now: datetime
) -> tuple[Reservation, Sequence[CaseEvent]]:
    """Keep it; the same place again is harmless, and another one gives the first free. Gives the reservation."""
    case = cases.lock(command.case_id)
    case.check_open()
    return reserve(case, command, office, day_of(now))


def reserve(case: Case, command: ReservePlace, office: Office, today: date) -> tuple[Reservation, Sequence[CaseEvent]]:
    """Keep a place for a case that is in hand."""
    office.leerlijnen.lock()
    known = office.reservations.waiting(case.case_id)
    if known and known.period_id == command.period_id:
        return known, []
    released = _give_free(case, known, office) if known else []
    place = _place(command.period_id, office.leerlijnen, today)
    expires_on = max(office.policy.due(RESERVATION, today), place.period.begins_on)
    asker = Asker(uuid7(), command.reserved_by, expires_on, command.conversation_id)
    reservation, reserved = reserving.reserve(case, place, asker, today)
    office.reservations.add(reservation)
    clocks.set_reservation(reservation, office.timers)
    return reservation, [*released, *reserved]


def _give_free(case: Case, known: Reservation, office: Office) -> Sequence[CaseEvent]:
    events = reserving.give_free(case, known, "other_choice")
    office.reservations.write(known)
    return events


def _place(period_id: UUID, leerlijnen: Leerlijnen, today: date) -> Place:
    leerlijn, period = leerlijnen.of_period(period_id)
    return Place(
        leerlijn, period, leerlijnen.taken().get(period_id, 0), rule_of(leerlijnen.rules(), leerlijn.code, today)
    )
