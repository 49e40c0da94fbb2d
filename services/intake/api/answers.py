"""How a refused request is answered: 400 with every field and reason, and who may bring whose leavers."""

from uuid import UUID, uuid4

from flask import Response

from access.actor import current_actor
from language.texts import N_, _
from rest.problems import problem
from services.intake.domain import refusals

CORRECT = N_("Verbeter de genoemde velden en stuur opnieuw.")


def own_school() -> UUID | None:
    """Give the school to which the reader's writing is limited; none for the coordinator, who writes for the region."""
    actor = current_actor()
    if actor.role == "coordinator":
        return None
    return actor.organisation_id or uuid4()  # without a school there is nothing to write for


def refused_leaver(refused: refusals.LeaverRefused) -> Response:
    """Answer with every reason, under the field that the sender used."""
    return problem(400, CORRECT, errors=[{"field": each.column, "reason": each.reason} for each in refused.refusals])


def refused_sheet(refused: refusals.SheetRefused) -> Response:
    """Answer with what makes the sheet unfit; nothing of it went in."""
    status = (
        413
        if isinstance(refused, refusals.SheetIsNotTooLarge)
        else 415
        if isinstance(refused, refusals.SheetIsCsvOrExcel)
        else 400
    )
    errors = [{"field": column, "reason": _(sentence)} for column, sentence in refused.problems]
    return problem(status, " ".join(dict.fromkeys(error["reason"] for error in errors)), errors=errors)
