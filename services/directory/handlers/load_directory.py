"""A whole file of organisations and people at once: all of it goes in, or every error is named.

What the file says is added or changed; what it leaves out stays. Loading it twice changes nothing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from messaging.ids import uuid7
from messaging.timers import Timers
from services.directory.domain import events, rules
from services.directory.domain.events import Event
from services.directory.domain.model import Contact, Organisation, Person, PersonId
from services.directory.handlers import name_substitute
from services.directory.storage.organisations import Organisations
from services.directory.storage.people import People


@dataclass(frozen=True)
class OrganisationRow:
    line: int
    kind: str
    code: str
    name: str
    school_type: str | None = None
    contact_function: str = ""
    contact_mail: str = ""
    contact_phone: str = ""

    @property
    def contact(self) -> Contact:
        """How it is reached; an empty one leaves what the directory has."""
        return Contact(self.contact_function, self.contact_mail, self.contact_phone)


@dataclass(frozen=True)
class RoleRow:
    """`organisation` is a code of the file or of the directory; `kind/code` where codes meet."""

    line: int
    role: str
    organisation: str
    municipalities: tuple[str, ...] = ()


@dataclass(frozen=True)
class PersonRow:
    line: int
    name: str
    mail: str
    person_id: UUID | None = None
    roles: tuple[RoleRow, ...] = ()
    substitute: str | None = None  # mail of the colleague
    until: date | None = None


@dataclass(frozen=True)
class LoadDirectory:
    organisations: tuple[OrganisationRow, ...] = ()
    people: tuple[PersonRow, ...] = ()
    loaded_by: UUID | None = None


@dataclass(frozen=True)
class Refusal:
    """A line of the file that cannot be loaded, the column it is about, and what to do."""

    line: int
    column: str
    reason: str


@dataclass
class Report:
    """How many entries are new, changed and unchanged, and what is wrong."""

    counts: Counter[str] = field(default_factory=Counter)
    refused: list[Refusal] = field(default_factory=list)


def handle(
    command: LoadDirectory,
    organisations: Organisations,
    people: People,
    timers: Timers,
    now: datetime,
) -> tuple[Report, list[Event]]:
    """Change everything in memory, then write; whoever calls rolls back when lines were refused."""
    known = command.loaded_by and people.find(command.loaded_by)  # whoever comes in with the file got nothing yet
    load = _Load(organisations, people, timers, now, known.person_id if known else None)
    load.organisations(command.organisations)
    load.people(command.people)
    load.substitutes(command.people)
    return load.report, load.events


class _Load:
    def __init__(
        self, organisations: Organisations, people: People, timers: Timers, now: datetime, given_by: UUID | None
    ) -> None:
        self.report = Report()
        self._given_by = given_by
        self.events: list[Event] = []
        self._organisations = organisations
        self._known = organisations.known()
        self._people = people
        self._by_mail: dict[str, Person] = {}
        self._timers = timers
        self._now = now

    def organisations(self, rows: Iterable[OrganisationRow]) -> None:
        for row in rows:
            with self._line(row.line, "code"):
                self._organisation(row)
        self._organisations.write()

    def _organisation(self, row: OrganisationRow) -> None:
        known = self._known.get((row.kind, row.code))
        if known is None:
            known = Organisation.register(row.kind, row.code, row.name, row.school_type)
            known.be_reached(row.contact)
            self._organisations.add(known)
            self._known[row.kind, row.code] = known
            self._count("new", events.OrganisationRegistered.of(known))
            return
        is_reached_otherwise = row.contact != Contact() and known.be_reached(row.contact)
        if known.describe(row.name, row.school_type):
            self._count("changed", events.OrganisationRegistered.of(known))
        else:
            self._count("changed" if is_reached_otherwise else "unchanged")

    def people(self, rows: Iterable[PersonRow]) -> None:
        rows = list(rows)
        named = {row.mail for row in rows} | {row.substitute for row in rows if row.substitute}
        self._by_mail = self._people.by_mails(named)
        for row in rows:
            with self._line(row.line, "mail"):
                self._person(row)
        self._people.write()

    def _person(self, row: PersonRow) -> None:
        person = self._by_mail.get(row.mail)
        is_new = person is None
        if person is None:
            person = self._register(row)
        elif row.person_id not in {None, person.person_id}:
            raise rules.PersonKeepsTheId
        is_changed = person.name != row.name
        person.name = row.name
        granted = [self._grant(person, role) for role in row.roles]
        self._count("new" if is_new else "changed" if is_changed or any(granted) else "unchanged")

    def _register(self, row: PersonRow) -> Person:
        if row.person_id and self._people.find(row.person_id):
            raise rules.PersonKeepsTheId
        person = Person(PersonId(row.person_id or uuid7()), row.name, row.mail)
        self._people.add(person)
        self._by_mail[row.mail] = person
        self.events.append(events.PersonRegistered(person.person_id))
        return person

    def _grant(self, person: Person, row: RoleRow) -> bool:
        with self._line(row.line, "role"):
            unknown = {c for c in row.municipalities if ("municipality", c) not in self._known}
            if unknown:
                raise rules.MunicipalitiesAreKnown(unknown)
            organisation = self._organisation_named(row.organisation)
            role = person.grant(row.role, organisation, list(row.municipalities), self._given_by)
            if role is not None:
                self.events.append(events.RoleGranted.of(role))
                return True
        return False

    def _organisation_named(self, reference: str) -> Organisation:
        kind, _, code = reference.rpartition("/")
        found = [o for (k, c), o in self._known.items() if c == code and kind in {"", k}]
        if len(found) != 1:
            raise rules.OrganisationIsKnown
        return found[0]

    def substitutes(self, rows: Iterable[PersonRow]) -> None:
        for row in rows:
            if row.substitute is not None and row.mail in self._by_mail:
                with self._line(row.line, "substitute"):
                    self._substitute(self._by_mail[row.mail], row.substitute, row.until)

    def _substitute(self, person: Person, mail: str, until: date | None) -> None:
        substitute = self._by_mail.get(mail)
        if substitute is None:
            raise rules.SubstituteIsKnown
        if until is None:
            raise rules.SubstitutionEnds
        self.events += name_substitute.between(person, substitute, until, self._timers, self._now)

    def _count(self, what: str, *published: Event) -> None:
        self.report.counts[what] += 1
        self.events += published

    @contextmanager
    def _line(self, line: int, column: str) -> Iterator[None]:
        """Note what a rule forbids and go on, so that all errors are named at once."""
        try:
            yield
        except rules.RuleBroken as broken:
            self.report.refused.append(Refusal(line, broken.column or column, str(broken)))
