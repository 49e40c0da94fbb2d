"""A school registers a pupil who is still at school."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from services.intake.domain import rules
from services.intake.domain.days import day_of
from services.intake.domain.pupil_news import read_pupil_news
from services.intake.domain.row import cells_of, naming_fields
from services.intake.domain.sheet import refuse_bsn
from services.intake.handlers import register_pupils
from services.intake.handlers.rows_told import Outcome
from services.intake.storage.exit_plans import ExitPlans
from services.intake.storage.places import Places
from services.intake.storage.pupils import Pupils


def handle(
    fields: Mapping[str, object],
    own_school_id: UUID | None,
    pupils: Pupils,
    plans: ExitPlans,
    places: Places,
    now: datetime,
) -> Outcome:
    """Begin the file of a pupil, once; with `own_school_id` only that school's. Raises every reason under its field."""
    register, today = places.register(own_school_id), day_of(now)
    with naming_fields():
        refuse_bsn(fields)
        news = read_pupil_news(cells_of(fields), register, today)
    pupils.lock({news.identity.school.school_id})
    if pupils.find([news.identity.key]):
        raise rules.PupilIsRegisteredOnce
    outcome = Outcome(new=1)
    namesakes = pupils.namesakes({news.identity.school.school_id})
    outcome.remarks += register_pupils.remarks(1, news, None, namesakes)
    register_pupils.record(news, None, outcome, pupils, plans, today)
    return outcome
