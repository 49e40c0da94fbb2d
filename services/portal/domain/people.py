"""People, organisations and pupils as the APIs tell them; fields the pages do not use are ignored."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True)
class Role:
    """One role of one person."""

    role: str
    organisation_id: UUID | None = None
    municipalities: list[str] = field(default_factory=list)
    id: UUID | None = None


@dataclass(frozen=True)
class Substitute:
    """Who does the work of somebody who is away, up to and including a day."""

    substitute_id: UUID
    until: date


@dataclass(frozen=True)
class PlannedSubstitute(Substitute):
    """Who will do it, from a later day on."""

    begins_on: date


@dataclass(frozen=True)
class Person:
    """A professional; never a young person."""

    id: UUID
    name: str
    roles: list[Role] = field(default_factory=list)
    substitute: Substitute | None = None
    planned_substitute: PlannedSubstitute | None = None

    @property
    def substitute_ids(self) -> list[UUID]:
        """Who stands in now, or will."""
        return [one.substitute_id for one in (self.substitute, self.planned_substitute) if one]


@dataclass(frozen=True)
class Invitation:
    """How it stands with somebody's account, and until when an invitation works."""

    has_account: bool
    expires_at: datetime | None = None


@dataclass(frozen=True)
class Link:
    """A link to make an account with, told once; of somebody who has an account it is in his own mail alone."""

    secret: str | None
    expires_at: datetime


@dataclass(frozen=True)
class Organisation:
    """A school, a municipality or another body."""

    id: UUID
    name: str
    kind: str
    code: str | None = None
    school_type: str | None = None
    contact_function: str = ""
    contact_mail: str = ""
    contact_phone: str = ""


@dataclass(frozen=True)
class Client:
    """A system of a school that calls the APIs by itself, until that is taken away."""

    id: UUID
    organisation_id: UUID
    name: str
    issued_at: datetime
    revoked_at: datetime | None = None


@dataclass(frozen=True)
class IssuedClient:
    """A system that just got access, with the secret that is told once."""

    id: UUID
    name: str
    secret: str


@dataclass(frozen=True)
class ContractAtLeaving:
    """The contract a young person left school with; intake alone knows the employer."""

    contract_ref: str


@dataclass(frozen=True)
class Pupil:
    """A young person, as intake shows him to this reader."""

    id: UUID
    first_name: str
    last_name: str
    infix: str | None = None
    pupil_number: str | None = None
    birth_date: date | None = None
    school_id: UUID | None = None
    school_name: str | None = None
    municipality: str | None = None
    municipality_name: str | None = None
    exit_profile: str | None = None
    left_on: date | None = None
    destination: str | None = None
    employer: str | None = None
    contract: ContractAtLeaving | None = None

    @property
    def name(self) -> str:
        """Sanne van der Veen."""
        return " ".join(part for part in (self.first_name, self.infix, self.last_name) if part)


@dataclass(frozen=True)
class Found:
    """Young people who fit what was typed; `after` where the next ones begin."""

    items: list[Pupil]
    after: UUID | None = None
