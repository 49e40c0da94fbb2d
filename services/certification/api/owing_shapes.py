"""What is owed, and the term for it, as JSON."""

from marshmallow import EXCLUDE, Schema, fields
from marshmallow.validate import Range

from language.texts import N_, Later
from rest.inputs import MESSAGES, Input
from services.certification.api.trajectory_shapes import CompanyOut, OwedOut, RequestOut, day
from services.certification.domain.term import LONGEST


class WorkQuery(Schema):
    """Which part of it."""

    overdue = fields.Boolean(
        load_default=False,
        error_messages={"invalid": N_("Kies true of false.")},
        metadata={"description": "Only what is too late."},
    )
    pupil_id = fields.UUID(load_default=None, error_messages={"invalid_uuid": N_("Dit is geen id van een leerling.")})

    class Meta:
        unknown = EXCLUDE


class OwedWorkOut(Schema):
    """A trajectory of which something is owed."""

    trajectory_id = fields.UUID()
    pupil_id = fields.UUID()
    school_id = fields.UUID()
    qualification = fields.String()
    company = fields.Nested(CompanyOut)
    trainer_name = fields.String()
    ends_on = fields.Date()
    request = fields.Nested(RequestOut, allow_none=True)
    owed = fields.Nested(OwedOut)


class TermIn(Input):
    """How long, from a day that is still to come."""

    valid_from = day(required=True)
    amount = fields.Integer(
        required=True,
        strict=True,
        validate=Range(1, LONGEST, error=Later("Vul {min} tot {max} in.")),
        error_messages={**MESSAGES, "invalid": N_("Vul een heel getal in.")},
    )


class WithdrawTermIn(Input):
    """Which version."""

    valid_from = day(required=True)


class TermOut(Schema):
    """A term from a day on; region * is everywhere."""

    key = fields.String()
    region = fields.String()
    valid_from = fields.Date()
    amount = fields.Integer()
    unit = fields.String()


class ListedTermOut(TermOut):
    """A term, and whether it holds today."""

    holds_now = fields.Boolean()


class TermVersionsOut(Schema):
    """One term in all its versions; its ETag is what a change must know."""

    key = fields.String()
    may_change = fields.Boolean()
    versions = fields.List(fields.Nested(TermOut))
