"""A professional gets a place in the directory; what they may do comes with a role."""

from dataclasses import dataclass
from uuid import UUID

from messaging.ids import uuid7
from services.directory.domain.events import Event, PersonRegistered
from services.directory.domain.model import Person, PersonId
from services.directory.storage.people import People


@dataclass(frozen=True)
class RegisterPerson:
    """`person_id` only for a person who had a number elsewhere (a move, the demo region)."""

    name: str
    mail: str
    person_id: UUID | None = None


def handle(command: RegisterPerson, people: People) -> tuple[Person, list[Event]]:
    person = Person(PersonId(command.person_id or uuid7()), command.name, command.mail)
    people.add(person)
    people.write()
    return person, [PersonRegistered(person.person_id)]
