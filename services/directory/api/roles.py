"""What somebody may do."""

from typing import Any
from uuid import UUID

from flask.views import MethodView
from flask_smorest import Blueprint

from access.actor import current_actor
from rest.idempotency import idempotent
from rest.transaction import transaction
from rest.versions import guard, guarded
from services.directory.api.rights import writing
from services.directory.api.shapes import PersonOut, RoleIn
from services.directory.domain.model import Person
from services.directory.handlers import grant_role, revoke_role
from services.directory.handlers.grant_role import GrantRole
from services.directory.handlers.revoke_role import RevokeRole
from services.directory.storage.organisations import Organisations
from services.directory.storage.people import People

blueprint = Blueprint("roles", __name__, url_prefix="/v1/people/<uuid:person_id>/roles", description="Rollen.")


@blueprint.route("")
class RolesView(MethodView):
    @idempotent
    @writing
    @blueprint.arguments(RoleIn)
    @blueprint.response(201, PersonOut)
    def post(self, body: dict[str, Any], person_id: UUID) -> Person:
        """Grant a role; for the same organisation again, the new municipalities replace the old."""
        areas = tuple(body["municipalities"])
        command = GrantRole(person_id, body["role"], body["organisation_id"], areas, current_actor().person_id)
        with transaction() as work:
            events = grant_role.handle(command, work.use(People), work.use(Organisations))
            work.publish(*events)
            return work.use(People).get(person_id)


@blueprint.route("/<uuid:role_id>")
class RoleView(MethodView):
    @guarded
    @writing
    @blueprint.response(204)
    def delete(self, person_id: UUID, role_id: UUID) -> None:
        """Take a role away."""
        with transaction() as work:
            people = work.use(People)
            people.lock_admins()  # as the handler does: all requests lock in one order
            guard(PersonOut, people.lock(person_id))
            work.publish(*revoke_role.handle(RevokeRole(person_id, role_id), people))
