"""What reports answer: figures in steps of five, and for those with the right the rows they were counted from."""

from marshmallow import Schema, fields


class LineOut(Schema):
    """At least so many young people, at most four more; null is not shown."""

    total = fields.Integer(allow_none=True)
    groups = fields.Dict(keys=fields.String(), values=fields.Integer(allow_none=True))
    categories = fields.Dict(keys=fields.String(), values=fields.Integer(allow_none=True))


class SchoolLineOut(LineOut):
    school_id = fields.UUID()


class ReportOut(Schema):
    """A table; `region` is there for who may see the region."""

    reference_on = fields.Date()
    known_on = fields.Date()
    begins_on = fields.Date()
    ends_on = fields.Date()
    schools = fields.List(fields.Nested(SchoolLineOut))
    region = fields.Nested(LineOut, allow_none=True)


class ReportRowOut(Schema):
    """One young person behind a figure."""

    case_id = fields.UUID()
    pupil_id = fields.UUID()
    school_id = fields.UUID()
    municipality = fields.String()
    left_on = fields.Date()
    destination = fields.String()
    exit_profile = fields.String()
    part = fields.String()
    since = fields.Date()


class BodyOut(Schema):
    code = fields.String()
    name = fields.String()
    below_age = fields.Integer(allow_none=True)
    valid_from = fields.Date()
