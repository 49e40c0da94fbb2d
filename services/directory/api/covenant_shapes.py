"""A version of the covenant as it comes in and goes out."""

from marshmallow import Schema, ValidationError, fields, validate

from access import covenants
from language.texts import Later
from rest.inputs import MESSAGES
from services.directory.domain.covenant import BY_FILE, STATES

LONGEST = 60_000


def _right(given: str) -> None:
    """Refuse what is no covenant, with every mistake at once."""
    try:
        covenants.read(given)
    except covenants.CovenantIsWrong as wrong:
        raise ValidationError(wrong.errors) from wrong


class CovenantIn(Schema):
    """The file, as it would stand on a server."""

    text = fields.String(
        required=True,
        validate=[validate.Length(1, LONGEST, error=Later("Vul {min} tot {max} tekens in.")), _right],
        error_messages=MESSAGES,
    )


class CovenantOut(Schema):
    """A version: who put it in, who decided, and from which day it holds."""

    id = fields.UUID(attribute="covenant_id", allow_none=True)
    version = fields.String()
    state = fields.String(validate=validate.OneOf((*STATES, BY_FILE)))
    put_in_by_id = fields.UUID(allow_none=True)
    put_in_at = fields.AwareDateTime(allow_none=True)
    decided_by_id = fields.UUID(allow_none=True)
    decided_at = fields.AwareDateTime(allow_none=True)
    holds_from = fields.Date(allow_none=True)
    is_in_force = fields.Boolean()


class CovenantRuleOut(Schema):
    purpose = fields.String()
    role = fields.String()
    relation = fields.String()
    data = fields.List(fields.String())
    phases = fields.List(fields.String())
    basis = fields.String()
    until = fields.Date()


class BasisOut(Schema):
    code = fields.String()
    text = fields.String()


class CovenantDetailOut(CovenantOut):
    """With all that it says, and the file itself."""

    region = fields.String()
    begins_on = fields.Date()
    ends_on = fields.Date()
    bases = fields.List(fields.Nested(BasisOut))
    rules = fields.List(fields.Nested(CovenantRuleOut))
    text = fields.String()
