"""POST /v1/pupil-imports: a sheet of pupils who are still at school, as a file or as rows that somebody read from one."""

from typing import Any

from flask import Response
from flask_smorest import Blueprint

from access.actor import require_role
from rest.auditing import about
from rest.transaction import transaction
from services.intake.api.answers import own_school, refused_sheet, with_owners
from services.intake.api.exit_owing import owe_conversations
from services.intake.api.schemas import ImportAnswer, ImportQuery
from services.intake.api.sheets_sent import rows_sent, sheet_of, told
from services.intake.domain import refusals
from services.intake.domain.vocabulary import PUPILS
from services.intake.handlers import register_pupils
from services.intake.handlers.register_pupils import RegisterPupils
from services.intake.storage.exit_plans import ExitPlans
from services.intake.storage.places import Places
from services.intake.storage.pupils import Pupils

blueprint = Blueprint("pupil_imports", __name__, url_prefix="/v1", description="Sheets of pupils")
SHEET = sheet_of("leerlingnummer;voornaam;achternaam;geboortedatum;brin;gemeente;laatste schooljaar")


@blueprint.route("/pupil-imports", methods=["POST"])
@require_role("school_staff", "coordinator")
@blueprint.doc(requestBody=SHEET)
@blueprint.arguments(ImportQuery, location="query", as_kwargs=True)
@blueprint.response(200, ImportAnswer)
def import_pupils(*, dry_run: bool, with_refused_rows: bool) -> dict[str, Any] | Response:
    """Import a sheet, or look first (`dry_run=true`). Good rows go in together; each bad row is told with its reasons."""
    try:
        rows, notes = rows_sent(PUPILS)
    except refusals.SheetRefused as unfit:
        return refused_sheet(unfit)
    with transaction() as work:
        command = RegisterPupils(rows, own_school(), is_dry_run=dry_run)
        outcome = register_pupils.handle(command, work.use(Pupils), work.use(ExitPlans), work.use(Places), work.now)
        work.publish(*outcome.events)
        owe_conversations(work, outcome.pupils)
        about(change.pupil_id for change in outcome.changes)
        refused = with_owners(work, outcome.refused)
    wrong = {each.row for each in refused} if with_refused_rows else set()
    return told(outcome, rows, wrong) | {"refused": refused, "dry_run": dry_run, "notes": notes}
