"""Who is told of a fact: those who must act, those who should know, their substitutes; never whoever did it.

Only his calendar is filled: whoever plans an appointment that he takes part in is invited like the others.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from services.notifications.domain.invitation import Invitation

_PERSON = "person/"


@dataclass(frozen=True)
class Fact:
    """Something that happened, as far as a reader must know."""

    event_id: UUID
    kind: str
    occurred_at: datetime
    actor: str  # "person/<uuid>" or "system"
    action_path: str
    case_id: UUID | None = None
    pupil_id: UUID | None = None
    due_on: date | None = None
    invitation: Invitation | None = None

    @property
    def actor_id(self) -> UUID | None:
        """Give who did it; None when the system did, or when it cannot be read."""
        try:
            return UUID(self.actor.removeprefix(_PERSON)) if self.actor.startswith(_PERSON) else None
        except ValueError:
            return None

    def as_kind(self, kind: str) -> "Fact":
        """Give the same fact, told in other words."""
        return replace(self, kind=kind)


@dataclass(frozen=True)
class Telling:
    """One person is told of one fact; perhaps because he stands in for somebody."""

    fact: Fact
    person_id: UUID
    must_act: bool
    for_person_id: UUID | None = None
    is_own: bool = False  # a mail alone, no line on his page: his own doing, for his calendar; or an invitation


def tellings(
    fact: Fact,
    *,
    act: Iterable[UUID] = (),
    know: Iterable[UUID] = (),
    substitutes: Mapping[UUID, UUID] | None = None,
    on_behalf: Mapping[UUID, UUID] | None = None,
) -> list[Telling]:
    """Work out whom to tell, each person once; what somebody must do goes before what he should know.

    `substitutes` says who stands in for whom today; `on_behalf` who of those named already does so.
    """
    told: dict[UUID, Telling] = {}
    for must_act, people in ((True, list(act)), (False, list(know))):
        for person_id in people:
            told.setdefault(person_id, Telling(fact, person_id, must_act, (on_behalf or {}).get(person_id)))
        for absent_id in people if substitutes else ():
            for substitute_id in _standing_in(absent_id, substitutes or {}):
                told.setdefault(substitute_id, Telling(fact, substitute_id, must_act, absent_id))
    own = told.pop(fact.actor_id, None) if fact.actor_id else None
    if own and own.must_act and fact.invitation:
        told[own.person_id] = replace(own, is_own=True)
    return list(told.values())


def _standing_in(absent_id: UUID, substitutes: Mapping[UUID, UUID]) -> list[UUID]:
    """Follow the line of substitutes: one who is away himself has a substitute too."""
    line: list[UUID] = []
    standing_in = substitutes.get(absent_id)
    while standing_in is not None and standing_in != absent_id and standing_in not in line:
        line.append(standing_in)
        standing_in = substitutes.get(standing_in)
    return line
