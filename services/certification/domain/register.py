"""One line of the register: a document that was issued, with the fact that it states and what became of it."""

import json
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from services.certification.domain.certificate import (
    DIPLOMA,
    PRAKTIJKVERKLARING,
    Certificate,
    Diploma,
    Earned,
    Fact,
    Holder,
    Issuer,
    Qualification,
    Workplace,
)

LIST_SIZE: Final = 131_072  # bits of one status list: the least that a reader accepts
LIST_FULL: Final = 65_536  # documents on one list: so full, that a free place is found at the second try
FIRST_LIST: Final = 1
PAPER_FAILURES: Final = ("key_missing", "no_layout", "not_printable", "other")
MOST_GUESSES_A_DAY: Final = 10  # wrong ones about one document: whoever holds it needs one
MOST_GUESSES_EVER: Final = (
    50  # as patient as he may be: a day of birth has a few thousand possibilities, a surname fewer
)


@dataclass(frozen=True)
class Entry:
    """What the register keeps of one document."""

    certificate: Fact
    kid: str
    credential: str  # the VC-JWT
    compact: str  # the JWS of the offline QR
    batch_id: UUID
    school_id: UUID
    issued_by: UUID
    status_list: int
    trajectory_id: UUID | None  # gone with the file of the young person
    pupil_id: UUID | None
    replaces_id: UUID | None = None
    paper_made_at: datetime | None = None
    revoked_at: datetime | None = None
    closed_at: datetime | None = None
    all_wrong_guesses: int = 0  # of visitors who named another holder, since the school last opened the page

    @property
    def certificate_id(self) -> UUID:
        """The document."""
        return self.certificate.certificate_id

    @property
    def has_paper(self) -> bool:
        """Whether the paper was made and is kept."""
        return self.paper_made_at is not None

    @property
    def is_guessed_out(self) -> bool:
        """Whether visitors guessed so often that only the school lets them try again."""
        return self.all_wrong_guesses >= MOST_GUESSES_EVER


def serial_of(code: str, year: int, number: int, kind: str = PRAKTIJKVERKLARING) -> str:
    """Give the serial number, as it is printed; diplomas count by themselves."""
    series = f"{code}-D" if kind == DIPLOMA else code
    return f"{series}-{year}-{number:05}"


def list_of(ordinal: int) -> int:
    """Give on which status list the document stands that an issuer issues as so-manieth, counted from 1."""
    return FIRST_LIST + (ordinal - 1) // LIST_FULL


def written(fact: Fact) -> str:
    """Write a fact down, as the register keeps it."""
    return json.dumps(asdict(fact), default=_plain, ensure_ascii=False, sort_keys=True)


def read(kept: dict[str, Any]) -> Fact:
    """Read a fact as the register kept it."""
    shared: dict[str, Any] = {
        "certificate_id": UUID(kept["certificate_id"]),
        "holder": _with(Holder, kept["holder"], subject_id=UUID, born_on=date.fromisoformat),
        "issuer": _with(Issuer, kept["issuer"], organisation_id=UUID),
        "issued_at": datetime.fromisoformat(kept["issued_at"]),
    }
    if kept["kind"] == DIPLOMA:
        return Diploma(**kept | shared | {"parts": tuple(kept["parts"])})
    parts: dict[str, Any] = {
        "workplace": Workplace(**kept["workplace"]),
        "qualification": Qualification(**kept["qualification"]),
        "work_processes": tuple(Earned(**each) for each in kept["work_processes"]),
        "begins_on": date.fromisoformat(kept["begins_on"]),
        "ends_on": date.fromisoformat(kept["ends_on"]),
    }
    return Certificate(**kept | shared | parts)


def _with(kind: Any, kept: dict[str, Any], **readers: Any) -> Any:  # noqa: ANN401  one of the parts of a fact
    return kind(**kept | {name: read_it(kept[name]) for name, read_it in readers.items()})


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
