"""Trajectories that go on at an mbo school, as JSON."""

from marshmallow import EXCLUDE, Schema, fields
from marshmallow.validate import OneOf

from language.texts import N_, Later
from rest.inputs import MESSAGES, Input, one_of
from services.certification.api.trajectory_shapes import day
from services.certification.domain.transfer import REFUSALS, STATES


class TransferIn(Input):
    """Which mbo school is asked, and the last day at the workplace."""

    to_id = fields.UUID(required=True, error_messages=MESSAGES)
    ended_on = day(required=True)


class RefusalIn(Input):
    """Why not."""

    reason = one_of(REFUSALS)


class TransferQuery(Schema):
    """Which questions."""

    pupil_id = fields.UUID(load_default=None, error_messages={"invalid_uuid": N_("Dit is geen id van een leerling.")})
    state = fields.String(
        load_default=None,
        validate=OneOf(STATES, error=Later("Kies uit: {choices}.")),
        metadata={"description": "proposed, accepted, refused or withdrawn."},
    )

    class Meta:
        unknown = EXCLUDE


class EarnedBeforeOut(Schema):
    """A work process that the young person can do; the hash is that of the judgement as it was signed."""

    code = fields.String()
    title = fields.String()
    judgement = fields.String()
    trainer_name = fields.String()
    signed_at = fields.AwareDateTime()
    hash = fields.String()


class TransferOut(Schema):
    """A question to an mbo school, with what was earned before; it opens nothing else of the trajectory."""

    id = fields.UUID(attribute="transfer_id")
    trajectory_id = fields.UUID()
    pupil_id = fields.UUID()
    school_id = fields.UUID()
    to_id = fields.UUID()
    crebo = fields.String()
    qualification = fields.String()
    level = fields.Integer()
    version = fields.String()
    ended_on = fields.Date()
    earned = fields.List(fields.Nested(EarnedBeforeOut))
    state = fields.String()
    proposed_by_id = fields.UUID(attribute="proposed_by")
    proposed_at = fields.AwareDateTime()
    answer_by = fields.Date()
    is_overdue = fields.Boolean()
    answered_by_id = fields.UUID(attribute="answered_by", allow_none=True)
    answered_at = fields.AwareDateTime(allow_none=True)
    reason = fields.String(allow_none=True)
