"""A pupil: the only place where a name and a birth date are kept."""

from dataclasses import dataclass
from datetime import date
from typing import NewType
from uuid import UUID, uuid5

from services.intake.domain.identity import Identity
from services.intake.domain.leaver import Leaver
from services.intake.domain.plan_rules import PupilIsStillAtSchool
from services.intake.domain.pupil_news import PupilNews

PupilId = NewType("PupilId", UUID)
ContractRef = NewType("ContractRef", UUID)


@dataclass(frozen=True)
class ContractAtLeaving:
    """The contract that the school knows of; the employer's name stays in intake."""

    contract_ref: ContractRef
    begins_on: date
    ends_on: date | None


@dataclass(eq=False)
class Pupil:
    """A pupil of a school of the region; `left_on` is empty as long as the pupil is at school."""

    pupil_id: PupilId
    school_id: UUID
    pupil_number: str
    first_name: str
    infix: str
    last_name: str
    birth_date: date
    municipality: str
    exit_profile: str
    left_on: date | None = None
    destination: str = ""
    employer: str = ""
    contract_begin: date | None = None
    contract_end: date | None = None
    trajectory_open: bool = False
    version: int = 1
    final_year: int | None = None  # the year in which the last school year begins
    planned_destination: str = ""  # the planned exit as it stands; how it came to be is kept beside it
    planned_left_on: date | None = None

    @classmethod
    def register(cls, pupil_id: PupilId, identity: Identity) -> "Pupil":
        """Begin the file of a pupil."""
        return cls(
            pupil_id=pupil_id,
            school_id=identity.school.school_id,
            pupil_number=identity.pupil_number,
            first_name=identity.first_name,
            infix=identity.infix,
            last_name=identity.last_name,
            birth_date=identity.birth_date,
            municipality=identity.municipality,
            exit_profile=identity.exit_profile,
        )

    def study(self, news: PupilNews) -> bool:
        """Take over what the school tells of a pupil who is still there; tells whether the planned exit is another one."""
        if self.left_on is not None:
            raise PupilIsStillAtSchool
        is_planned_anew = news.has_plan and self.plan != news.plan
        self._take_over(_told_at_school(news))
        return is_planned_anew

    def leave(self, leaver: Leaver) -> date | None:
        """Take over what the school tells now; gives the day of leaving that it told before, if any."""
        before = self.left_on
        self._take_over(_told(leaver))
        return before

    def knows(self, leaver: Leaver) -> bool:
        """Tell whether the school told exactly this before."""
        return not self.news_in(leaver)

    def news_in(self, leaver: Leaver) -> dict[str, tuple[object, object]]:
        """Give what the school tells otherwise than before, as (before, now) by name."""
        return self._news_in(_told(leaver))

    def news_of(self, news: PupilNews) -> dict[str, tuple[object, object]]:
        """Give what the school tells otherwise than before of a pupil who is still there, as (before, now) by name."""
        return self._news_in(_told_at_school(news))

    @property
    def plan(self) -> tuple[str, date | None]:
        """The planned exit as it stands: where to, and when."""
        return self.planned_destination, self.planned_left_on

    @property
    def contract(self) -> ContractAtLeaving | None:
        """The contract at leaving. Its reference belongs to this leaving, so that a corrected date is no second contract."""
        if self.contract_begin is None:
            return None
        reference = ContractRef(uuid5(self.pupil_id, f"contract/{self.left_on}"))
        return ContractAtLeaving(reference, self.contract_begin, self.contract_end)

    def _news_in(self, told: dict[str, object]) -> dict[str, tuple[object, object]]:
        pairs = {name: (getattr(self, name), value) for name, value in told.items()}
        return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}

    def _take_over(self, told: dict[str, object]) -> None:
        for name, value in told.items():
            setattr(self, name, value)
        self.version += 1


def _told(leaver: Leaver) -> dict[str, object]:
    """Give what a row says, under the names of the pupil; school and pupil number say which pupil."""
    return _who(leaver.identity) | {
        "left_on": leaver.left_on,
        "destination": leaver.destination,
        "employer": leaver.employer,
        "contract_begin": leaver.contract_begin,
        "contract_end": leaver.contract_end,
        "trajectory_open": leaver.trajectory_open,
    }


def _told_at_school(news: PupilNews) -> dict[str, object]:
    """Give what a row says of a pupil who is still there; an empty cell takes nothing away that was told before."""
    told = _who(news.identity)
    if news.final_year is not None:
        told["final_year"] = news.final_year
    if news.has_plan:
        told |= {"planned_destination": news.planned_destination, "planned_left_on": news.planned_left_on}
    return told


def _who(identity: Identity) -> dict[str, object]:
    return {
        "first_name": identity.first_name,
        "infix": identity.infix,
        "last_name": identity.last_name,
        "birth_date": identity.birth_date,
        "municipality": identity.municipality,
        "exit_profile": identity.exit_profile,
    }
