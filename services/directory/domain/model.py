"""Bodies and professionals of a region, and who does whose work while someone is away."""

from dataclasses import dataclass, field
from datetime import date
from typing import NewType
from uuid import UUID, uuid5

from services.directory.domain import rules

OrganisationId = NewType("OrganisationId", UUID)
PersonId = NewType("PersonId", UUID)
RoleId = NewType("RoleId", UUID)

# Fixed, so that a retry, a second load and another installation find the same organisation.
ORGANISATIONS = UUID("6f0d2c5e-6f3e-5d6b-9d0e-0c2f6b7a9901")

KINDS = ("school", "municipality", "region", "company", "development_company", "mbo", "public_body")
SCHOOL_TYPES = ("pro", "vso")
ROLES = (
    "school_staff",
    "mbo_staff",
    "job_coach",
    "werkconsulent",
    "workplace_trainer",
    "placement_advisor",
    "coordinator",
    "admin",
)
ROLES_WITH_AN_AREA = frozenset({"job_coach", "werkconsulent"})


def organisation_id_of(kind: str, code: str) -> OrganisationId:
    """Return the id that an organisation has for ever, in every installation."""
    return OrganisationId(uuid5(ORGANISATIONS, f"{kind}/{code}"))


@dataclass(frozen=True)
class Contact:
    """How a body is reached by anybody, as its public page says: a function and an address, never somebody's name."""

    function: str = ""
    mail: str = ""
    phone: str = ""


@dataclass(eq=False)
class Organisation:
    """A school, municipality or other body; `code` is a BRIN, a GM code or the region's own code."""

    organisation_id: OrganisationId
    kind: str
    code: str
    name: str
    school_type: str | None = None
    contact_function: str = ""
    contact_mail: str = ""
    contact_phone: str = ""

    @classmethod
    def register(cls, kind: str, code: str, name: str, school_type: str | None) -> "Organisation":
        """Return a new organisation; only a school has a type, and a school always has one."""
        rules.check_code(kind, code)
        rules.check_school_type(kind, school_type)
        return cls(organisation_id_of(kind, code), kind, code, name, school_type)

    def describe(self, name: str, school_type: str | None) -> bool:
        """Take over a new description; False when nothing is new."""
        rules.check_school_type(self.kind, school_type)
        if (self.name, self.school_type) == (name, school_type):
            return False
        self.name, self.school_type = name, school_type
        return True

    @property
    def contact(self) -> Contact:
        """How it is reached."""
        return Contact(self.contact_function, self.contact_mail, self.contact_phone)

    def be_reached(self, contact: Contact) -> bool:
        """Take over how it is reached; False when nothing is new."""
        rules.check_contact(contact.function, contact.mail, contact.phone)
        if self.contact == contact:
            return False
        self.contact_function, self.contact_mail, self.contact_phone = contact.function, contact.mail, contact.phone
        return True


@dataclass(eq=False)
class Role:
    """What a person may do, for which organisation and in which municipalities."""

    role_id: RoleId
    person_id: PersonId
    role: str
    organisation_id: OrganisationId
    municipalities: list[str]


@dataclass(eq=False)
class Person:
    """A professional; never a pupil."""

    person_id: PersonId
    name: str
    mail: str
    roles: list[Role] = field(default_factory=list)
    substitute_id: PersonId | None = None
    substitute_until: date | None = None
    substitute_from: date | None = None  # the first day of leave that is planned; None once it began
    language: str | None = None  # of pages and mails; None as long as nobody chose

    def grant(
        self, role: str, organisation: Organisation, municipalities: list[str], given_by: UUID | None = None
    ) -> Role | None:
        """Give the role, or its new municipalities; None when the person has exactly this already."""
        rules.check_area(municipalities, has_area=role in ROLES_WITH_AN_AREA)
        rules.check_staff(role, organisation.kind)
        wanted = sorted(set(municipalities))
        role_id = RoleId(uuid5(self.person_id, f"{role}/{organisation.organisation_id}"))
        held = next((each for each in self.roles if each.role_id == role_id), None)
        if held is None:
            rules.check_given_by_another(self.person_id, given_by)
            return self._add(Role(role_id, self.person_id, role, organisation.organisation_id, wanted))
        if held.municipalities == wanted:
            return None
        held.municipalities = wanted
        return held

    def _add(self, role: Role) -> Role:
        self.roles.append(role)
        return role

    def revoke(self, role_id: UUID) -> Role:
        """Take the role away; whoever waits for it is reassigned by the services that hear of it."""
        role = next((each for each in self.roles if each.role_id == role_id), None)
        if role is None:
            raise rules.RoleNotFound(role_id)
        self.roles.remove(role)
        return role

    def has_role(self, role: str) -> bool:
        """Tell whether the person has this role anywhere."""
        return any(each.role == role for each in self.roles)

    def holds(self, role: str, organisation_id: UUID | None) -> bool:
        """Tell whether the person has this role for this organisation."""
        return any((each.role, each.organisation_id) == (role, organisation_id) for each in self.roles)

    def is_away(self, today: date) -> bool:
        """Tell whether someone stands in for this person today."""
        return self.is_away_between(today, today)

    def is_away_between(self, first: date, last: date) -> bool:
        """Tell whether someone stands in for this person on any of these days, also when that is planned."""
        begins = self.substitute_from or first
        return self.substitute_until is not None and begins <= last and self.substitute_until >= first

    @property
    def is_planned(self) -> bool:
        """Whether the leave that is known begins on a later day."""
        return self.substitute_from is not None

    def name_substitute(self, substitute: "Person", until: date, today: date, begins_on: date | None = None) -> bool:
        """Hand the work over from today or a later day up to and including `until`; False when that was agreed already."""
        planned = begins_on if begins_on is not None and begins_on > today else None
        agreed = (self.substitute_id, self.substitute_from, self.substitute_until)
        if agreed == (substitute.person_id, planned, until):
            return False
        rules.check_substitute_is_another(self.person_id, substitute.person_id)
        rules.check_until(until, today)
        rules.check_begin(begins_on or today, until, today)
        rules.check_nobody_stands_in_yet(is_away=planned is not None and not self.is_planned and self.is_away(today))
        rules.check_substitute_is_present(is_away=substitute.is_away_between(planned or today, until))
        rules.check_substitute_can_do_it({each.role for each in self.roles}, {each.role for each in substitute.roles})
        self.substitute_id, self.substitute_from, self.substitute_until = substitute.person_id, planned, until
        return True

    def begin_leave(self, today: date) -> bool:
        """Let planned leave begin; False when it was put off, withdrawn, or is over already."""
        if self.substitute_from is None or self.substitute_from > today:
            return False
        self.substitute_from = None
        return self.is_away(today)

    def take_work_back(self) -> bool:
        """End the substitution, or leave that is planned; False when nobody stood in."""
        stood_in = self.substitute_id is not None and not self.is_planned
        self.substitute_id, self.substitute_from, self.substitute_until = None, None, None
        return stood_in
