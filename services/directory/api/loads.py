"""A whole file of organisations and people: all of it goes in, or every error is named with its line."""

from dataclasses import asdict, replace
from typing import Any

from flask.views import MethodView
from flask_smorest import Blueprint
from marshmallow import EXCLUDE, Schema, fields, validate

from access.actor import current_actor
from language.texts import N_, Later
from rest.inputs import MESSAGES
from rest.transaction import transaction
from services.directory.api.lines import read
from services.directory.api.rights import writing
from services.directory.handlers import load_directory
from services.directory.handlers.load_directory import LoadDirectory, Refusal, Report
from services.directory.storage.organisations import Organisations
from services.directory.storage.people import People

MOST_ROWS = 5000

blueprint = Blueprint("directory-loads", __name__, url_prefix="/v1/directory-loads", description="Hele bestanden.")


class LoadIn(Schema):
    """The file as a whole; its lines are looked at one by one."""

    organisations = fields.List(
        fields.Dict(),
        load_default=list,
        validate=validate.Length(max=MOST_ROWS, error=Later("Hoogstens {max} tegelijk.")),
        error_messages={"invalid": N_("Geef een lijst.")},
    )
    people = fields.List(
        fields.Dict(),
        load_default=list,
        validate=validate.Length(max=MOST_ROWS, error=Later("Hoogstens {max} tegelijk.")),
        error_messages={"invalid": N_("Geef een lijst.")},
    )


class LoadQuery(Schema):
    class Meta:
        unknown = EXCLUDE

    dry_run = fields.Boolean(load_default=False, error_messages=MESSAGES)


class RefusalOut(Schema):
    line = fields.Integer()
    column = fields.String()
    reason = fields.String()


class LoadOut(Schema):
    """What was, or would be, new and changed; with a refusal nothing is loaded."""

    new = fields.Integer()
    changed = fields.Integer()
    unchanged = fields.Integer()
    refused = fields.List(fields.Nested(RefusalOut))
    dry_run = fields.Boolean()
    is_loaded = fields.Boolean()


class NothingIsKept(Exception):
    """Ends the transaction without keeping anything of it but the report."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self.report = report


@blueprint.route("")
class LoadsView(MethodView):
    @writing
    @blueprint.arguments(LoadIn)
    @blueprint.arguments(LoadQuery, location="query")
    @blueprint.response(200, LoadOut)
    def post(self, body: dict[str, Any], query: dict[str, bool]) -> dict[str, Any]:
        """Load a file, or look what it would change; twice changes nothing."""
        command, refused = read(body)
        command = replace(command, loaded_by=current_actor().person_id)
        report, is_loaded = _load(command, refused, is_dry_run=query["dry_run"])
        counts = {what: report.counts[what] for what in ("new", "changed", "unchanged")}
        lines = [asdict(each) for each in sorted(report.refused, key=lambda each: each.line)]
        return {**counts, "refused": lines, **query, "is_loaded": is_loaded}


def _load(command: LoadDirectory, refused: list[Refusal], *, is_dry_run: bool) -> tuple[Report, bool]:
    try:
        with transaction() as work:
            repositories = work.use(Organisations), work.use(People)
            report, events = load_directory.handle(command, *repositories, work.timers, work.now)
            report.refused += refused
            _keep(report, is_dry_run=is_dry_run)
            work.publish(*events)
    except NothingIsKept as looked:
        return looked.report, False
    return report, True


def _keep(report: Report, *, is_dry_run: bool) -> None:
    if report.refused or is_dry_run:
        raise NothingIsKept(report)
