"""A school's own system tells over AMQP that a pupil left; the same rules hold as for a form or a sheet."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from services.intake.domain.events import Event
from services.intake.handlers import report_leaver
from services.intake.storage.places import Places
from services.intake.storage.pupils import Pupils


def handle(school_id: UUID, leaver: Mapping[str, object], pupils: Pupils, places: Places, now: datetime) -> list[Event]:
    """Bring in one leaver of the school that the broker vouches for; `brin` may be left out.

    `leaver` holds the fields of `POST /v1/leavers`. Raises LeaverRefused with every reason, each under the field that
    the sender used.
    """
    school = {"brin": places.register(school_id).own_brin}
    return report_leaver.handle_one(school | dict(leaver), school_id, pupils, places, now).events
