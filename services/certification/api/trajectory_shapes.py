"""Trajectories as JSON."""

import re
from typing import Any, Final

from marshmallow import EXCLUDE, Schema, ValidationError, fields
from marshmallow.validate import Length, Regexp

from language.texts import N_
from rest.inputs import MESSAGES, NOT_REQUIRED, Input, one_of, text
from services.certification.domain.catalogue import CREBO, WORK_PROCESS
from services.certification.domain.trajectory import REGIMES

MAIL: Final = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
IS_WORK_PROCESS: Final = Regexp(rf"{WORK_PROCESS.pattern}\Z", error=N_("Een werkproces heeft een code als B1-K1-W1."))
IS_CREBO: Final = Regexp(rf"{CREBO.pattern}\Z", error=N_("Een crebo is vijf cijfers."))
MOST: Final = 60


def mail(given: str) -> None:
    """Refuse what is not one plain mail address."""
    if MAIL.fullmatch(given) is None:
        raise ValidationError(N_("Dit is geen mailadres. Vul een adres in als naam@bedrijf.nl."))


def mail_address(*, required: bool) -> fields.String:
    """One plain mail address."""
    kept: dict[str, Any] = {} if required else NOT_REQUIRED
    bounds = Length(6, 254, error=N_("Vul 6 tot 254 tekens in."))
    return fields.String(required=required, validate=[bounds, mail], error_messages=MESSAGES, **kept)


def day(*, required: bool) -> fields.Date:
    """A day."""
    kept: dict[str, Any] = {} if required else NOT_REQUIRED
    return fields.Date(required=required, error_messages=MESSAGES, **kept)


class TrainerIn(Input):
    """Who judges at the company, and where the link goes; neither leaves this service but in that mail."""

    trainer_name = text(100)
    trainer_mail = mail_address(required=True)


class TrajectoryIn(Input):
    """A trajectory to start. What belongs to the mbo is left out in the regime of Boris, and must be there in the other."""

    trainer_name = text(100)
    trainer_mail = mail_address(required=False)  # may follow; without it nothing can be judged
    pupil_id = fields.UUID(required=True, error_messages=MESSAGES)
    regime = one_of(REGIMES)
    crebo = fields.String(required=True, validate=IS_CREBO, error_messages=MESSAGES)
    version = text(20)
    work_processes = fields.List(
        fields.String(validate=IS_WORK_PROCESS, error_messages=MESSAGES),
        required=True,
        validate=Length(1, MOST, error=N_("Kies een of meer werkprocessen.")),
        error_messages=MESSAGES,
    )
    company_id = fields.UUID(required=True, error_messages=MESSAGES)
    begins_on = day(required=True)
    ends_on = day(required=True)
    called = text(60)
    issuer_id = fields.UUID(error_messages=MESSAGES, **NOT_REQUIRED)
    agreed_by_company_on = day(required=False)
    agreed_by_school_on = day(required=False)
    agreed_by_pupil_on = day(required=False)


class TrajectoryQuery(Schema):
    """Whose trajectories."""

    pupil_id = fields.UUID(error_messages={"invalid_uuid": N_("Dit is geen id van een leerling.")})

    class Meta:
        unknown = EXCLUDE


class JudgedOut(Schema):
    """What was signed last of a work process; the hash covers it and what was signed before."""

    judgement = fields.String()
    remark = fields.String()
    trainer_name = fields.String()
    signed_at = fields.AwareDateTime()
    hash = fields.Function(lambda each: each.hash.hex(), metadata={"type": "string"})


class RequestOut(Schema):
    """The link that was sent last: open, signed, or blocked because the code was guessed at."""

    state = fields.String()
    requested_at = fields.AwareDateTime()
    requested_by_id = fields.UUID(attribute="requested_by")
    expires_at = fields.AwareDateTime()
    signed_at = fields.AwareDateTime(allow_none=True)


class ChosenOut(Schema):
    """A work process of this trajectory, and what the trainer found of it."""

    code = fields.String()
    title = fields.String()
    judged = fields.Nested(JudgedOut, allow_none=True)
    photos = fields.List(fields.UUID(), metadata={"description": "Ids of the photos that were signed."})
    steps = fields.List(fields.String(), metadata={"description": "The work card: its small steps, in order."})


class PieceOut(Schema):
    """One thing that somebody owes: a judgement of a work process, a link, a mail address, a company that is recognised."""

    kind = fields.String()
    owner = fields.String(metadata={"description": "job_coach or workplace_trainer."})
    work_process = fields.String(allow_none=True)


class OwedOut(Schema):
    """What is missing since the pupil left school, by when, and who must move first."""

    since = fields.Date()
    due_on = fields.Date()
    is_overdue = fields.Boolean()
    owner_id = fields.UUID(allow_none=True, metadata={"description": "The job coach, as soon as there is one."})
    for_person_id = fields.UUID(allow_none=True)
    waits_for = fields.String(metadata={"description": "job_coach or workplace_trainer."})
    pieces = fields.List(fields.Nested(PieceOut))


class CompanyOut(Schema):
    """Where it is learned."""

    company_id = fields.UUID()
    sbb_id = fields.String()
    name = fields.String()
    address = fields.String()
    place = fields.String()


class TrajectoryOut(Schema):
    """One trajectory; `called` is how the trainer knows the young person."""

    id = fields.UUID(attribute="trajectory_id")
    pupil_id = fields.UUID()
    school_id = fields.UUID()
    regime = fields.String()
    issuer_id = fields.UUID(allow_none=True)
    crebo = fields.String()
    qualification = fields.String()
    level = fields.Integer()
    version = fields.String()
    work_processes = fields.List(fields.Nested(ChosenOut))
    company = fields.Nested(CompanyOut)
    begins_on = fields.Date()
    ends_on = fields.Date()
    agreed_by_company_on = fields.Date(allow_none=True)
    agreed_by_school_on = fields.Date(allow_none=True)
    agreed_by_pupil_on = fields.Date(allow_none=True)
    called = fields.String()
    trainer_name = fields.String()
    trainer_mail = fields.String(allow_none=True)
    request = fields.Nested(RequestOut, allow_none=True)
    owed = fields.Nested(OwedOut, allow_none=True)
    started_at = fields.AwareDateTime()
    started_by_id = fields.UUID(attribute="started_by")
