"""A trajectory: the way of one young person, at one training company, to a praktijkverklaring."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from language.texts import _
from services.certification.domain.catalogue import Recognition, WorkProcess, is_recognised

BORIS: Final = "boris"  # the school issues
MBO: Final = "mbo"  # the examination board of an mbo school issues
REGIMES: Final = (BORIS, MBO)
OF_MBO: Final = ("issuer_id", "agreed_by_company_on", "agreed_by_school_on", "agreed_by_pupil_on")
LONGEST: Final = 3  # years: longer is a slip of the pen
DAYS_IN_A_YEAR: Final = 366  # nobody quarrels about a leap day


@dataclass(frozen=True)
class Trajectory:
    """One trajectory, as its school started it."""

    trajectory_id: UUID
    pupil_id: UUID
    school_id: UUID
    regime: str
    crebo: str
    version: str
    work_processes: tuple[str, ...]
    company_id: UUID
    begins_on: date
    ends_on: date
    called: str
    trainer_name: str
    trainer_mail: str | None  # not known yet: then somebody owes it
    started_at: datetime
    started_by: UUID
    issuer_id: UUID | None = None
    agreed_by_company_on: date | None = None
    agreed_by_school_on: date | None = None
    agreed_by_pupil_on: date | None = None

    def worked_until(self, today: date) -> date:
        """Give up to when there was work in it: today, or the last day when that was earlier."""
        return max(self.begins_on, min(today, self.ends_on))


@dataclass(frozen=True)
class Surroundings:
    """What the catalogue knows about the crebo of a trajectory; nothing when it does not know the crebo."""

    is_known: bool
    work_processes: Sequence[WorkProcess]
    recognitions: Sequence[Recognition]
    has_issuer: bool  # the issuer that was named is an mbo school


def mistakes(new: Trajectory, around: Surroundings) -> Iterator[tuple[str, str]]:
    """Give everything that is wrong with a new trajectory: which field, and what to do."""
    if not around.is_known:
        yield "crebo", _("Deze crebo staat niet in de catalogus. Kies een andere kwalificatie.")
    yield from _about_period(new)
    yield from _about_work_processes(
        new, {each.code: each for each in around.work_processes if each.version == new.version}
    )
    yield from _about_company(new, around)
    yield from _about_regime(new, around)


def _about_period(new: Trajectory) -> Iterator[tuple[str, str]]:
    if new.ends_on < new.begins_on:
        yield "ends_on", _("De laatste dag is eerder dan de eerste. Kijk welke van de twee klopt.")
    elif (new.ends_on - new.begins_on).days > LONGEST * DAYS_IN_A_YEAR:
        yield "ends_on", _("Een traject duurt hoogstens {n} jaar. Kijk de datums na.").format(n=LONGEST)


def _about_work_processes(new: Trajectory, known: Mapping[str, WorkProcess]) -> Iterator[tuple[str, str]]:
    for code in new.work_processes:
        found = known.get(code)
        if found is None:
            said = _("Werkproces {code} hoort niet bij crebo {crebo}, versie {version}. Kies uit de lijst.")
            yield "work_processes", said.format(code=code, crebo=new.crebo, version=new.version)
        elif not found.is_valid_on(new.begins_on):
            said = _("Werkproces {code} geldt niet op de eerste dag van het traject. Kies een andere versie.")
            yield "work_processes", said.format(code=code)


def _about_company(new: Trajectory, around: Surroundings) -> Iterator[tuple[str, str]]:
    """Boris asks for recognition when it begins, the mbo during the whole period."""
    last = new.ends_on if new.regime == MBO else new.begins_on
    own = [each for each in around.recognitions if each.company.company_id == new.company_id]
    if new.ends_on >= new.begins_on and not is_recognised(own, new.crebo, new.begins_on, last):
        said = _(
            "Dit leerbedrijf is niet voor deze kwalificatie erkend in de hele periode. Kies een ander leerbedrijf."
        )
        if new.regime == BORIS:
            said = _(
                "Dit leerbedrijf is op de eerste dag niet erkend voor deze kwalificatie. Kies een ander leerbedrijf."
            )
        yield "company_id", said


def _about_regime(new: Trajectory, around: Surroundings) -> Iterator[tuple[str, str]]:
    given = {name: getattr(new, name) for name in OF_MBO}
    if new.regime == BORIS:
        for name, value in given.items():
            if value is not None:
                yield name, _("Dit hoort bij een traject van het mbo. Laat het leeg, of kies het mbo.")
        return
    for name, value in given.items():
        if value is None:
            yield name, _("Vul dit in: bij het mbo hoort een overeenkomst die iedereen heeft ondertekend.")
        elif isinstance(value, date) and value > new.begins_on:
            yield name, _("De overeenkomst is getekend voordat het traject begint. Kijk de datum na.")
    if new.issuer_id is not None and not around.has_issuer:
        yield "issuer_id", _("Kies de mbo-school waarvan de examencommissie het document geeft.")
