"""The terms that hold here, and the holidays they are counted around: as they stand, for who looks after them."""

from datetime import date
from typing import Any

from flask_smorest import Blueprint

from access.actor import require_role
from rest.transaction import transaction
from services.aftercare.api.inputs import HolidaysQuery
from services.aftercare.api.outputs import HolidayOut, TermOut
from services.aftercare.domain.policy import PolicyRow
from services.aftercare.storage.calendar import named_holidays
from services.aftercare.storage.policies import Policies

blueprint = Blueprint("terms", __name__, url_prefix="/v1", description="Termijnen en feestdagen.")
looking = require_role("admin", "coordinator")


@blueprint.route("/terms", methods=["GET"])
@looking
@blueprint.response(200, TermOut(many=True))
def list_terms() -> list[PolicyRow]:
    """List every term with the day from which it holds."""
    with transaction() as work:
        return work.use(Policies).rows()


@blueprint.route("/holidays", methods=["GET"])
@looking
@blueprint.arguments(HolidaysQuery, location="query")
@blueprint.response(200, HolidayOut(many=True))
def list_holidays(query: dict[str, Any]) -> list[dict[str, date | str]]:
    """List the recognised holidays of a year (Algemene termijnenwet, article 3)."""
    with transaction():  # also looks whether the role is still held
        return [{"on": on, "name": name} for on, name in named_holidays(query["year"])]
