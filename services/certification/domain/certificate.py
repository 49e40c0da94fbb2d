"""A document that proves something: one fact, from which the paper, the credential and both QR codes are made."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

PRAKTIJKVERKLARING: Final = "praktijkverklaring"
DIPLOMA: Final = "diploma"


@dataclass(frozen=True)
class Holder:
    """Whose document it is. `subject_id` is of this document alone, so that two cannot be laid side by side."""

    subject_id: UUID
    name: str
    born_on: date


@dataclass(frozen=True)
class Issuer:
    """Who gives the document: the name on it, the code of the school (BRIN) and where its keys are found."""

    organisation_id: UUID
    code: str
    name: str
    did: str  # did:web:<host>:uitgevers:<code>


@dataclass(frozen=True)
class Workplace:
    """The training company, as it was called at issue, and who judged there."""

    name: str
    address: str
    place: str
    sbb_id: str
    trainer_name: str


@dataclass(frozen=True)
class Qualification:
    """Of which qualification the work processes are, in which version of its dossier."""

    crebo: str
    name: str
    level: int
    dossier: str
    version: str


@dataclass(frozen=True)
class Earned:
    """One work process, and how it was judged: alone or with_help."""

    code: str
    title: str
    judgement: str


@dataclass(frozen=True)
class Certificate:
    """All that stands on a document, as it was issued; nothing of it changes afterwards."""

    certificate_id: UUID
    kind: str  # praktijkverklaring
    regime: str  # boris or mbo
    serial: str  # <code>-<year>-<number>, without gaps per issuer
    public_code: str  # leads to the public page
    holder: Holder
    issuer: Issuer
    workplace: Workplace
    qualification: Qualification
    work_processes: tuple[Earned, ...]
    begins_on: date
    ends_on: date
    issued_at: datetime
    place: str  # where it was issued
    status_list: str  # address of the status list credential
    status_index: int
    page: str  # address of the public page
    is_test: bool  # signed with a development key: not valid
    replaces: str | None = None  # serial of the one that this one corrects


@dataclass(frozen=True)
class Diploma:
    """All that stands on the diploma of a school: what was finished there, in its own words, part by part."""

    certificate_id: UUID
    kind: str  # diploma
    serial: str  # <code>-D-<year>-<number>, without gaps per issuer
    public_code: str
    holder: Holder
    issuer: Issuer
    programme: str
    parts: tuple[str, ...]
    issued_at: datetime
    place: str
    status_list: str
    status_index: int
    page: str
    is_test: bool
    replaces: str | None = None
    regime: None = None  # the two regimes are about work processes


Fact = Certificate | Diploma
