"""What goes out about work and its end: questions, transfers, support of the municipality, hand-overs."""

from marshmallow import Schema, fields


class EndingOut(Schema):
    """What was asked about the end of a contract and what was said; `extends_to` when it would last as long again."""

    asked_on = fields.Date(allow_none=True)
    answer_by = fields.Date(allow_none=True)
    answer = fields.String(allow_none=True)
    answered_on = fields.Date(allow_none=True)
    answered_by_id = fields.UUID(allow_none=True)
    extends_to = fields.Date(allow_none=True)


class LastDayClaimOut(Schema):
    """The school told another last day than is known here; null is permanent."""

    ends_on = fields.Date(allow_none=True)
    claimed_on = fields.Date()
    answer_by = fields.Date()


class OverlapOut(Schema):
    """Two contracts at the same time: no mistake by itself."""

    contract_ids = fields.List(fields.UUID())
    begins_on = fields.Date()
    ends_on = fields.Date(allow_none=True)


class WithoutWorkOut(Schema):
    """A stretch without a contract; without an end it still lasts."""

    begins_on = fields.Date()
    ends_on = fields.Date(allow_none=True)


class TransferOut(Schema):
    """A colleague is asked to take the case over."""

    to_id = fields.UUID()
    by_id = fields.UUID()
    reason = fields.String()
    answer_by = fields.Date()
    may_answer = fields.Boolean()
    may_revoke = fields.Boolean()


class MunicipalSupportOut(Schema):
    """What a school asked of the municipality, and the answer."""

    id = fields.UUID(attribute="support_id")
    case_id = fields.UUID()
    kind = fields.String()
    note = fields.String(allow_none=True)
    requested_on = fields.Date()
    requested_by_id = fields.UUID(attribute="requested_by")
    answer_by = fields.Date()
    werkconsulent_id = fields.UUID(allow_none=True)
    answer = fields.String(allow_none=True)
    remark = fields.String(allow_none=True)
    answered_on = fields.Date(allow_none=True)
    answered_by_id = fields.UUID(attribute="answered_by", allow_none=True)
    may_answer = fields.Boolean()


class HandOverOut(Schema):
    """To whom the young person goes after the two years; `asked_on` since when that is owed."""

    asked_on = fields.Date(allow_none=True)
    to = fields.String(allow_none=True)
    to_name = fields.String(allow_none=True)
    how = fields.String(allow_none=True)
    handed_over_on = fields.Date(allow_none=True)
    by_id = fields.UUID(allow_none=True)
    note = fields.String(allow_none=True)


class BodyNameOut(Schema):
    """What a body is called from a day on, and for whom it is there."""

    code = fields.String()
    valid_from = fields.Date()
    name = fields.String()
    below_age = fields.Integer(allow_none=True)


class BodyNamesOut(Schema):
    """One body under all its names; its ETag is what a change must know."""

    code = fields.String()
    versions = fields.List(fields.Nested(BodyNameOut))
