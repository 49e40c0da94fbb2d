"""Leerlijnen, their places and their rules, as JSON in and out."""

from typing import Any, Final

from marshmallow import Schema, fields
from marshmallow.validate import Length, Range, Regexp

from language.texts import N_, Later
from rest.inputs import MESSAGES, MUNICIPALITY, one_of, text
from services.aftercare.api.inputs import Input, day
from services.aftercare.domain.leerlijn import FUNDINGS
from services.aftercare.domain.qualification import LEVELS

CODE: Final = Regexp(r"[a-z]{2,40}\Z", error=N_("Gebruik voor de code 2 tot 40 kleine letters."))
BODY: Final = Regexp(
    r"[A-Z0-9-]{2,20}\Z", error=N_("Gebruik voor de code 2 tot 20 hoofdletters, cijfers of streepjes.")
)
CREBO: Final = Regexp(r"[0-9]{5}\Z", error=N_("Een crebo is vijf cijfers."))
PROCESS: Final = Regexp(r"[BPD][0-9]+-K[0-9]+(-W[0-9]+)?\Z", error=N_("Een werkproces is bijvoorbeeld B1-K1-W1."))
MOST: Final = 200
MOST_PERIODS: Final = 24
MOST_QUALIFICATIONS: Final = 1000
YES_OR_NO: Final = {**MESSAGES, "invalid": N_("Kies true of false.")}
A_LIST: Final = {**MESSAGES, "invalid": N_("Geef een lijst.")}


def coded(pattern: Regexp, most: int = 40) -> fields.String:
    """A code that must look like its kind; its length is said too, for the document."""
    return fields.String(required=True, validate=[Length(1, most), pattern], error_messages=MESSAGES)


def count(most: int) -> fields.Integer:
    """How many."""
    return fields.Integer(
        required=True,
        strict=True,
        validate=Range(0, most, error=Later("Vul {min} tot {max} in.")),
        error_messages={**MESSAGES, "invalid": N_("Vul een heel getal in.")},
    )


def flag() -> fields.Boolean:
    """Yes or no, which must be said."""
    return fields.Boolean(required=True, error_messages=YES_OR_NO)


def at_most(inner: fields.Field[Any], most: int) -> fields.List[Any]:
    """A list that has an end."""
    bounds = Length(max=most, error=Later("Geef hoogstens {max}."))
    return fields.List(inner, required=True, validate=bounds, error_messages=A_LIST)


class WorkProcessIn(Input):
    crebo = coded(CREBO)
    code = coded(PROCESS)
    title = text(200)
    is_needed = fields.Boolean(load_default=False, error_messages=YES_OR_NO)


class PeriodIn(Input):
    begins_on = day()
    ends_on = day()
    places = count(1000)
    minimum = count(1000)


class LeerlijnIn(Input):
    name = text(100)
    municipality = fields.String(required=True, validate=MUNICIPALITY, error_messages=MESSAGES)
    offered_by = at_most(coded(BODY), MOST)
    work_processes = at_most(fields.Nested(WorkProcessIn), MOST)
    periods = at_most(fields.Nested(PeriodIn), MOST_PERIODS)


class IntakeRuleIn(Input):
    valid_from = day()
    direct_entry = flag()
    within_two_years = flag()
    after_two_years = flag()
    funding = one_of(FUNDINGS)


class QualificationIn(Input):
    crebo = coded(CREBO)
    name = text(200)
    level = fields.Integer(
        required=True,
        strict=True,
        validate=Range(min(LEVELS), max(LEVELS), error=N_("Alleen entree (1) en niveau 2.")),
        error_messages={**MESSAGES, "invalid": N_("Vul een heel getal in.")},
    )
    dossier = text(200)


class QualificationLoadIn(Input):
    qualifications = at_most(fields.Nested(QualificationIn), MOST_QUALIFICATIONS)


class PlaceIn(Input):
    period_id = fields.UUID(required=True, error_messages=MESSAGES)


class WorkProcessOut(Schema):
    """A work process of a leerlijn; `is_needed` for the least that an employer asks of whoever comes out of it."""

    crebo = fields.String()
    code = fields.String()
    title = fields.String()
    is_needed = fields.Boolean()


class PeriodOut(Schema):
    """A period with how many places are free now; it is given from `minimum` young people on."""

    id = fields.UUID(attribute="period_id")
    begins_on = fields.Date()
    ends_on = fields.Date()
    places = fields.Integer()
    minimum = fields.Integer()
    free = fields.Integer()


class IntakeRuleOut(Schema):
    """Who may enter and who pays, from a day on; leerlijn * is every one without a rule of its own."""

    leerlijn = fields.String()
    region = fields.String()
    valid_from = fields.Date()
    direct_entry = fields.Boolean()
    within_two_years = fields.Boolean()
    after_two_years = fields.Boolean()
    funding = fields.String()


class LeerlijnOut(Schema):
    """A leerlijn; `intake` is the rule that holds today, `intake_rules` are all its versions and those for every leerlijn."""

    code = fields.String()
    name = fields.String()
    municipality = fields.String()
    offered_by = fields.List(fields.String())
    work_processes = fields.List(fields.Nested(WorkProcessOut))
    periods = fields.List(fields.Nested(PeriodOut))
    intake = fields.Nested(IntakeRuleOut, allow_none=True)
    intake_rules = fields.List(fields.Nested(IntakeRuleOut))


class QualificationOut(Schema):
    crebo = fields.String()
    name = fields.String()
    level = fields.Integer()
    dossier = fields.String()


class ReservationOut(Schema):
    """A place that is kept for a young person until and including `expires_on`."""

    id = fields.UUID(attribute="reservation_id")
    case_id = fields.UUID()
    leerlijn = fields.String()
    period_id = fields.UUID()
    reserved_on = fields.Date()
    expires_on = fields.Date()
    state = fields.String()


class LeerlijnFunnelOut(Schema):
    """At least so many young people, at most four more; null is not shown."""

    leerlijn = fields.String()
    wanted = fields.Integer(allow_none=True)
    reserved = fields.Integer(allow_none=True)
    agreed = fields.Integer(allow_none=True)
    begun = fields.Integer(allow_none=True)
