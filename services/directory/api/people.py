"""Professionals: their names for every colleague, their mail addresses for the platform alone."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask import Response, jsonify
from flask.views import MethodView
from flask_smorest import Blueprint

from rest.idempotency import idempotent
from rest.paging import page, page_size, paged, starts_after
from rest.transaction import transaction
from services.directory.api.rights import mailing, reading, writing
from services.directory.api.shapes import ContactOut, PeopleQuery, PersonIn, PersonOut
from services.directory.domain.model import Person
from services.directory.handlers import register_person
from services.directory.handlers.register_person import RegisterPerson
from services.directory.storage.people import People, Wanted

blueprint = Blueprint("people", __name__, url_prefix="/v1/people", description="Medewerkers.")


@blueprint.route("")
class PeopleView(MethodView):
    @paged
    @reading
    @blueprint.arguments(PeopleQuery, location="query")
    @blueprint.response(200, PersonOut(many=True))
    def get(self, query: dict[str, Any]) -> tuple[list[Person], int, dict[str, str]] | Response:
        """List people, by what they do, where and for whom."""
        names_only, wanted = query.pop("names_only"), Wanted(**query)
        with transaction() as work:
            people, place = work.use(People), (starts_after(UUID), page_size() + 1)
            if names_only:
                return _named(people.names(wanted, *place))
            found = people.page(wanted, *place)
        items, headers = page(found, key=lambda each: each.person_id)
        return items, 200, headers

    @idempotent
    @writing
    @blueprint.arguments(PersonIn)
    @blueprint.response(201, PersonOut)
    def post(self, body: dict[str, Any]) -> Person:
        """Register a professional."""
        with transaction() as work:
            command = RegisterPerson(body["name"], body["mail"], body.get("id"))
            person, events = register_person.handle(command, work.use(People))
            work.publish(*events)
        return person


def _named(found: Sequence[tuple[UUID, str]]) -> Response:
    """Answer without a schema, which would take longer than all the rest."""
    items, headers = page(found, key=lambda each: each[0])
    answer = jsonify([{"id": str(person_id), "name": name} for person_id, name in items])
    answer.headers.update(headers)
    return answer


@blueprint.route("/<uuid:person_id>")
class PersonView(MethodView):
    @reading
    @blueprint.response(200, PersonOut)
    def get(self, person_id: UUID) -> Person:
        """Show one professional."""
        with transaction() as work:
            return work.use(People).get(person_id)


@blueprint.route("/<uuid:person_id>/contact")
class ContactView(MethodView):
    @mailing
    @blueprint.response(200, ContactOut)
    def get(self, person_id: UUID) -> Person:
        """Give the mail address, to the platform itself."""
        with transaction() as work:
            return work.use(People).get(person_id)
