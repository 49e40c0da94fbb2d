"""What the directory tells the others: ids, codes and dates, and the public names of bodies."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from services.directory.domain.model import Organisation, Person, Role


@dataclass(frozen=True)
class OrganisationRegistered:
    """Heard by intake (names of schools and municipalities) and aftercare."""

    organisation_id: UUID
    kind: str
    code: str
    name: str
    school_type: str | None = None

    @classmethod
    def of(cls, organisation: Organisation) -> "OrganisationRegistered":
        """Tell the organisation as it is now."""
        return cls(
            organisation.organisation_id,
            organisation.kind,
            organisation.code,
            organisation.name,
            organisation.school_type,
        )

    @property
    def subject(self) -> str:
        """The organisation this is about."""
        return f"organisation/{self.organisation_id}"


@dataclass(frozen=True)
class PersonRegistered:
    """A professional is known; the name stays here."""

    person_id: UUID

    @property
    def subject(self) -> str:
        """The person this is about."""
        return f"person/{self.person_id}"


@dataclass(frozen=True)
class PersonInvited:
    """Heard by notifications, which mails a link of this invitation; the link is told to nobody else."""

    person_id: UUID
    invitation_id: UUID
    expires_at: datetime

    @property
    def subject(self) -> str:
        """The person this is about."""
        return f"person/{self.person_id}"


@dataclass(frozen=True)
class RoleGranted:
    """Heard by aftercare (who serves which municipality) and notifications; the same role_id replaces."""

    role_id: UUID
    person_id: UUID
    role: str
    organisation_id: UUID
    municipalities: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, role: Role) -> "RoleGranted":
        """Tell the role as it is now."""
        return cls(role.role_id, role.person_id, role.role, role.organisation_id, list(role.municipalities))

    @property
    def subject(self) -> str:
        """The person this is about."""
        return f"person/{self.person_id}"


@dataclass(frozen=True)
class RoleRevoked:
    """Heard by all: whoever waits for this person needs another owner, and the next request in the role is refused."""

    role_id: UUID
    person_id: UUID
    role: str
    organisation_id: UUID

    @property
    def subject(self) -> str:
        """The person this is about."""
        return f"person/{self.person_id}"


@dataclass(frozen=True)
class SubstituteNamed:
    """Heard by aftercare and notifications; without a substitute the person has the work back."""

    person_id: UUID
    substitute_id: UUID | None
    until: date | None

    @classmethod
    def of(cls, person: Person) -> "SubstituteNamed":
        """Tell who does the work of this person now."""
        return cls(person.person_id, person.substitute_id, person.substitute_until)

    @property
    def subject(self) -> str:
        """The person this is about."""
        return f"person/{self.person_id}"


@dataclass(frozen=True)
class CovenantPutIn:
    """Heard by notifications: a second person must look at it."""

    region_id: UUID
    covenant_id: UUID

    @property
    def subject(self) -> str:
        """The region whose covenant this is."""
        return f"organisation/{self.region_id}"


@dataclass(frozen=True)
class CovenantRule:
    """One line of a covenant: codes and a day."""

    purpose: str
    role: str
    relation: str
    data: list[str]
    phases: list[str]
    basis: str
    until: date


@dataclass(frozen=True)
class CovenantAgreed:
    """Heard by intake and aftercare: from this day on it says who may see what, as long as the file it changes stands there."""

    region_id: UUID
    covenant_id: UUID
    region: str
    version: str
    begins_on: date
    ends_on: date
    holds_from: date
    agreed_at: datetime
    file_digest: str
    rules: list[CovenantRule]

    @property
    def subject(self) -> str:
        """The region whose covenant this is."""
        return f"organisation/{self.region_id}"


Event = (
    OrganisationRegistered
    | PersonRegistered
    | PersonInvited
    | RoleGranted
    | RoleRevoked
    | SubstituteNamed
    | CovenantPutIn
    | CovenantAgreed
)
