"""A school registers a pupil who is still at school."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from messaging.ids import uuid7
from services.intake.domain import rules
from services.intake.domain.cells import Cell
from services.intake.domain.days import day_of
from services.intake.domain.events import Event, PupilRegistered
from services.intake.domain.identity import read_identity
from services.intake.domain.model import Pupil, PupilId
from services.intake.storage.places import Places
from services.intake.storage.pupils import Pupils


@dataclass(frozen=True)
class RegisterPupil:
    """Who it is, in cells; with `own_school_id` only that school's pupils."""

    cells: Mapping[str, Cell]
    own_school_id: UUID | None = None


def handle(command: RegisterPupil, pupils: Pupils, places: Places, now: datetime) -> tuple[Pupil, list[Event]]:
    """Begin the file of a pupil, once."""
    identity = read_identity(command.cells, places.register(command.own_school_id), day_of(now))
    pupils.lock({identity.school.school_id})
    if pupils.find([identity.key]):
        raise rules.PupilIsRegisteredOnce
    pupil = Pupil.register(PupilId(uuid7()), identity)
    pupils.add([pupil])
    return pupil, [PupilRegistered.of(pupil)]
