"""The catalogue as JSON."""

from marshmallow import EXCLUDE, Schema, fields
from marshmallow.validate import Length

from language.texts import N_
from rest.inputs import readable


class QualificationQuery(Schema):
    """Which qualifications."""

    text = fields.String(
        load_default="",
        validate=[Length(max=100, error=N_("Zoek met hoogstens 100 tekens.")), readable],
        metadata={"description": "Words of the name, the dossier or the crebo."},
    )
    with_work_processes = fields.Boolean(
        load_default=False,
        error_messages={"invalid": N_("Kies true of false.")},
        metadata={"description": "Only those of which work processes are known."},
    )

    class Meta:
        unknown = EXCLUDE


class QualificationOut(Schema):
    """A qualification; without days the list did not say how long it is valid."""

    crebo = fields.String()
    name = fields.String()
    level = fields.Integer(metadata={"description": "1 is entree."})
    dossier_crebo = fields.String()
    dossier = fields.String()
    domain_crebo = fields.String()
    domain = fields.String()
    kind = fields.String()
    pathway = fields.String()
    valid_from = fields.Date(allow_none=True)
    valid_until = fields.Date(allow_none=True)


class WorkProcessOut(Schema):
    """A work process of this qualification, in one version of its dossier."""

    version = fields.String()
    code = fields.String()
    core_task = fields.String()
    title = fields.String()
    valid_from = fields.Date()
    valid_until = fields.Date(allow_none=True)


class RecognitionOut(Schema):
    """A company that is recognised for this qualification, from a day on and perhaps until one."""

    company_id = fields.UUID(attribute="company.company_id")
    sbb_id = fields.String(attribute="company.sbb_id")
    name = fields.String(attribute="company.name")
    address = fields.String(attribute="company.address")
    place = fields.String(attribute="company.place")
    valid_from = fields.Date()
    valid_until = fields.Date(allow_none=True)


class QualificationWholeOut(QualificationOut):
    """A qualification with its work processes and the companies that may train for it."""

    work_processes = fields.List(fields.Nested(WorkProcessOut))
    recognitions = fields.List(fields.Nested(RecognitionOut))


class CountsOut(Schema):
    """How much the catalogue holds."""

    qualifications = fields.Integer()
    work_processes = fields.Integer()
    training_companies = fields.Integer()
    recognitions = fields.Integer()


class ImportQuery(Schema):
    """How to import."""

    dry_run = fields.Boolean(
        load_default=False,
        error_messages={"invalid": N_("Kies true of false.")},
        metadata={"description": "Look what would happen, and change nothing."},
    )

    class Meta:
        unknown = EXCLUDE


class SaidOut(Schema):
    """Something about one cell, counted as in the sheet (the header is row 1)."""

    row = fields.Integer(required=True)
    column = fields.String(required=True)
    reason = fields.String(required=True)


class ImportOut(Schema):
    """What became of a sheet: how many rows are new, changed or the same, what was odd, and what was refused."""

    kind = fields.String(
        required=True, metadata={"description": "qualifications, work_processes, work_cards or recognitions."}
    )
    dry_run = fields.Boolean(required=True)
    accepted = fields.Integer(required=True)
    new = fields.Integer(required=True)
    changed = fields.Integer(required=True)
    unchanged = fields.Integer(required=True)
    notes = fields.List(fields.String(), required=True)
    remarks = fields.List(fields.Nested(SaidOut), required=True)
    refused = fields.List(fields.Nested(SaidOut), required=True)
