"""POST /v1/leaver-imports: a sheet of leavers, as a file or as rows that somebody read from one."""

from typing import Any

from flask import Response
from flask_smorest import Blueprint

from access.actor import require_role
from rest.auditing import about
from rest.transaction import transaction
from services.intake.api.answers import own_school, refused_sheet, with_owners
from services.intake.api.schemas import ImportAnswer, ImportQuery
from services.intake.api.sheets_sent import rows_sent, sheet_of, told
from services.intake.domain import refusals
from services.intake.handlers import close_exit_conversations, report_leaver
from services.intake.handlers.report_leaver import ReportLeavers
from services.intake.storage.exit_conversations import ExitConversations
from services.intake.storage.places import Places
from services.intake.storage.pupils import Pupils

blueprint = Blueprint("leaver_imports", __name__, url_prefix="/v1", description="Sheets of leavers")
SHEET = sheet_of("leerlingnummer;voornaam;achternaam;geboortedatum;brin;woongemeente;verlaten op;bestemming")


@blueprint.route("/leaver-imports", methods=["POST"])
@require_role("school_staff", "coordinator")
@blueprint.doc(requestBody=SHEET)
@blueprint.arguments(ImportQuery, location="query", as_kwargs=True)
@blueprint.response(200, ImportAnswer)
def import_leavers(*, dry_run: bool, with_refused_rows: bool) -> dict[str, Any] | Response:
    """Import a sheet, or look first (`dry_run=true`). Good rows go in together; each bad row is told with its reasons."""
    try:
        rows, notes = rows_sent()
    except refusals.SheetRefused as unfit:
        return refused_sheet(unfit)
    with transaction() as work:
        command = ReportLeavers(rows, own_school(), is_dry_run=dry_run)
        outcome = report_leaver.handle(command, work.use(Pupils), work.use(Places), work.now)
        work.publish(*outcome.events)
        if not dry_run:
            work.publish(
                *close_exit_conversations.handle(outcome.pupils, work.use(ExitConversations), work.timers, work.now)
            )
        about(change.pupil_id for change in outcome.changes)
        refused = with_owners(work, outcome.refused)
    wrong = {each.row for each in refused} if with_refused_rows else set()
    return told(outcome, rows, wrong) | {"refused": refused, "dry_run": dry_run, "notes": notes}
