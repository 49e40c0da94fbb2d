"""A school registers a pupil who is still at school."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from messaging.ids import uuid7
from services.intake.domain import rules
from services.intake.domain.days import day_of
from services.intake.domain.events import Event, PupilRegistered
from services.intake.domain.identity import read_identity
from services.intake.domain.model import Pupil, PupilId
from services.intake.domain.row import cells_of, naming_fields
from services.intake.domain.sheet import refuse_bsn
from services.intake.storage.places import Places
from services.intake.storage.pupils import Pupils


def handle(
    fields: Mapping[str, object], own_school_id: UUID | None, pupils: Pupils, places: Places, now: datetime
) -> tuple[Pupil, list[Event]]:
    """Begin the file of a pupil, once; with `own_school_id` only that school's. Raises every reason under its field."""
    register = places.register(own_school_id)
    with naming_fields():
        refuse_bsn(fields)
        identity = read_identity(cells_of(fields), register, day_of(now))
    pupils.lock({identity.school.school_id})
    if pupils.find([identity.key]):
        raise rules.PupilIsRegisteredOnce
    pupil = Pupil.register(PupilId(uuid7()), identity)
    pupils.add([pupil])
    return pupil, [PupilRegistered.of(pupil)]
