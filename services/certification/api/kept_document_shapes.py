"""Documents of others, as JSON."""

from base64 import b64decode
from typing import Any, Final

from marshmallow import EXCLUDE, Schema, ValidationError, fields
from marshmallow.validate import Length

from language.texts import N_
from rest.inputs import MESSAGES, NOT_REQUIRED, Input, one_of, text
from services.certification.api.trajectory_shapes import day
from services.certification.domain.kept_document import KINDS, WAYS
from services.certification.papers.foreign_pdf import PdfRefused, check

MOST_BYTES: Final = 700_000
LONGEST: Final = MOST_BYTES * 4 // 3 + 4  # as base64
WHY_NOT: Final = {
    "no_pdf": N_("Dit is geen pdf die wij kunnen lezen. Kies de pdf van het document."),
    "locked": N_("Op deze pdf zit een wachtwoord. Vraag een pdf zonder wachtwoord."),
    "too_long": N_("Deze pdf is langer dan een document. Kies alleen het document zelf."),
    "acts": N_("In deze pdf zit een programma of een bestand. Print hem naar een nieuwe pdf en kies die."),
}


class Pdf(fields.Field[bytes]):
    """A PDF as base64, looked at before it is kept."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> bytes:  # noqa: ANN401  marshmallow's own
        del attr, data, kwargs
        if not isinstance(value, str) or len(value) > LONGEST:
            raise ValidationError(N_("Een pdf is hooguit 700 kB. Maak hem kleiner."))
        try:
            pdf = b64decode(value, validate=True)
        except ValueError as wrong:
            raise ValidationError(WHY_NOT["no_pdf"]) from wrong
        try:
            check(pdf)
        except PdfRefused as refused:
            raise ValidationError(WHY_NOT[str(refused)]) from refused
        return pdf


class KeptDocumentIn(Input):
    """A document of a branche with its file, or one of an mbo school, with who gave it."""

    pupil_id = fields.UUID(required=True, error_messages=MESSAGES)
    kind = one_of(KINDS)
    issuer = text(100)
    title = text(200)
    number = text(60, required=False)
    issued_on = day(required=True)
    valid_until = day(required=False)
    pdf = Pdf(
        **NOT_REQUIRED,
        error_messages=MESSAGES,
        metadata={"type": "string", "contentEncoding": "base64", "contentMediaType": "application/pdf"},
    )


class VerificationIn(Input):
    """How it was looked up."""

    how = one_of(WAYS)


class KeptDocumentQuery(Schema):
    """Whose."""

    pupil_id = fields.UUID(load_default=None, error_messages={"invalid_uuid": N_("Dit is geen id van een leerling.")})

    class Meta:
        unknown = EXCLUDE


class KeptDocumentOut(Schema):
    """A document of somebody else; `state` is kept, verified (by a second person) or over (no longer valid)."""

    id = fields.UUID(attribute="document_id")
    pupil_id = fields.UUID()
    school_id = fields.UUID()
    kind = fields.String()
    issuer = fields.String()
    title = fields.String()
    number = fields.String(allow_none=True)
    issued_on = fields.Date()
    valid_until = fields.Date(allow_none=True)
    state = fields.String()
    sha256 = fields.String(allow_none=True, validate=Length(equal=64))
    size = fields.Integer(allow_none=True)
    kept_by_id = fields.UUID(attribute="kept_by")
    kept_at = fields.AwareDateTime()
    verified_by_id = fields.UUID(attribute="verified_by", allow_none=True)
    verified_at = fields.AwareDateTime(allow_none=True)
    verified_how = fields.String(allow_none=True)


class KeptFileOut(Schema):
    """The file as it was kept."""

    pdf = fields.String(metadata={"contentEncoding": "base64", "contentMediaType": "application/pdf"})
