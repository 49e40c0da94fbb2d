"""Documents, what they miss, and what is done with them, as JSON."""

from typing import Final

from marshmallow import EXCLUDE, Schema, fields
from marshmallow.validate import Length

from language.texts import N_
from rest.inputs import MESSAGES, Input, one_of, readable, text
from services.certification.domain.certificate import DIPLOMA, PRAKTIJKVERKLARING
from services.certification.domain.revoking import REASONS

MOST_AT_ONCE: Final = 50
LONGEST: Final = 1000


class MissingOut(Schema):
    """One thing that is missing, who owes it, and a sentence that says so."""

    item = fields.String()
    owed_by = fields.String()
    work_process = fields.String(allow_none=True)
    sentence = fields.String()


class DossierOut(Schema):
    """A trajectory without a document that counts: what it misses; nothing when it can be issued."""

    id = fields.UUID(attribute="trajectory_id")
    pupil_id = fields.UUID()
    school_id = fields.UUID()
    issuer_id = fields.UUID()
    regime = fields.String()
    crebo = fields.String()
    qualification = fields.String()
    company = fields.String()
    ends_on = fields.Date()
    judged = fields.Integer(metadata={"description": "Work processes that are judged."})
    asked = fields.Integer(metadata={"description": "Work processes of the trajectory."})
    is_ready = fields.Boolean()
    replaces = fields.String(
        allow_none=True, metadata={"description": "Number of its document that was revoked: a new one takes its place."}
    )
    missing = fields.List(fields.Nested(MissingOut))


class IssueIn(Input):
    """Which trajectories; nothing is issued with `dry_run`, only said what is missing."""

    trajectory_ids = fields.List(
        fields.UUID(error_messages=MESSAGES),
        required=True,
        validate=Length(1, MOST_AT_ONCE, error=N_("Kies 1 tot 50 trajecten.")),
        error_messages=MESSAGES,
    )
    dry_run = fields.Boolean(load_default=False, error_messages={"invalid": N_("Kies true of false.")})


class IssuedOut(Schema):
    """What became of one trajectory: a document, or what is missing; `is_new` is false for one that was there."""

    trajectory_id = fields.UUID()
    certificate_id = fields.UUID(allow_none=True)
    serial = fields.String(allow_none=True)
    is_new = fields.Boolean()
    missing = fields.List(fields.Nested(MissingOut))


class BatchOut(Schema):
    """What became of a request to issue; the batch says under which id its new documents are found."""

    batch_id = fields.UUID(allow_none=True)
    issued = fields.Integer()
    items = fields.List(fields.Nested(IssuedOut))


class StatedOut(Schema):
    """A work process on a document."""

    code = fields.String()
    title = fields.String()
    judgement = fields.String()


class RevocationOut(Schema):
    """That somebody proposed to revoke it, and who carried it out."""

    reason = fields.String()
    explanation = fields.String()
    proposed_by_id = fields.UUID(attribute="proposed_by")
    proposed_at = fields.AwareDateTime()
    carried_out_by_id = fields.UUID(attribute="carried_out_by", allow_none=True)
    carried_out_at = fields.AwareDateTime(allow_none=True)


class CertificateOut(Schema):
    """One document of the register; whose it is, intake says to who may see that."""

    id = fields.UUID()
    trajectory_id = fields.UUID(allow_none=True)
    pupil_id = fields.UUID(allow_none=True)
    school_id = fields.UUID()
    issuer_id = fields.UUID()
    issuer = fields.String()
    batch_id = fields.UUID()
    kind = fields.String()
    regime = fields.String(allow_none=True, metadata={"description": "None of a diploma."})
    serial = fields.String()
    replaces = fields.String(allow_none=True)
    crebo = fields.String(allow_none=True)
    qualification = fields.String(allow_none=True)
    company = fields.String(allow_none=True)
    programme = fields.String(allow_none=True, metadata={"description": "Of a diploma: what was finished."})
    parts = fields.List(fields.String(), metadata={"description": "Of a diploma: the parts of the programme."})
    work_processes = fields.List(fields.Nested(StatedOut))
    page = fields.String(metadata={"description": "The public page, to which the QR code leads."})
    issued_at = fields.AwareDateTime()
    issued_by_id = fields.UUID()
    has_paper = fields.Boolean()
    revoked_at = fields.AwareDateTime(allow_none=True)
    revocation = fields.Nested(RevocationOut, allow_none=True)
    is_page_closed = fields.Boolean()
    is_guessed_out = fields.Boolean(
        metadata={"description": "Visitors guessed too often whose it is; reopening lets them try again."}
    )
    is_test = fields.Boolean(metadata={"description": "Signed with a key for tests: it counts nowhere."})


class CertificateQuery(Schema):
    """Which documents."""

    pupil_id = fields.UUID(load_default=None, error_messages={"invalid_uuid": N_("Dit is geen id van een leerling.")})
    batch_id = fields.UUID(load_default=None, error_messages={"invalid_uuid": N_("Dit is geen id van een uitgifte.")})
    serial = fields.String(
        load_default=None,
        validate=[Length(max=40, error=N_("Een nummer heeft hoogstens 40 tekens.")), readable],
    )

    kind = one_of((PRAKTIJKVERKLARING, DIPLOMA), required=False)

    class Meta:
        unknown = EXCLUDE


class PaperOut(Schema):
    """A sealed PDF, or a preview of it."""

    serial = fields.String()
    pdf = fields.String(metadata={"contentEncoding": "base64", "contentMediaType": "application/pdf"})


class CredentialOut(Schema):
    """What a wallet takes up: an Open Badges 3.0 credential as JWT."""

    serial = fields.String()
    jwt = fields.String()


class RevocationIn(Input):
    """Why a document should count no more."""

    reason = one_of(REASONS)
    explanation = text(LONGEST, lines=True)
