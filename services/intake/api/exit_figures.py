"""GET /v1/exit-conversation-figures: per school and per werkconsulent how the exit conversations of a school year stand."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_smorest import Blueprint

from access.actor import require_role
from rest.transaction import transaction
from services.intake.api import exit_shapes as shapes
from services.intake.api.exit_owing import visible
from services.intake.domain.days import day_of, school_year_of

blueprint = Blueprint("exit_figures", __name__, url_prefix="/v1", description="Exit conversations, counted")


@blueprint.route("/exit-conversation-figures", methods=["GET"])
@require_role("school_staff", "werkconsulent", "coordinator")
@blueprint.arguments(shapes.ExitFigureQuery, location="query")
@blueprint.response(200, shapes.ExitFigureAnswer(many=True))
def figures(query: dict[str, Any]) -> Sequence[Mapping[str, Any]]:
    """Count, as far as the reader sees them; what nobody joins stands under no werkconsulent."""
    with transaction() as work:
        year = query.get("school_year", school_year_of(day_of(work.now)))
        return visible(work).figures(year, work.now)
