"""Requests to trainers, judgement tasks and signed judgements as JSON."""

from typing import Final

from marshmallow import Schema, fields
from marshmallow.validate import Length, OneOf, Regexp

from language.texts import N_, Later
from rest.inputs import MESSAGES, NOT_REQUIRED, Input, text
from services.certification.api.trajectory_shapes import IS_WORK_PROCESS, MOST, CompanyOut
from services.certification.domain.judging import JUDGEMENTS

SHAPE: Final = Regexp(r"[A-Za-z0-9_-]{43}\Z", error=N_("Dit is geen link van ons."))
SIX_DIGITS: Final = Regexp(r"[0-9]{6}\Z", error=N_("De code is zes cijfers."))
SEEN: Final = Regexp(r"[0-9a-f]{64}\Z", error=N_("Dit klopt niet. Kijk dit veld na."))
LONGEST_REMARK: Final = 500


class AskedOut(Schema):
    """Told once: the code, which the sender tells the trainer by another way than mail."""

    id = fields.UUID(attribute="request_id")
    code = fields.String()
    expires_at = fields.AwareDateTime()


class LetterOut(Schema):
    """Told once, to the platform: where the mail goes, what its link holds, and who asked for it."""

    mail = fields.String()
    secret = fields.String()
    requested_by_id = fields.UUID(attribute="requested_by")


class OpenIn(Input):
    """What the trainer brings: the link and the code; and who is signed in in that browser, if anybody is, in which role."""

    link = fields.String(required=True, validate=SHAPE, error_messages=MESSAGES)
    code = fields.String(required=True, validate=SIX_DIGITS, error_messages=MESSAGES)
    signed_in_id = fields.UUID(error_messages=MESSAGES, **NOT_REQUIRED)
    signed_in_role = text(50, required=False)


class SecretOut(Schema):
    """Told once: what the browser of the trainer keeps."""

    secret = fields.String()


class DraftIn(Input):
    """What is filled in of one work process."""

    code = fields.String(required=True, validate=IS_WORK_PROCESS, error_messages=MESSAGES)
    judgement = fields.String(
        validate=OneOf(JUDGEMENTS, error=Later("Kies uit: {choices}.")), error_messages=MESSAGES, **NOT_REQUIRED
    )
    remark = text(LONGEST_REMARK, required=False, lines=True)


class DraftsIn(Input):
    """What is filled in so far, and in the form of which request."""

    request_id = fields.UUID(required=True, error_messages=MESSAGES)
    judgements = fields.List(
        fields.Nested(DraftIn),
        required=True,
        validate=Length(1, MOST, error=N_("Kies een of meer werkprocessen.")),
        error_messages=MESSAGES,
    )


class SignatureIn(Input):
    """What stands for the task as the trainer saw it."""

    seen = fields.String(required=True, validate=SEEN, error_messages=MESSAGES)


class PhotoQuery(Input):
    """Of which work process a photo is."""

    code = fields.String(required=True, validate=IS_WORK_PROCESS, error_messages=MESSAGES)


class AddedOut(Schema):
    """What a new photo is known by."""

    id = fields.UUID(attribute="photo_id")


class ToJudgeOut(Schema):
    """One work process of the task, with what is filled in."""

    code = fields.String()
    title = fields.String()
    judgement = fields.String(allow_none=True)
    remark = fields.String()
    photos = fields.List(fields.UUID(), metadata={"description": "Ids of the photos of this task."})
    steps = fields.List(fields.String(), metadata={"description": "The work card: its small steps, in order."})


class TaskOut(Schema):
    """What a trainer is asked: of whom he sees no more than how he calls him; `seen` goes back with the signature."""

    request_id = fields.UUID()
    seen = fields.String()
    trajectory_id = fields.UUID()
    called = fields.String()
    trainer_name = fields.String()
    qualification = fields.String()
    company = fields.Nested(CompanyOut)
    begins_on = fields.Date()
    ends_on = fields.Date()
    expires_at = fields.AwareDateTime()
    work_processes = fields.List(fields.Nested(ToJudgeOut))
