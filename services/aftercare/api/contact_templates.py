"""The contact moments from which plans are laid out: to look at, and for the administrator to change."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from access.actor import require_role
from messaging.work import Work
from rest.transaction import transaction
from rest.versions import guard, guarded
from services.aftercare.api.plan_inputs import TemplateIn, WithdrawTemplateIn
from services.aftercare.api.plan_outputs import TemplateOut, TemplateVersionsOut
from services.aftercare.domain.contact_rules import TemplateNotFound
from services.aftercare.domain.contact_template import OF_THE_REGION, Step, TemplateVersion
from services.aftercare.handlers import set_contact_template, withdraw_contact_template
from services.aftercare.handlers.set_contact_template import SetContactTemplate
from services.aftercare.handlers.withdraw_contact_template import WithdrawContactTemplate
from services.aftercare.storage.contact_templates import ContactTemplates

blueprint = Blueprint(
    "contact-templates", __name__, url_prefix="/v1/contact-templates", description="Contactmomenten van de regio."
)
looking = require_role("admin", "coordinator")
changing = require_role("admin")


@blueprint.route("", methods=["GET"])
@looking
@blueprint.response(200, TemplateOut(many=True))
def list_templates() -> list[TemplateVersion]:
    """List every template with the day from which it holds: of the region, and of schools that have their own."""
    with transaction() as work:
        return work.use(ContactTemplates).all()


@blueprint.route("/<string:scope>", methods=["GET"])
@looking
@blueprint.response(200, TemplateVersionsOut)
def get_template(scope: str) -> dict[str, Any]:
    """Show one template in all its versions; `scope` is region, or the id of a school."""
    with transaction() as work:
        return _versions(work, scope)


@blueprint.route("/<string:scope>", methods=["PUT"])
@guarded
@changing
@blueprint.arguments(TemplateIn)
@blueprint.response(200, TemplateVersionsOut)
def put_template(body: dict[str, Any], scope: str) -> dict[str, Any]:
    """Set the contact moments of who leaves from a day on; for a school none at all means those of the region."""
    with transaction() as work:
        _as_known(work, scope)
        steps = [Step(**step) for step in body["steps"]]
        command = SetContactTemplate(_scope(scope), body["valid_from"], steps)
        set_contact_template.handle(command, work.use(ContactTemplates), work.now)
        return _versions(work, scope)


@blueprint.route("/<string:scope>", methods=["DELETE"])
@guarded
@changing
@blueprint.arguments(WithdrawTemplateIn)
@blueprint.response(200, TemplateVersionsOut)
def delete_template(body: dict[str, Any], scope: str) -> dict[str, Any]:
    """Take back a version that does not hold yet."""
    with transaction() as work:
        _as_known(work, scope)
        command = WithdrawContactTemplate(_scope(scope), body["valid_from"])
        withdraw_contact_template.handle(command, work.use(ContactTemplates), work.now)
        return _versions(work, scope)


def _as_known(work: Work, scope: str) -> None:
    """Refuse whoever knows another version of this template."""
    work.use(ContactTemplates).lock()
    guard(TemplateVersionsOut, _versions(work, scope))


def _versions(work: Work, scope: str) -> dict[str, Any]:
    named = _scope(scope)
    return {"scope": named, "versions": work.use(ContactTemplates).of(named)}


def _scope(given: str) -> str:
    """Read whose template it is; anything but the region or an id is no template."""
    if given == OF_THE_REGION:
        return given
    try:
        return str(UUID(given))
    except ValueError as wrong:
        raise TemplateNotFound(given) from wrong
