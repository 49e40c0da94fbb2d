"""The shapes of requests and answers about exit conversations."""

from typing import Final

from marshmallow import EXCLUDE, Schema, fields, validate

from language.texts import N_
from services.intake.api.schemas import Strict
from services.intake.domain.exit_conversation import ADVICES, CANCEL_REASONS, OTHERS

MOST_IN_A_SERIES: Final = 20
LONGEST: Final = 2000
STATES: Final = ("requested", "scheduled", "cancelled", "missed", "held", "lapsed")
REQUIRED: Final = N_("Vul dit in.")
NO_MOMENT: Final = N_("Dit is geen tijd. Schrijf hem zo: 2027-01-18T09:00:00+01:00.")
NO_DAY: Final = N_("Dit is geen datum. Schrijf hem zo: 2027-01-18.")
NO_NUMBER: Final = N_("Geef een heel getal.")
NO_TEXT: Final = N_("Geef een tekst.")


def _words(longest: int) -> fields.String:
    length = validate.Length(max=longest, error=N_("Gebruik hooguit {max} tekens."))
    return fields.String(load_default="", validate=length, error_messages={"invalid": NO_TEXT, "null": NO_TEXT})


class ExitConversationQuery(Schema):
    """Which exit conversations."""

    school_id = fields.UUID(error_messages={"invalid_uuid": N_("Dit is geen id van een school.")})
    pupil_id = fields.UUID(error_messages={"invalid_uuid": N_("Dit is geen id van een leerling.")})
    state = fields.String(validate=validate.OneOf(STATES, error=N_("Kies een stand uit: {choices}.")))
    school_year = fields.Integer(
        validate=validate.Range(2000, 2100, error=N_("Een schooljaar begint in een jaar van 2000 tot en met 2100.")),
        error_messages={"invalid": NO_NUMBER},
    )

    class Meta:
        unknown = EXCLUDE


class AppointmentRequest(Strict):
    """When, where, and who comes besides werkconsulent and school."""

    starts_at = fields.AwareDateTime(
        required=True, error_messages={"required": REQUIRED, "invalid": NO_MOMENT, "invalid_awareness": NO_MOMENT}
    )
    minutes = fields.Integer(
        strict=True,
        load_default=45,
        validate=validate.Range(15, 180, error=N_("Een gesprek duurt 15 tot en met 180 minuten.")),
        error_messages={"invalid": NO_NUMBER},
    )
    place = fields.String(
        required=True,
        validate=validate.Length(1, 200, error=N_("Vul in waar het gesprek is, in 1 tot en met 200 tekens.")),
        error_messages={"required": REQUIRED, "invalid": NO_TEXT},
    )
    others = fields.List(
        fields.String(validate=validate.OneOf(OTHERS, error=N_("Kies uit: {choices}."))),
        load_default=list,
        validate=validate.Length(max=len(OTHERS)),
    )
    parents_agreed = fields.Boolean(
        load_default=False,
        error_messages={"invalid": N_("Kies true of false.")},
        metadata={"description": "From eighteen on the young person says himself that the parents may come along."},
    )


class PlanningRequest(AppointmentRequest):
    """Exit conversations after one another on a day, in the order of the ids; all of them or none."""

    conversation_ids = fields.List(
        fields.UUID(error_messages={"invalid_uuid": N_("Dit is geen id van een gesprek.")}),
        required=True,
        validate=validate.Length(1, MOST_IN_A_SERIES, error=N_("Kies 1 tot en met 20 leerlingen.")),
        error_messages={"required": REQUIRED},
    )
    pause = fields.Integer(
        strict=True,
        load_default=0,
        validate=validate.Range(0, 120, error=N_("Een pauze duurt 0 tot en met 120 minuten.")),
        error_messages={"invalid": NO_NUMBER},
    )


class CancellationRequest(Strict):
    """Why the appointment is off."""

    reason = fields.String(
        required=True,
        validate=validate.OneOf(CANCEL_REASONS, error=N_("Kies uit: {choices}.")),
        error_messages={"required": REQUIRED, "invalid": NO_TEXT},
    )


class PreparationRequest(Strict):
    """What to talk about."""

    preparation = _words(LONGEST)


class AdviceRequest(Strict):
    """What came of it."""

    held_on = fields.Date(required=True, error_messages={"required": REQUIRED, "invalid": NO_DAY})
    advice = fields.String(
        required=True,
        validate=validate.OneOf(ADVICES, error=N_("Kies uit: {choices}.")),
        error_messages={"required": REQUIRED, "invalid": NO_TEXT},
    )
    leerlijn = fields.String(
        load_default=None,
        allow_none=True,
        validate=validate.Regexp(r"^[a-z0-9-]{1,60}$", error=N_("Dit is geen code van een leerlijn.")),
        error_messages={"invalid": NO_TEXT},
    )
    remark = _words(LONGEST)


class ExitConversationAnswer(Schema):
    """One exit conversation as it stands."""

    id = fields.UUID(required=True, attribute="conversation_id")
    pupil_id = fields.UUID(required=True)
    school_id = fields.UUID(required=True)
    school_year = fields.Integer(required=True)
    due_on = fields.Date(required=True)
    werkconsulent_id = fields.UUID(required=True, allow_none=True)
    school_contact_id = fields.UUID(required=True, allow_none=True)
    state = fields.String(required=True)
    starts_at = fields.AwareDateTime(required=True, allow_none=True)
    ends_at = fields.AwareDateTime(required=True, allow_none=True)
    place = fields.String(required=True)
    others = fields.List(fields.String(), required=True)
    preparation = fields.String(required=True)
    prepared_on = fields.Date(required=True, allow_none=True)
    held_on = fields.Date(required=True, allow_none=True)
    advice = fields.String(required=True)
    leerlijn = fields.String(required=True, allow_none=True)
    remark = fields.String(required=True)


class ExitFigureAnswer(Schema):
    """How the exit conversations of a school and a werkconsulent stand."""

    school_id = fields.UUID(required=True)
    werkconsulent_id = fields.UUID(required=True, allow_none=True)
    to_plan = fields.Integer(required=True)
    planned = fields.Integer(required=True)
    held = fields.Integer(required=True)
    left_without = fields.Integer(required=True)
    overdue = fields.Integer(required=True)


class ExitFigureQuery(Schema):
    """Of which school year; the present one when left out."""

    school_year = fields.Integer(
        validate=validate.Range(2000, 2100, error=N_("Een schooljaar begint in een jaar van 2000 tot en met 2100.")),
        error_messages={"invalid": NO_NUMBER},
    )

    class Meta:
        unknown = EXCLUDE
