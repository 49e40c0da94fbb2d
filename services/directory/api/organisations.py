"""Schools, municipalities and other bodies."""

from typing import Any
from uuid import UUID

from flask.views import MethodView
from flask_smorest import Blueprint

from rest.idempotency import idempotent
from rest.paging import page, page_size, paged
from rest.transaction import transaction
from rest.versions import guard, guarded
from services.directory.api.paging import start_of_page
from services.directory.api.rights import reading, writing
from services.directory.api.shapes import ContactIn, OrganisationIn, OrganisationOut, OrganisationsQuery
from services.directory.domain.model import Organisation
from services.directory.handlers import change_contact, register_organisation
from services.directory.handlers.change_contact import ChangeContact
from services.directory.handlers.register_organisation import RegisterOrganisation
from services.directory.storage.organisations import Organisations

blueprint = Blueprint("organisations", __name__, url_prefix="/v1/organisations", description="Organisaties.")


@blueprint.route("")
class OrganisationsView(MethodView):
    @paged
    @reading
    @blueprint.arguments(OrganisationsQuery, location="query")
    @blueprint.response(200, OrganisationOut(many=True))
    def get(self, query: dict[str, str]) -> tuple[list[Organisation], int, dict[str, str]]:
        """List organisations, of one kind or all."""
        with transaction() as work:
            wanted = {name: query.get(name) for name in ("kind", "code")}
            found = work.use(Organisations).page(start_of_page(), page_size() + 1, **wanted)
        items, headers = page(found, key=lambda each: each.organisation_id)
        return items, 200, headers

    @idempotent
    @writing
    @blueprint.arguments(OrganisationIn)
    @blueprint.response(201, OrganisationOut)
    def post(self, body: dict[str, Any]) -> Organisation:
        """Register an organisation."""
        with transaction() as work:
            command = RegisterOrganisation(**body)
            organisation, events = register_organisation.handle(command, work.use(Organisations))
            work.publish(*events)
        return organisation


@blueprint.route("/<uuid:organisation_id>")
class OrganisationView(MethodView):
    @reading
    @blueprint.response(200, OrganisationOut)
    def get(self, organisation_id: UUID) -> Organisation:
        """Show one organisation."""
        with transaction() as work:
            return work.use(Organisations).get(organisation_id)


@blueprint.route("/<uuid:organisation_id>/contact")
class ContactView(MethodView):
    @guarded
    @writing
    @blueprint.arguments(ContactIn)
    @blueprint.response(200, OrganisationOut)
    def put(self, body: dict[str, str], organisation_id: UUID) -> Organisation:
        """Say how an organisation is reached, for its public page: a function, never a name."""
        with transaction() as work:
            organisation = work.use(Organisations).lock(organisation_id)
            guard(OrganisationOut, organisation)
            change_contact.handle(ChangeContact(**body), organisation)
            return organisation
