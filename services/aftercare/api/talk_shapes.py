"""Slots and working hours, as JSON in and out."""

from datetime import time
from typing import Any

from marshmallow import EXCLUDE, Schema, ValidationError, fields, validates_schema
from marshmallow.validate import Length, Range

from language.texts import N_, Later
from rest.inputs import MESSAGES
from services.aftercare.api.inputs import Input

DAYS_OF_A_WEEK = 7
HOUR = {**MESSAGES, "invalid": N_("Geef een tijd als 09:00.")}


class SlotsQuery(Input):
    class Meta:
        unknown = EXCLUDE

    minutes = fields.Integer(
        load_default=60,
        validate=Range(15, 240, error=N_("Vul 15 tot 240 minuten in.")),
        error_messages={**MESSAGES, "invalid": N_("Vul een heel getal in.")},
    )


class SlotOut(Schema):
    """A moment at which everybody works and has nothing else with us; `is_late` is after the last day."""

    starts_at = fields.DateTime()
    ends_at = fields.DateTime()
    is_late = fields.Boolean()


class SlotsOut(Schema):
    """At most three moments, the place where this werkconsulent talked last, and who comes besides the professionals."""

    slots = fields.List(fields.Nested(SlotOut))
    place = fields.String(allow_none=True)
    others = fields.List(fields.String())


class WorkingDayIn(Input):
    weekday = fields.Integer(
        required=True,
        strict=True,
        validate=Range(1, DAYS_OF_A_WEEK, error=N_("Maandag is 1, zondag is 7.")),
        error_messages={**MESSAGES, "invalid": N_("Vul een heel getal in.")},
    )
    starts = fields.Time(required=True, format="%H:%M", error_messages=HOUR)
    ends = fields.Time(required=True, format="%H:%M", error_messages=HOUR)

    @validates_schema
    def ends_after_it_starts(self, given: dict[str, Any], **_: object) -> None:
        """A day that ends before it starts is a slip of the pen."""
        if given["ends"] <= given["starts"]:
            raise ValidationError(N_("De werkdag eindigt voor hij begint. Kijk de tijden na."), "ends")


class WorkingHoursIn(Input):
    days = fields.List(
        fields.Nested(WorkingDayIn),
        required=True,
        validate=Length(max=DAYS_OF_A_WEEK, error=Later("Geef hoogstens {max} dagen.")),
        error_messages={**MESSAGES, "invalid": N_("Geef een lijst van dagen.")},
    )

    @validates_schema
    def each_day_once(self, given: dict[str, Any], **_: object) -> None:
        """The same day twice is a slip of the pen."""
        days = [each["weekday"] for each in given["days"]]
        if len(set(days)) < len(days):
            raise ValidationError(N_("Een dag staat er twee keer."), "days")


class WorkingDayOut(Schema):
    weekday = fields.Integer()
    starts = fields.Time(format="%H:%M")
    ends = fields.Time(format="%H:%M")


class WorkingHoursOut(Schema):
    """When somebody works; without any days it is office hours."""

    days = fields.List(fields.Nested(WorkingDayOut))


def shown(hours: dict[int, tuple[time, time]]) -> dict[str, Any]:
    """Show working hours, Monday first."""
    return {"days": [{"weekday": day, "starts": hours[day][0], "ends": hours[day][1]} for day in sorted(hours)]}
