"""Who does the work of somebody who is away."""

from typing import Any
from uuid import UUID

from flask.views import MethodView
from flask_smorest import Blueprint

from rest.transaction import transaction
from services.directory.api.rights import writing
from services.directory.api.shapes import PersonOut, SubstituteIn
from services.directory.domain.model import Person
from services.directory.handlers import name_substitute, withdraw_substitute
from services.directory.handlers.name_substitute import NameSubstitute
from services.directory.handlers.withdraw_substitute import WithdrawSubstitute
from services.directory.storage.people import People

blueprint = Blueprint(
    "substitutes",
    __name__,
    url_prefix="/v1/people/<uuid:person_id>/substitute",
    description="Waarneming.",
)


@blueprint.route("")
class SubstituteView(MethodView):
    @writing
    @blueprint.arguments(SubstituteIn)
    @blueprint.response(200, PersonOut)
    def put(self, body: dict[str, Any], person_id: UUID) -> Person:
        """Name a substitute up to and including a day."""
        command = NameSubstitute(person_id, body["substitute_id"], body["until"])
        with transaction() as work:
            people = work.use(People)
            work.publish(*name_substitute.handle(command, people, work.timers, work.now))
            return people.get(person_id)

    @writing
    @blueprint.response(204)
    def delete(self, person_id: UUID) -> None:
        """Give the work back now."""
        command = WithdrawSubstitute(person_id)
        with transaction() as work:
            work.publish(*withdraw_substitute.handle(command, work.use(People), work.timers))
