"""The demo region's people sign in by being chosen; these routes exist in the demo profile only."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request

from services.portal.domain.people import Organisation, Person, Role
from services.portal.domain.reader import Reader
from services.portal.domain.words import ROLES_COME_FOR
from services.portal.web.portal import now, portal
from services.portal.web.session import SYSTEM, Answer, apis_for, sign_in
from services.portal.web.session_return import page_or_none

blueprint = Blueprint("demo", __name__)
PROGRAM_TOKEN: Final = timedelta(hours=1)  # a program plays the whole story with it


@dataclass(frozen=True)
class DemoPerson:
    """Somebody of the invented region, in one role."""

    person_id: UUID
    name: str
    role: str
    organisation_id: UUID | None
    organisation: str

    @property
    def reader(self) -> Reader:
        """The same, as a reader."""
        return Reader(self.person_id, self.role, self.organisation_id)


def demo_persons() -> list[DemoPerson]:
    """Everybody the directory of the invented region knows, once per role."""
    directory = apis_for(Reader(SYSTEM, "system", None)).directory
    names = {one.id: one.name for one in directory.every(Organisation, "/v1/organisations")}
    people = directory.every(Person, "/v1/people")
    found = [
        DemoPerson(person.id, person.name, held.role, held.organisation_id, _works_for(held, names))
        for person in people
        for held in _roles(person)
    ]
    return sorted(found, key=lambda one: (list(ROLES_COME_FOR).index(one.role), one.organisation, one.name))


def _roles(person: Person) -> Iterator[Role]:
    """The first of each role: serving three municipalities is still one way to sign in."""
    seen: set[str] = set()
    for held in person.roles:
        if held.role in ROLES_COME_FOR and held.role not in seen:
            seen.add(held.role)
            yield held


def _works_for(held: Role, names: dict[UUID, str]) -> str:
    return names.get(held.organisation_id, "") if held.organisation_id else ""


def find(person_id: str, role: str | None) -> DemoPerson:
    """The chosen person; without a role, in the first one he has."""
    fitting = (one for one in demo_persons() if str(one.person_id) == person_id and role in (None, "", one.role))
    return next(fitting, None) or abort(404)


@blueprint.get("/aanmelden")
def choose() -> Answer:
    """All demo persons, grouped by what they come for."""
    people = demo_persons()
    groups = [(role, text, [one for one in people if one.role == role]) for role, text in ROLES_COME_FOR.items()]
    back = page_or_none(request.args.get("verder", ""))
    return render_template("sign_in.html", groups=groups, back=back)


@blueprint.post("/aanmelden")
def enter() -> Answer:
    """Be this person from now on."""
    person = find(request.form.get("person_id", ""), request.form.get("role"))
    sign_in(person.reader)
    return redirect(page_or_none(request.form.get("verder", "")) or person.reader.home, 303)


@blueprint.get("/demo/personen")
def list_persons() -> list[dict[str, str | None]]:
    """For programs such as `doorlijn tour`: who there is."""
    return [
        {
            "person_id": str(one.person_id),
            "name": one.name,
            "role": one.role,
            "organisation_id": str(one.organisation_id) if one.organisation_id else None,
        }
        for one in demo_persons()
    ]


@blueprint.post("/demo/tokens")
def give_token() -> tuple[dict[str, str], int]:
    """For programs such as `doorlijn tour`: a token to call the APIs as this person."""
    asked = request.get_json(silent=True)
    if not isinstance(asked, dict):
        abort(400)
    person = find(str(asked.get("person_id", "")), asked.get("role"))
    return {"token": portal().issue_token(person.reader, now(), PROGRAM_TOKEN)}, 201
