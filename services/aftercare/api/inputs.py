"""What comes in, as JSON; every field that is wrong is named at once, with what to do."""

from datetime import date
from typing import Any, Final

from marshmallow import EXCLUDE, ValidationError, fields, validates_schema
from marshmallow.validate import Length, OneOf, Range, Regexp

from language.texts import N_, Later
from rest import inputs
from rest.inputs import MESSAGES, MUNICIPALITY, NOT_REQUIRED, one_of, text
from services.aftercare.domain.contact import CHANNELS, RESULTS
from services.aftercare.domain.contract import END_REASONS, KINDS
from services.aftercare.domain.conversation import CANCEL_REASONS, LEERLIJN, NEXT_STEPS
from services.aftercare.domain.free_days import MOST
from services.aftercare.domain.invited import OTHERS
from services.aftercare.domain.next_step import DROP_REASONS
from services.aftercare.domain.promise import OWNERS, PROMISES
from services.aftercare.domain.signals import KINDS as KINDS_OF_SIGNAL
from services.aftercare.domain.terms import LONGEST
from services.aftercare.domain.transferring import REASONS
from services.aftercare.domain.withdrawing import WITHDRAWAL_REASONS

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 1, 1)
MOST_CASES: Final = 200  # in one reassignment, which is one transaction
MOST_PROMISES: Final = 20  # of one conversation
CASE_STATES = ("open", "closed")
CASE_ORDERS = ("id", "left_on")  # left_on: who left school last comes first
CONVERSATION_STATES = ("requested", "scheduled", "held", "cancelled", "missed", "withdrawn")


def day(*, required: bool = True) -> fields.Date:
    """A day in this century."""
    bounds = Range(FIRST_DAY, LAST_DAY, error=N_("Kijk het jaartal na."))
    messages = {**MESSAGES, "invalid": N_("Geef een datum als 2026-11-21.")}
    kept = {} if required else NOT_REQUIRED
    return fields.Date(required=required, validate=bounds, error_messages=messages, **kept)


def moment() -> fields.AwareDateTime:
    """A moment with its time zone, in this century."""

    def near(given: Any) -> None:  # noqa: ANN401  marshmallow's own signature
        if not FIRST_DAY <= given.date() < LAST_DAY:
            raise ValidationError(N_("Kijk het jaartal na."))

    wording = N_("Geef datum en tijd met tijdzone, als 2026-11-21T14:00:00+01:00.")
    messages = {**MESSAGES, "invalid": wording, "invalid_awareness": wording}
    return fields.AwareDateTime(required=True, validate=near, error_messages=messages)


def flag() -> fields.Boolean:
    """Yes or no."""
    return fields.Boolean(load_default=False, error_messages={**MESSAGES, "invalid": N_("Kies true of false.")})


class Input(inputs.Input):
    """A request of aftercare: an empty text is no text."""

    def tidy(self, name: str, given: str) -> str | None:
        """Leave out what is empty."""
        return super().tidy(name, given) or None


class Query(Input):
    """Which of a list; the place in the list is read elsewhere."""

    class Meta:
        unknown = EXCLUDE


class CasesQuery(Query):
    pupil_id = fields.UUID(error_messages=MESSAGES)
    school_id = fields.UUID(error_messages=MESSAGES)
    job_coach_id = fields.UUID(error_messages=MESSAGES)
    municipality = fields.String(validate=MUNICIPALITY, error_messages=MESSAGES)
    state = one_of(CASE_STATES, required=False)


class CasesListQuery(CasesQuery):
    """Which cases, in which order, and whether to count them all: `Total-Count` says how many, up to 1001."""

    order = one_of(CASE_ORDERS, required=False)
    count = flag()


class SignalsQuery(Query):
    kind = one_of(KINDS_OF_SIGNAL, required=False)
    school_id = fields.UUID(error_messages=MESSAGES)
    municipality = fields.String(validate=MUNICIPALITY, error_messages=MESSAGES)


class ConversationsQuery(Query):
    case_id = fields.UUID(error_messages=MESSAGES)
    state = one_of(CONVERSATION_STATES, required=False)
    mine = flag()
    from_day = day(required=False)  # with an appointment on this day or later
    until_day = day(required=False)  # and on this day or earlier


class ContractIn(Input):
    employer = text(200)
    kind = one_of(KINDS, required=False)
    begins_on = day()
    ends_on = day(required=False)
    hours = fields.Float(
        load_default=None,
        allow_none=True,
        allow_nan=False,
        validate=Range(0.5, 60, error=N_("Vul uren per week in: 0,5 tot 60.")),
        error_messages=MESSAGES,
    )
    sbb_id = fields.String(
        validate=Regexp(r"[0-9A-Za-z]{3,20}\Z", error=N_("Een nummer van SBB heeft 3 tot 20 cijfers of letters.")),
        error_messages=MESSAGES,
        **NOT_REQUIRED,
    )
    probation_ends_on = day(required=False)


class LastDayIn(Input):
    ends_on = fields.Date(
        required=True,
        allow_none=True,
        validate=Range(FIRST_DAY, LAST_DAY, error=N_("Kijk het jaartal na.")),
        error_messages={**MESSAGES, "invalid": N_("Geef een datum als 2026-11-21, of null voor een vast contract.")},
    )


class EndIn(Input):
    ended_on = day()
    reason = one_of(END_REASONS)


class DropOutIn(Input):
    on = day()
    reason = one_of(END_REASONS)


class WithdrawalIn(Input):
    reason = one_of(WITHDRAWAL_REASONS)


class AppointmentIn(Input):
    starts_at = moment()
    minutes = fields.Integer(
        required=True,
        strict=True,
        validate=Range(5, 480, error=N_("Vul 5 tot 480 minuten in.")),
        error_messages={**MESSAGES, "invalid": N_("Vul een heel getal in.")},
    )
    place = text(200)
    outside_working_hours_confirmed = flag()
    others = fields.List(
        one_of(OTHERS),
        load_default=None,
        validate=Length(max=len(OTHERS)),
        error_messages={**MESSAGES, "invalid": N_("Geef een lijst.")},
    )


class ToldIn(Input):
    told = fields.List(
        one_of(OTHERS),
        required=True,
        validate=Length(max=len(OTHERS)),
        error_messages={**MESSAGES, "invalid": N_("Geef een lijst.")},
    )


class CancelIn(Input):
    reason = one_of(CANCEL_REASONS, required=False, default="other")


class PromiseIn(Input):
    what = one_of(PROMISES)
    owner = one_of(OWNERS)
    due_on = day()


class OutcomeIn(Input):
    held_on = day()
    next_step = one_of(NEXT_STEPS)
    remark = text(2000, required=False, lines=True)
    period_id = fields.UUID(error_messages=MESSAGES, **NOT_REQUIRED)
    crebo = fields.String(
        validate=Regexp(r"[0-9]{5}\Z", error=N_("Een crebo is vijf cijfers.")), error_messages=MESSAGES, **NOT_REQUIRED
    )
    choice_reason = text(500, required=False, lines=True)
    promises = fields.List(
        fields.Nested(PromiseIn),
        load_default=list,
        validate=Length(max=MOST_PROMISES, error=Later("Geef hoogstens {max} acties.")),
        error_messages={**MESSAGES, "invalid": N_("Geef een lijst van acties.")},
    )

    @validates_schema(skip_on_field_errors=False)
    def only_a_leerlijn_has_places(self, given: dict[str, Any], **_: object) -> None:
        """A place is kept in a leerlijn, and nowhere else."""
        if given.get("period_id") and given.get("next_step", LEERLIJN) != LEERLIJN:
            raise ValidationError(N_("Alleen bij een leerlijn hoort een plek. Laat de periode weg."), "period_id")


class BeganIn(Input):
    began_on = day()


class DropIn(Input):
    reason = one_of(DROP_REASONS)


class ContactIn(Input):
    made_on = day()
    channel = one_of(CHANNELS)
    is_reached = fields.Boolean(required=True, error_messages={**MESSAGES, "invalid": N_("Kies true of false.")})
    result = fields.String(
        validate=OneOf(RESULTS, error=Later("Kies uit: {choices}.")), error_messages=MESSAGES, **NOT_REQUIRED
    )
    note = text(500, required=False, lines=True)


class HolidaysQuery(Query):
    year = fields.Integer(
        required=True,
        validate=Range(FIRST_DAY.year, LAST_DAY.year, error=N_("Kijk het jaartal na.")),
        error_messages={**MESSAGES, "invalid": N_("Geef een jaartal.")},
    )


class TermIn(Input):
    valid_from = day()
    amount = fields.Integer(
        required=True,
        strict=True,
        validate=Range(1, max(LONGEST.values()), error=Later("Vul {min} tot {max} in.")),
        error_messages={**MESSAGES, "invalid": N_("Vul een heel getal in.")},
    )


class WithdrawTermIn(Input):
    valid_from = day()


class FreeDayIn(Input):
    on = day()
    name = text(100)


class FreeDaysIn(Input):
    days = fields.List(
        fields.Nested(FreeDayIn),
        required=True,
        validate=Length(max=MOST, error=Later("Geef hoogstens {max} vrije dagen.")),
        error_messages={**MESSAGES, "invalid": N_("Geef een lijst van dagen.")},
    )


class ReassignmentIn(Input):
    case_ids = fields.List(
        fields.UUID(error_messages=MESSAGES),
        required=True,
        validate=Length(1, MOST_CASES, error=Later("Kies {min} tot {max} zaken.")),
        error_messages={**MESSAGES, "invalid": N_("Geef een lijst van zaken.")},
    )
    job_coach_id = fields.UUID(required=True, error_messages=MESSAGES)
    from_job_coach_id = fields.UUID(
        required=True, allow_none=True, error_messages=MESSAGES
    )  # as the coordinator saw it
    reason = one_of(REASONS)
