"""Documents of others that a young person earned, as the API tells them, and the words for them."""

from base64 import b64decode
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from language.texts import N_

KINDS = {
    "branchecertificaat": N_("Branchecertificaat"),
    "mbo_certificaat": N_("Mbo-certificaat"),
    "mbo_verklaring": N_("Mbo-verklaring"),
}
WAYS = {
    "asked_issuer": N_("Gevraagd aan wie het gaf"),
    "issuers_register": N_("Opgezocht in het register van wie het gaf"),
    "saw_original": N_("Het origineel gezien"),
}
STATES = {
    "kept": N_("Nog niet nagekeken"),
    "verified": N_("Nagekeken"),
    "over": N_("Niet meer geldig"),
}
DEEDS = {
    "GET /v1/kept-documents": N_("Document van een ander gezien, in een lijst"),
    "POST /v1/kept-documents": N_("Document van een ander bewaard"),
    "GET /v1/kept-documents/<uuid:document_id>": N_("Document van een ander gezien"),
    "DELETE /v1/kept-documents/<uuid:document_id>": N_("Document van een ander weggehaald"),
    "GET /v1/kept-documents/<uuid:document_id>/file": N_("Document van een ander geopend"),
    "POST /v1/kept-documents/<uuid:document_id>/verification": N_("Document van een ander nagekeken"),
}


@dataclass(frozen=True)
class KeptFile:
    """The file of one."""

    pdf: str  # base64

    @property
    def content(self) -> bytes:
        """The file itself."""
        return b64decode(self.pdf)


@dataclass(frozen=True)
class KeptDocument:
    """A document of a branche or an mbo school."""

    id: UUID
    pupil_id: UUID
    kind: str
    issuer: str
    title: str
    issued_on: date
    state: str
    kept_by_id: UUID
    kept_at: datetime
    number: str | None = None
    valid_until: date | None = None
    sha256: str | None = None
    size: int | None = None
    verified_by_id: UUID | None = None
    verified_at: datetime | None = None
    verified_how: str | None = None
