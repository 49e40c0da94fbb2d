"""Exit conversations as intake tells them, in the order in which somebody must look at them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from services.portal.domain.leaver_list import surname_first
from services.portal.domain.people import Pupil

TO_PLAN = ("requested", "cancelled", "missed")


@dataclass(frozen=True)
class ExitConversation:
    """One conversation of one pupil in one school year."""

    id: UUID
    pupil_id: UUID
    school_id: UUID
    school_year: int
    due_on: date
    state: str
    werkconsulent_id: UUID | None = None
    school_contact_id: UUID | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    place: str = ""
    others: list[str] = field(default_factory=list)
    preparation: str = ""
    prepared_on: date | None = None
    held_on: date | None = None
    advice: str = ""
    leerlijn: str | None = None
    remark: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it must still be held."""
        return self.state not in {"held", "lapsed"}

    @property
    def is_to_plan(self) -> bool:
        """Whether it has no day."""
        return self.state in TO_PLAN


@dataclass(frozen=True)
class ExitFigure:
    """How the conversations of a school and a werkconsulent stand."""

    school_id: UUID
    werkconsulent_id: UUID | None
    to_plan: int
    planned: int
    held: int
    left_without: int
    overdue: int


@dataclass(frozen=True)
class Line:
    """One pupil with the conversation; without a name when the reader may not see the pupil any more."""

    talk: ExitConversation
    pupil: Pupil | None


@dataclass(frozen=True)
class OfSchool:
    """The conversations of one school: what must be planned first, then what stands, then what is over."""

    school_id: UUID
    to_plan: Sequence[Line]
    planned: Sequence[Line]
    over: Sequence[Line]


def by_school(talks: Iterable[ExitConversation], pupils: Mapping[UUID, Pupil]) -> list[OfSchool]:
    """Put the conversations under their schools."""
    ordered = sorted(talks, key=lambda talk: talk.school_id)
    found = []
    for school_id, of_school in groupby(ordered, key=lambda talk: talk.school_id):
        lines = sorted((Line(talk, pupils.get(talk.pupil_id)) for talk in of_school), key=_by_name)
        planned = [line for line in lines if line.talk.state == "scheduled"]
        found.append(
            OfSchool(
                school_id,
                [line for line in lines if line.talk.is_to_plan],
                sorted(planned, key=_by_moment),
                [line for line in lines if not line.talk.is_open],
            )
        )
    return found


def _by_name(line: Line) -> tuple[str, ...]:
    return surname_first(line.pupil) if line.pupil else ("\uffff",)


def _by_moment(line: Line) -> tuple[str, ...]:
    return (line.talk.starts_at.isoformat() if line.talk.starts_at else "", *_by_name(line))
