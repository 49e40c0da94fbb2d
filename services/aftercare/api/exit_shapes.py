"""The shape of what was advised in the last school year."""

from marshmallow import Schema, fields


class ExitAdviceOut(Schema):
    """What was advised in the exit conversation, in the last school year."""

    held_on = fields.Date()
    advice = fields.String()
    leerlijn = fields.String(allow_none=True)
