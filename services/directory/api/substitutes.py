"""Who does the work of somebody who is away."""

from typing import Any
from uuid import UUID

from flask.views import MethodView
from flask_smorest import Blueprint

from access.actor import require_person
from rest.transaction import transaction
from rest.versions import guard, guarded
from services.directory.api.rights import check_may_cover, covering
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
    @guarded
    @covering
    @require_person
    @blueprint.arguments(SubstituteIn)
    @blueprint.response(200, PersonOut)
    def put(self, body: dict[str, Any], person_id: UUID) -> Person:
        """Name a substitute from a day on, up to and including a day."""
        check_may_cover(person_id)
        command = NameSubstitute(person_id, body["substitute_id"], body["until"], body["begins_on"])
        with transaction() as work:
            people = work.use(People)
            guard(PersonOut, _locked(people, command))
            work.publish(*name_substitute.handle(command, people, work.timers, work.now))
            return people.get(person_id)

    @guarded
    @covering
    @require_person
    @blueprint.response(204)
    def delete(self, person_id: UUID) -> None:
        """Give the work back now."""
        check_may_cover(person_id)
        command = WithdrawSubstitute(person_id)
        with transaction() as work:
            people = work.use(People)
            guard(PersonOut, people.lock(person_id))
            work.publish(*withdraw_substitute.handle(command, people, work.timers))


def _locked(people: People, command: NameSubstitute) -> Person:
    """Lock the person for a change, in the order in which the handler locks both."""
    other = people.find(command.substitute_id)
    person, _ = people.lock_both(command.person_id, other.person_id if other else command.person_id)
    return person
