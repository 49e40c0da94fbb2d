"""Professionals and their roles, as kept in PostgreSQL."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, func, select, true
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from services.directory.domain import rules
from services.directory.domain.model import Person
from services.directory.storage.tables import people, roles

S = TypeVar("S", bound=Select[Any])


@dataclass(frozen=True)
class Wanted:
    """Which people a reader asks for; None means any."""

    role: str | None = None
    municipality: str | None = None
    organisation_id: UUID | None = None
    ids: Sequence[UUID] | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        """Give the conditions on one and the same role of a person."""
        table = roles.c
        asked = (
            (self.role, table.role == self.role),
            (self.municipality, table.municipalities.any_() == self.municipality),
            (self.organisation_id, table.organisation_id == self.organisation_id),
        )
        return [condition for value, condition in asked if value is not None]


class People:
    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, person_id: UUID) -> Person:
        found = self._session.get(Person, person_id)
        if found is None:
            raise rules.PersonNotFound(person_id)
        return found

    def find(self, person_id: UUID) -> Person | None:
        return self._session.get(Person, person_id)

    def lock(self, person_id: UUID) -> Person:
        """Get the person for a change; two changes at once wait for each other."""
        found = self._session.get(Person, person_id, with_for_update={"of": Person})
        if found is None:
            raise rules.PersonNotFound(person_id)
        return found

    def lock_both(self, one_id: UUID, other_id: UUID) -> tuple[Person, Person]:
        """Get two people for a change, locked in the order of their ids."""
        locked = {each: self.lock(each) for each in sorted({one_id, other_id})}
        return locked[one_id], locked[other_id]

    def by_mails(self, mails: Collection[str]) -> dict[str, Person]:
        """Give the people with these addresses, in one query."""
        found = self._session.scalars(select(Person).where(people.c.mail.in_(mails)))
        return {each.mail: each for each in found}

    def add(self, person: Person) -> None:
        self._session.add(person)

    def write(self) -> None:
        """Send what was added to the database; somebody else may have been first with an address."""
        try:
            self._session.flush()
        except IntegrityError as taken:
            raise _rule_behind(taken) from taken

    def lock_admins(self) -> int:
        """Count the admins and hold them, so that two cannot revoke each other at once."""
        query = select(roles.c.person_id).where(roles.c.role == "admin").with_for_update()
        return len(set(self._session.scalars(query)))

    def page(self, wanted: Wanted, after: UUID | None, limit: int) -> list[Person]:
        """Give the next people by id who have one role that meets all that is asked."""
        return list(self._session.scalars(_narrowed(select(Person), wanted, after, limit)))

    def names(self, wanted: Wanted, after: UUID | None, limit: int) -> list[tuple[UUID, str]]:
        """Give id and name of the same people, without what else is known of them."""
        query = _narrowed(select(people.c.person_id, people.c.name), wanted, after, limit)
        return [(row.person_id, row.name) for row in self._session.execute(query)]

    def count(self) -> int:
        return self._session.scalar(select(func.count()).select_from(people)) or 0


def _narrowed(query: S, wanted: Wanted, after: UUID | None, limit: int) -> S:
    query = query.order_by(people.c.person_id).limit(limit)
    conditions = wanted.conditions()
    if conditions:
        has_role = exists().where(roles.c.person_id == people.c.person_id, *conditions)
        query = query.where(has_role)
    if wanted.ids is not None:
        query = query.where(people.c.person_id.in_(wanted.ids))
    if after is not None:
        query = query.where(people.c.person_id > after)
    return query


def holds_role(session: Session, person_id: UUID, role: str, organisation_id: UUID | None) -> bool | None:
    """Tell whether somebody holds a role now; None of a person whom the directory does not know, as before its first load."""
    for_whom = true() if organisation_id is None else roles.c.organisation_id == organisation_id
    held = exists().where(roles.c.person_id == people.c.person_id, roles.c.role == role, for_whom)
    found: bool | None = session.scalar(select(held).where(people.c.person_id == person_id))
    return found


def _rule_behind(error: IntegrityError) -> rules.RuleBroken:
    is_mail = "people_mail_key" in str(error.orig)
    return rules.MailBelongsToOnePerson() if is_mail else rules.PersonKeepsTheId()
