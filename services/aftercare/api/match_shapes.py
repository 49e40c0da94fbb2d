"""What could be a next step, as JSON: each line with all that speaks for it and against it."""

from typing import Final

from marshmallow import Schema, fields
from marshmallow.validate import Length, Regexp

from language.texts import N_
from rest.inputs import MESSAGES, MUNICIPALITY
from services.aftercare.api.inputs import Input
from services.aftercare.api.leerlijn_shapes import CODE, IntakeRuleOut, WorkProcessOut, at_most, coded

KEY: Final = Regexp(
    r"[0-9]{5}/[BPD][0-9]+-K[0-9]+(-W[0-9]+)?\Z", error=N_("Een werkproces is crebo en code, als 25254/B1-K1-W1.")
)
MOST: Final = 200


class StartingPointIn(Input):
    """What a young person has and wants; no municipality is anywhere."""

    work_processes = at_most(coded(KEY), MOST)
    leerlijnen = at_most(coded(CODE), MOST)
    municipalities = at_most(
        fields.String(required=True, validate=[Length(6, 6), MUNICIPALITY], error_messages=MESSAGES), MOST
    )


class StartingPointOut(Schema):
    """What a young person has and wants; without `noted_on` nobody noted it yet."""

    case_id = fields.UUID()
    work_processes = fields.List(fields.String())
    leerlijnen = fields.List(fields.String())
    municipalities = fields.List(fields.String())
    noted_on = fields.Date(allow_none=True)
    noted_by_id = fields.UUID(attribute="noted_by", allow_none=True)


class ReasonOut(Schema):
    """Something that speaks for a step, or against it."""

    code = fields.String()
    is_for = fields.Boolean()
    count = fields.Integer(allow_none=True)


class FreePeriodOut(Schema):
    period_id = fields.UUID()
    begins_on = fields.Date(attribute="period.begins_on")
    ends_on = fields.Date(attribute="period.ends_on")
    free = fields.Integer()


class LeerlijnLineOut(Schema):
    """A leerlijn beside what the young person has and wants."""

    code = fields.String(attribute="leerlijn.code")
    name = fields.String(attribute="leerlijn.name")
    municipality = fields.String(attribute="leerlijn.municipality")
    offered_by = fields.List(fields.String(), attribute="leerlijn.offered_by")
    is_open = fields.Boolean()
    has = fields.List(fields.Nested(WorkProcessOut))
    missing = fields.List(fields.Nested(WorkProcessOut))
    periods = fields.List(fields.Nested(FreePeriodOut))
    intake = fields.Nested(IntakeRuleOut, attribute="rule", allow_none=True)
    reasons = fields.List(fields.Nested(ReasonOut))


class QualificationLineOut(Schema):
    """A qualification; `missing` holds the work processes that leerlijnen teach, the whole of it is not known here."""

    crebo = fields.String(attribute="qualification.crebo")
    name = fields.String(attribute="qualification.name")
    level = fields.Integer(attribute="qualification.level")
    has = fields.List(fields.String())
    missing = fields.List(fields.Nested(WorkProcessOut))
    offered_by = fields.List(fields.String())


class EarnedOut(Schema):
    """What a workplace trainer signed; alone and with help count as having it."""

    work_process = fields.String()
    judgement = fields.String()
    judged_on = fields.Date()


class MatchOut(Schema):
    """What could be a next step; `entry` is the way in which this young person would come in."""

    case_id = fields.UUID()
    entry = fields.String()
    starting_point = fields.Nested(StartingPointOut)
    earned = fields.List(fields.Nested(EarnedOut))
    leerlijnen = fields.List(fields.Nested(LeerlijnLineOut))
    qualifications = fields.List(fields.Nested(QualificationLineOut))
