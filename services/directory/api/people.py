"""Professionals: their names for every colleague, their mail addresses for the platform alone."""

from typing import Any
from uuid import UUID

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
    def get(self, query: dict[str, Any]) -> tuple[list[Person], int, dict[str, str]]:
        """List people, by what they do, where and for whom."""
        with transaction() as work:
            found = work.use(People).page(Wanted(**query), starts_after(UUID), page_size() + 1)
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
