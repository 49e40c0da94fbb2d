"""What comes in about the contact plan and the destination, as JSON."""

from marshmallow import fields
from marshmallow.validate import Length, Range

from language.texts import N_, Later
from rest.inputs import MESSAGES, one_of
from services.aftercare.api.inputs import Input, day
from services.aftercare.domain.check_in import MOVE_REASONS
from services.aftercare.domain.contact_template import ANCHORS, FURTHEST, MOST_STEPS, UNITS
from services.aftercare.domain.destination import DESTINATIONS, SOURCES


class CheckInIn(Input):
    due_on = day()
    reason = one_of(MOVE_REASONS)


class ConfirmationIn(Input):
    destination = one_of(DESTINATIONS)
    source = one_of(SOURCES)
    confirmed_on = day()


class StepIn(Input):
    anchor = one_of(ANCHORS)
    amount = fields.Integer(
        required=True,
        strict=True,
        validate=Range(1, max(FURTHEST.values()), error=Later("Vul een getal van {min} tot en met {max} in.")),
        error_messages={**MESSAGES, "invalid": N_("Vul een heel getal in.")},
    )
    unit = one_of(UNITS)


class TemplateIn(Input):
    valid_from = day()
    steps = fields.List(
        fields.Nested(StepIn),
        required=True,
        validate=Length(max=MOST_STEPS, error=Later("Geef hoogstens {max} contactmomenten.")),
        error_messages={**MESSAGES, "invalid": N_("Geef een lijst van contactmomenten.")},
    )


class WithdrawTemplateIn(Input):
    valid_from = day()
