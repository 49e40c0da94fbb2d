"""The contact plan as the API tells it: moments of contact, and the words for where each comes from."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from language.texts import N_, _

ANCHORS = {
    "left_school": N_("{time} na school"),
    "contract_start": N_("{time} na het begin van een contract"),
    "conversation_held": N_("{time} na een loopbaangesprek"),
}
REFERENCE_DAY = N_("1 november, de peildatum")
ONE = {"days": N_("1 dag"), "weeks": N_("1 week"), "months": N_("1 maand"), "years": N_("1 jaar")}
MORE = {"days": N_("{n} dagen"), "weeks": N_("{n} weken"), "months": N_("{n} maanden"), "years": N_("{n} jaar")}


@dataclass(frozen=True)
class Step:
    """So long after something."""

    anchor: str
    amount: int
    unit: str

    @property
    def words(self) -> str:
        """As people say it."""
        if self.anchor not in ANCHORS:
            return _(REFERENCE_DAY)
        time = _(ONE[self.unit]) if self.amount == 1 else _(MORE[self.unit]).format(n=self.amount)
        return _(ANCHORS[self.anchor]).format(time=time)


@dataclass(frozen=True)
class CheckIn(Step):
    """One moment at which somebody looks how a young person is doing."""

    moment: str
    due_on: date
    state: str
    is_overdue: bool = False
    done_on: date | None = None
    moved_because: str | None = None

    @property
    def stands(self) -> str:
        """How it stands, as the shape beside it shows."""
        return "done" if self.state == "done" else "overdue" if self.is_overdue else "coming"


@dataclass(frozen=True)
class Template:
    """The moments of who leaves from a day on."""

    scope: str
    valid_from: date
    steps: list[Step] = field(default_factory=list)


@dataclass(frozen=True)
class TemplateVersions:
    """One template, as it was, is and will be."""

    scope: str
    versions: list[Template] = field(default_factory=list)


def holding(versions: Sequence[Template], today: date) -> Template | None:
    """The version that holds today, or else the first that will."""
    past = [one for one in versions if one.valid_from <= today]
    return max(past, key=lambda one: one.valid_from) if past else next(iter(versions), None)


def scope_of(school_id: UUID | None) -> str:
    """How the API names whose template it is."""
    return str(school_id) if school_id else "region"
