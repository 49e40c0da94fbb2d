"""Reserving a place in a leerlijn for a young person, as far as the region's rules and the number of places go."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.ids import ConversationId, PersonId
from services.aftercare.domain.leerlijn import IntakeRule, Leerlijn, Period, entry_of
from services.aftercare.domain.leerlijn_rules import LeerlijnIsNotOpenToThis, NoPlaceIsFree, PeriodIsOver
from services.aftercare.domain.reservation import Reason, Reservation
from services.aftercare.domain.talk_events import PlaceReleased, PlaceReserved


@dataclass(frozen=True)
class Place:
    """A place that is asked for: how many of its period are gone, and the rule that holds today."""

    leerlijn: Leerlijn
    period: Period
    taken: int
    rule: IntakeRule | None

    @property
    def period_id(self) -> UUID:
        """Name the period."""
        return self.period.id_in(self.leerlijn.code)


@dataclass(frozen=True)
class Asker:
    """Who reserves it, after which conversation, until when."""

    reservation_id: UUID
    person_id: PersonId
    expires_on: date
    conversation_id: ConversationId | None = None


def entry(case: Case, today: date) -> str:
    """Tell in which way this young person would come in."""
    return entry_of(case.left_on, case.ends_on, today, has_worked=bool(case.contracts))


def may_enter(case: Case, rule: IntakeRule | None, today: date) -> bool:
    """Tell whether the region's rules admit this young person; without a rule nobody decided against it."""
    return rule is None or rule.admits(entry(case, today))


def reserve(case: Case, place: Place, asker: Asker, today: date) -> tuple[Reservation, Sequence[CaseEvent]]:
    """Keep a place for a young person who has none yet."""
    if place.period.ends_on < today:
        raise PeriodIsOver(place.period.ends_on)
    if not may_enter(case, place.rule, today):
        raise LeerlijnIsNotOpenToThis
    if place.taken >= place.period.places:
        raise NoPlaceIsFree
    reservation = Reservation(
        reservation_id=asker.reservation_id,
        period_id=place.period_id,
        leerlijn=place.leerlijn.code,
        case_id=case.case_id,
        conversation_id=asker.conversation_id,
        reserved_on=today,
        reserved_by=asker.person_id,
        expires_on=asker.expires_on,
    )
    told = PlaceReserved(
        case.case_id, case.pupil_id, place.leerlijn.code, place.period_id, place.period.begins_on, asker.expires_on
    )
    return reservation, [told]


def give_free(case: Case, reservation: Reservation, reason: Reason) -> Sequence[CaseEvent]:
    """Let somebody else have the place."""
    reservation.give_free(reason)
    return [PlaceReleased(case.case_id, case.pupil_id, reservation.leerlijn, reservation.period_id, reason)]
