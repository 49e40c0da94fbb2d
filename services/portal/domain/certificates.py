"""Documents, what they miss, and the keys that sign them, as the API tells them."""

from base64 import b64decode
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final
from uuid import UUID

PRAKTIJKVERKLARING: Final = "praktijkverklaring"
DIPLOMA: Final = "diploma"


@dataclass(frozen=True)
class Missing:
    """One thing that is missing, and who owes it."""

    item: str
    owed_by: str
    sentence: str


@dataclass(frozen=True)
class Dossier:
    """A trajectory without a document that counts."""

    id: UUID
    pupil_id: UUID
    issuer_id: UUID
    qualification: str
    company: str
    judged: int
    asked: int
    is_ready: bool
    replaces: str | None = None  # the number of a revoked one; whoever issues anew does so on purpose
    missing: list[Missing] = field(default_factory=list)


@dataclass(frozen=True)
class Outcome:
    """What became of one trajectory that should be issued, or of one pupil's diploma."""

    is_new: bool
    trajectory_id: UUID | None = None
    pupil_id: UUID | None = None
    certificate_id: UUID | None = None
    missing: list[Missing] = field(default_factory=list)


@dataclass(frozen=True)
class Batch:
    """What became of a request to issue."""

    issued: int
    items: list[Outcome]
    batch_id: UUID | None = None


@dataclass(frozen=True)
class Stated:
    """A work process on a document."""

    code: str
    title: str
    judgement: str


@dataclass(frozen=True)
class Revocation:
    """That somebody proposed to revoke it, and who carried it out."""

    reason: str
    explanation: str
    proposed_by_id: UUID
    proposed_at: datetime
    carried_out_by_id: UUID | None = None
    carried_out_at: datetime | None = None


@dataclass(frozen=True)
class Certificate:
    """One document of the register."""

    id: UUID
    school_id: UUID
    issuer_id: UUID
    issuer: str
    batch_id: UUID
    serial: str
    page: str
    issued_at: datetime
    issued_by_id: UUID
    has_paper: bool
    is_page_closed: bool
    is_test: bool
    pupil_id: UUID | None = None
    trajectory_id: UUID | None = None
    replaces: str | None = None
    revoked_at: datetime | None = None
    revocation: Revocation | None = None
    is_guessed_out: bool = False
    kind: str = PRAKTIJKVERKLARING
    crebo: str | None = None
    qualification: str | None = None
    company: str | None = None
    programme: str | None = None
    work_processes: list[Stated] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)

    @property
    def is_diploma(self) -> bool:
        """Whether a school says here what was finished at that school."""
        return self.kind == DIPLOMA

    @property
    def about(self) -> str:
        """What it is about: the qualification, or the programme of the school."""
        return self.programme or self.qualification or ""

    @property
    def state(self) -> str:
        """How it stands: valid, proposed (to revoke), or revoked."""
        if self.revoked_at is not None:
            return "revoked"
        return "proposed" if self.revocation is not None else "valid"


@dataclass(frozen=True)
class Paper:
    """A sealed PDF, or a preview."""

    serial: str
    pdf: str

    @property
    def content(self) -> bytes:
        """The file."""
        return b64decode(self.pdf)


@dataclass(frozen=True)
class Credential:
    """What a wallet takes up."""

    serial: str
    jwt: str


@dataclass(frozen=True)
class IssuerKey:
    """The public half of a key with which an organisation signs."""

    id: UUID
    organisation_id: UUID
    code: str
    name: str
    place: str
    did: str
    state: str
    is_test: bool
    made_by_id: UUID
    made_at: datetime
    approved_by_id: UUID | None = None
    approved_at: datetime | None = None
    retired_at: datetime | None = None


@dataclass(frozen=True)
class PaperFailures:
    """How many papers cannot be made now, by what stands in the way."""

    key_missing: int = 0
    no_layout: int = 0
    not_printable: int = 0
    other: int = 0


@dataclass(frozen=True)
class Check:
    """What the public page of a document shows."""

    state: str
    is_trusted: bool
    is_test: bool
    is_guessed_too_often: bool = False
    is_guessed_out: bool = False
    regime: str | None = None
    serial: str | None = None
    issuer: str | None = None
    qualification: str | None = None
    level: int | None = None
    crebo: str | None = None
    company: str | None = None
    begins_on: date | None = None
    ends_on: date | None = None
    issued_on: date | None = None
    revoked_on: date | None = None
    knows: bool | None = None
    name: str | None = None
    born_in: int | None = None
    programme: str | None = None
    parts: list[str] = field(default_factory=list)
    work_processes: list[Stated] = field(default_factory=list)
