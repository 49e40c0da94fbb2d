"""What goes out about the contact plan, its templates and the sweep, as JSON."""

from marshmallow import Schema, fields


class StepOut(Schema):
    """So long after an anchor; of the reference day, 1 November, the so-manyeth one after leaving."""

    anchor = fields.String()
    amount = fields.Integer()
    unit = fields.String()


class CheckInOut(StepOut):
    """A contact moment; `moved_because` when somebody chose its day."""

    moment = fields.String()
    due_on = fields.Date()
    state = fields.String()
    is_overdue = fields.Boolean()
    done_on = fields.Date(allow_none=True)
    moved_because = fields.String(allow_none=True)
    moved_by_id = fields.UUID(attribute="moved_by", allow_none=True)


class TemplateOut(Schema):
    """The contact moments of who leaves from a day on; `scope` is the region or the id of a school."""

    scope = fields.String()
    valid_from = fields.Date()
    steps = fields.List(fields.Nested(StepOut))


class TemplateVersionsOut(Schema):
    """One template in all its versions; its ETag is what a change must know."""

    scope = fields.String()
    versions = fields.List(fields.Nested(TemplateOut))


class SweepOut(Schema):
    """How many cases a sweep found, by kind; which ones stand among the signals."""

    swept_on = fields.Date()
    no_action = fields.Integer()
    end_without_conversation = fields.Integer()
