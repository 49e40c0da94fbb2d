"""The lines of a file: each becomes a row, or everything that is wrong with it."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from marshmallow import ValidationError, fields

from language.texts import N_
from rest.inputs import MESSAGES, one_of, text
from services.directory.api.shapes import Input, OrganisationIn, PersonIn, mail, municipalities
from services.directory.domain.model import ROLES
from services.directory.handlers.load_directory import (
    LoadDirectory,
    OrganisationRow,
    PersonRow,
    Refusal,
    RoleRow,
)

R = TypeVar("R")


class Line(Input):
    line = fields.Integer(load_default=0, error_messages=MESSAGES)


class OrganisationLine(Line, OrganisationIn):
    """An organisation and the line it stands on."""


class RoleLine(Line):
    role = one_of(ROLES)
    organisation = text(60)
    municipalities = municipalities()


class PersonLine(Line, PersonIn):
    """A person; `roles` are read one by one, so that each error has its own line."""

    roles = fields.List(fields.Raw(), load_default=list, error_messages=MESSAGES)
    substitute = mail(required=False)
    until = fields.Date(error_messages={**MESSAGES, "invalid": N_("Geef een datum als 2026-11-21.")})


def read(body: dict[str, Any]) -> tuple[LoadDirectory, list[Refusal]]:
    """Turn the lines of a file into rows, and everything that is wrong with them into refusals."""
    reader = _Reader()
    organisations = reader.all_of(body["organisations"], reader.organisation)
    people = reader.all_of(body["people"], reader.person)
    return LoadDirectory(tuple(organisations), tuple(people)), reader.refused


class _Reader:
    def __init__(self) -> None:
        self.refused: list[Refusal] = []

    def all_of(self, entries: Iterable[Any], row: Callable[[Any], R]) -> Iterable[R]:
        for entry in entries:
            try:
                yield row(entry)
            except ValidationError as wrong:
                self._refuse(entry, wrong)

    def organisation(self, entry: Any) -> OrganisationRow:  # noqa: ANN401  as the client sent it
        return OrganisationRow(**OrganisationLine().load(entry))

    def person(self, entry: Any) -> PersonRow:  # noqa: ANN401  as the client sent it
        found = PersonLine().load(entry)
        found["person_id"] = found.pop("id", None)
        found["roles"] = tuple(self.all_of(found["roles"], self.role))
        return PersonRow(**found)

    def role(self, entry: Any) -> RoleRow:  # noqa: ANN401  as the client sent it
        found = RoleLine().load(entry)
        found["municipalities"] = tuple(found["municipalities"])
        return RoleRow(**found)

    def _refuse(self, entry: Any, wrong: ValidationError) -> None:  # noqa: ANN401  as sent
        line = entry.get("line") if isinstance(entry, dict) else None
        messages: dict[str, Any] = wrong.normalized_messages()  # type: ignore[no-untyped-call]  # marshmallow leaves it untyped
        self.refused += [
            Refusal(line if type(line) is int else 0, str(column).lstrip("_"), _words(reasons))
            for column, reasons in messages.items()
        ]


def _words(reasons: Any) -> str:  # noqa: ANN401  marshmallow nests what is wrong inside lists
    if isinstance(reasons, dict):
        return " ".join(dict.fromkeys(_words(each) for each in reasons.values()))
    if isinstance(reasons, list):
        return " ".join(str(each) for each in reasons)
    return str(reasons)
