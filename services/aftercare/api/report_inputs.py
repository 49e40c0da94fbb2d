"""What a report is asked for: always a reference date and the day up to which facts count, so that the answer stays the same."""

from typing import Any

from marshmallow import ValidationError, fields, validates_schema
from marshmallow.validate import Range

from language.texts import N_
from rest.inputs import MESSAGES, one_of
from services.aftercare.api.inputs import Query, day
from services.aftercare.domain.exit_monitor import SHAPE as EXITS
from services.aftercare.domain.exit_monitor import YEARS_AFTER
from services.aftercare.domain.planned_exit import SHAPE as PLANNED

REPORTS = ("exit-monitor", "planned-exits")
PARTS = tuple(dict.fromkeys(part for shape in (EXITS, PLANNED) for group in shape for part in (group, *shape[group])))


class ReportQuery(Query):
    """The day that the report is about, and the day up to which was told counts."""

    reference_on = day()
    known_on = day()

    @validates_schema
    def in_order(self, given: dict[str, Any], **_: object) -> None:
        """Refuse to tell of a day before it was there."""
        if given["known_on"] < given["reference_on"]:
            raise ValidationError(N_("Kies een dag op of na de peildatum."), "known_on")


class ExitMonitorQuery(ReportQuery):
    years = fields.Integer(
        load_default=0,
        validate=Range(YEARS_AFTER[0], YEARS_AFTER[-1], error=N_("Kies 0, 1 of 2 jaar.")),
        error_messages=MESSAGES,
    )


class ReportRowsQuery(ExitMonitorQuery):
    report = one_of(REPORTS)
    part = one_of(PARTS, required=False)
    school_id = fields.UUID(error_messages=MESSAGES)


class WithoutStartQuery(ReportQuery):
    school_id = fields.UUID(error_messages=MESSAGES)


class BodiesQuery(Query):
    on = day()
